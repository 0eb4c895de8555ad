import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dialogueTexts } from '../../src-shared/i18n/catalogues/dialogue.ts'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { start, takeSeats } from '../journeys/lobby.ts'
import { fromMenu, leaveItem, leaveWait, undo, untilUndoable } from '../journeys/moderator.ts'
import { changing, groupOf, partOf, press, type Room, segmentOn, texts, touchButton, untilOn, untilPhase } from '../journeys/room.ts'
import { expect, test } from './support/fixture.ts'
import { packOf } from './support/packs.ts'

const minute = 60_000
const programme = (room: Room) => room.main.slices().room.programme
const seat = (room: Room) => partOf(room.main.slices(), 'round')?.seat
const turn = (room: Room) => {
  const round = partOf(room.main.slices(), 'round')
  if (round === null) throw new Error('there is no turn')
  return round.turn
}
const seatChanges = (room: Room, act: () => Promise<unknown>) => changing(room, () => seat(room), act)
const dialogueChanges = (room: Room, act: () => Promise<unknown>) => changing(room, (slices) => groupOf(slices).dialogue, act)

test('the keys of a presenter button lead through a round, hold it, explain it and take it back', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['dialogue-1', 'pause']) })
  await takeSeats(room, [5])
  // The button starts the seminar too.
  await press(room, 'PageDown')
  await untilOn(room, 'dialogue-1')

  await seatChanges(room, () => press(room, 'PageDown'))
  await seatChanges(room, () => press(room, 'ArrowRight'))
  await seatChanges(room, () => press(room, 'Space'))
  expect(seat(room)).toBe(3)
  await seatChanges(room, () => press(room, 'PageUp'))
  expect(seat(room)).toBe(2)
  await untilUndoable(room, 'turn-back')
  await seatChanges(room, () => press(room, 'Backspace'))
  expect(seat(room)).toBe(3)

  await changing(
    room,
    () => programme(room).paused,
    () => press(room, 'b'),
  )
  expect(programme(room).paused).toBe(true)
  expect(turn(room).state).toBe('held')
  await expect(room.page.getByRole('status').filter({ hasText: texts(room, frameTexts).paused })).toBeVisible()
  await changing(
    room,
    () => programme(room).paused,
    () => press(room, '.'),
  )
  expect(turn(room).state).toBe('running')

  await press(room, 'h')
  const help = room.page.getByRole('dialog', { name: texts(room, frameTexts).helpTitle })
  await expect(help).toBeVisible()
  // While help is open, a press does not move the programme behind it.
  await press(room, 'PageDown')
  await press(room, 'F1')
  await expect(help).toBeHidden()
  expect(seat(room)).toBe(3)
})

test('a button held down, or one whose contact rattles, is one press', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['dialogue-1']) })
  await start(room)
  await untilOn(room, 'dialogue-1')
  await room.page.keyboard.down('PageDown')
  for (let repeat = 0; repeat < 8; repeat++) await room.page.keyboard.down('PageDown')
  await room.page.keyboard.up('PageDown')
  await room.main.until(() => seat(room) !== 0)
  // What comes after it in the same pipe has been heard, and so has all that came before.
  await changing(
    room,
    () => programme(room).paused,
    () => press(room, 'b'),
  )
  expect(seat(room)).toBe(1)
})

test('by touch: pass and come back, a minute more, and closing a round early only after a question', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['dialogue-1']) })
  await takeSeats(room, [4])
  await start(room)
  await untilOn(room, 'dialogue-1')
  const words = texts(room, dialogueTexts)

  const before = turn(room)
  await dialogueChanges(room, () => touchButton(room, words.minuteMore))
  expect(turn(room).total).toBe(before.total + minute)

  await seatChanges(room, () => touchButton(room, words.pass))
  await seatChanges(room, () => touchButton(room, words.next))
  await seatChanges(room, () => touchButton(room, words.next))
  expect(partOf(room.main.slices(), 'round')).toMatchObject({ seat: 3, seats: ['passed', 'spoken', 'spoken', 'speaking'] })
  await seatChanges(room, () => touchButton(room, words.back))
  expect(seat(room)).toBe(2)

  await touchButton(room, words.closeRound)
  await expect(room.page.getByText(words.closeRoundAsk('1 och 4', false))).toBeVisible()
  await touchButton(room, words.closeRoundNo)
  expect(seat(room)).toBe(2)
  await touchButton(room, words.closeRound)
  await dialogueChanges(room, () => touchButton(room, words.closeRoundYes))
  expect(partOf(room.main.slices(), 'open')).not.toBeNull()
  await dialogueChanges(room, () => undo(room, 'round-close'))
  expect(partOf(room.main.slices(), 'round')).toMatchObject({ seat: 2, seats: ['passed', 'spoken', 'speaking', 'waiting'] })
})

test('extend, shorten, skip, back and pause can each be taken back for five seconds, exactly', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['dialogue-1', 'pause', 'closing']) })
  await start(room)
  await untilOn(room, 'dialogue-1')
  await seatChanges(room, () => press(room, 'PageDown'))
  const lengths = () => programme(room).rows.map(({ id, state, allotted }) => ({ id, state, allotted }))
  const before = lengths()
  const allotted = () => programme(room).rows.find(({ id }) => id === 'dialogue-1')?.allotted ?? 0
  const restored = async () => {
    await room.main.until(() => JSON.stringify(lengths()) === JSON.stringify(before) && !programme(room).paused)
    expect(segmentOn(room.main.slices())).toBe('dialogue-1')
    expect(seat(room)).toBe(1)
  }

  await changing(room, allotted, () => fromMenu(room, 'moreTime'))
  expect(allotted()).toBe(35 * minute)
  await undo(room, 'extend')
  await restored()

  await changing(room, allotted, () => fromMenu(room, 'lessTime'))
  expect(allotted()).toBe(25 * minute)
  await undo(room, 'shorten')
  await restored()

  await leaveItem(room)
  expect(segmentOn(room.main.slices())).toBe('pause')
  await undo(room, 'skip')
  await restored()

  await changing(
    room,
    () => programme(room).paused,
    () => fromMenu(room, 'menuPause'),
  )
  await undo(room, 'pause')
  await restored()

  // Back from the pause into the dialogue, and that taken back is the pause again.
  await leaveItem(room)
  await changing(room, segmentOn, () => fromMenu(room, 'backButton'))
  expect(segmentOn(room.main.slices())).toBe('dialogue-1')
  await changing(room, segmentOn, () => undo(room, 'back'))
  expect(segmentOn(room.main.slices())).toBe('pause')

  // Five seconds later there is no way back any more.
  await changing(
    room,
    () => programme(room).paused,
    () => press(room, 'b'),
  )
  const until = programme(room).undo?.until ?? 0
  expect(until - room.main.now()).toBeGreaterThan(3500)
  await room.main.untilTime(until)
  await expect(room.page.getByRole('button', { name: texts(room, frameTexts).undo, exact: true })).toBeHidden()
  await press(room, 'Backspace')
  await changing(
    room,
    () => programme(room).paused,
    () => press(room, 'b'),
  )
  expect(segmentOn(room.main.slices())).toBe('pause')
})

test('a room need not wait for a fixed time: that is asked about once, taken back, and come back to', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['plenary', 'closing']) })
  await start(room)
  await untilPhase(room, 'waiting')
  for (const key of ['PageDown', 'Enter']) await press(room, key)
  expect(programme(room).phase).toMatchObject({ name: 'waiting', segment: 'plenary' })

  await leaveWait(room)
  expect(segmentOn(room.main.slices())).toBe('closing')
  await undo(room, 'skip')
  await untilPhase(room, 'waiting')

  await leaveWait(room)
  await fromMenu(room, 'backButton')
  await untilPhase(room, 'waiting')
  expect(programme(room).rows.find(({ id }) => id === 'plenary')?.state).toBe('coming')
})

test('no press ends a talk; leaving it is asked about once and can be taken back', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['talk-1', 'talk-2', 'pause']) })
  await start(room)
  await untilOn(room, 'talk-1')
  await room.page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 2)
  for (const key of ['PageDown', 'ArrowRight', 'Enter', 'Space', 'PageDown']) await press(room, key)
  await changing(
    room,
    () => programme(room).paused,
    () => press(room, 'b'),
  )
  expect(segmentOn(room.main.slices())).toBe('talk-1')
  await expect.poll(() => room.page.evaluate(() => document.querySelector('video')?.paused)).toBe(true)
  await changing(
    room,
    () => programme(room).paused,
    () => press(room, 'b'),
  )
  await expect.poll(() => room.page.evaluate(() => document.querySelector('video')?.paused)).toBe(false)

  const position = programme(room).media?.position ?? 0
  await leaveItem(room)
  expect(segmentOn(room.main.slices())).toBe('talk-2')
  await undo(room, 'skip')
  await untilOn(room, 'talk-1')
  const back = programme(room).media?.position ?? 0
  expect(back).toBeGreaterThanOrEqual(position)
  expect(back).toBeLessThan(position + 12_000)
})

test('the button on the screen does what the button on the table does', async ({ kiosk, folder, profile }) => {
  await mkdir(profile, { recursive: true })
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ emulator: true }))
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['dialogue-1']) })
  await start(room)
  await untilOn(room, 'dialogue-1')
  const words = texts(room, frameTexts)
  const button = room.page.getByRole('complementary', { name: words.emulator })
  await seatChanges(room, () => touchButton(room, words.onButton, button))
  await seatChanges(room, () => touchButton(room, words.onButton, button))
  await seatChanges(room, () => touchButton(room, words.backButton, button))
  expect(seat(room)).toBe(1)
  await changing(
    room,
    () => programme(room).paused,
    () => touchButton(room, words.pauseButton, button),
  )
  expect(programme(room).paused).toBe(true)
})
