import { buttonsTexts } from '../../src-shared/i18n/catalogues/buttons.ts'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { start } from '../journeys/lobby.ts'
import { openMenu } from '../journeys/moderator.ts'
import { partOf, type Room, texts, touchButton, untilOn } from '../journeys/room.ts'
import { enterPin } from '../journeys/staff.ts'
import { expect, test } from './support/fixture.ts'
import { packOf } from './support/packs.ts'
import { setPin } from './support/staff-pin.ts'

const seat = (room: Room) => partOf(room.main.slices(), 'round')?.seat
const untilSeat = (room: Room, wanted: number) => room.main.until((slices) => partOf(slices, 'round')?.seat === wanted, 10_000)
const hand = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A pedal that sends F13, which no keyboard has; Playwright does not know it either. */
const pedalOf = async (room: Room) => {
  const session = await room.page.context().newCDPSession(room.page)
  const key = { key: 'F13', code: 'F13', windowsVirtualKeyCode: 124 }
  const down = () => session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  const up = () => session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  const tap = async () => {
    await down()
    await hand(60)
    await up()
  }
  /** In the page itself: a machine that is busy brings two keys too late for a double press. */
  const tapTwice = () =>
    room.page.evaluate(async () => {
      for (const type of ['keydown', 'keyup', 'keydown', 'keyup']) {
        dispatchEvent(new KeyboardEvent(type, { key: 'F13', cancelable: true }))
        await new Promise((resolve) => setTimeout(resolve, 40))
      }
    })
  return { down, up, tap, tapTwice }
}

/** Longer than the second press of a double press may take. */
const aWhile = 450

test('one button leads through a round: on, back, a pause and help', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['dialogue-1']) })
  await start(room)
  await untilOn(room, 'dialogue-1')
  const pedal = await pedalOf(room)
  const words = texts(room, buttonsTexts)
  expect(seat(room)).toBe(0)

  await test.step('a press counts when the button goes down', async () => {
    await pedal.down()
    await untilSeat(room, 1)
    await pedal.up()
    await hand(aWhile)
    await pedal.tap()
    await untilSeat(room, 2)
    await hand(aWhile)
  })

  await test.step('two quick ones go back, from where it was before them', async () => {
    await pedal.tapTwice()
    await untilSeat(room, 1)
    await hand(aWhile)
    expect(seat(room)).toBe(1)
  })

  await test.step('a long one shows its ring, moves nothing, and pauses', async () => {
    await pedal.down()
    const ring = room.page.getByText(words.letGo(words.does_pause))
    await expect(ring).toBeVisible()
    expect(seat(room)).toBe(1)
    await pedal.up()
    await room.main.until(({ room: { programme } }) => programme.paused, 10_000)
    await expect(ring).toBeHidden()
    expect(seat(room)).toBe(1)
    await hand(aWhile)
  })

  await test.step('a very long one brings help, and the next press takes it away without moving anything', async () => {
    const help = room.page.getByRole('dialog', { name: texts(room, frameTexts).helpTitle })
    await pedal.down()
    await expect(help).toBeVisible()
    await pedal.up()
    await hand(aWhile)
    await pedal.tap()
    await expect(help).toBeHidden()
    await hand(aWhile)
    expect(seat(room)).toBe(1)
  })
})

test('staff teach the room a key, and it is the button from then on', async ({ kiosk, folder, profile }) => {
  await setPin(profile, '24681357')
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['dialogue-1']) })
  await start(room)
  await untilOn(room, 'dialogue-1')
  await openMenu(room)
  await touchButton(room, texts(room, frameTexts).staff)
  await enterPin(room, '24681357')
  const words = texts(room, buttonsTexts)
  await room.page.getByRole('button', { name: words.title, exact: true }).click()
  await expect(room.page.getByText(words.none)).toBeVisible()
  await room.page.getByRole('button', { name: words.teach, exact: true }).click()
  await expect(room.page.getByText(words.teaching)).toBeVisible()
  for (const _ of [1, 2]) {
    await room.page.keyboard.press('q')
    await hand(300)
  }
  await expect(room.page.getByText(words.taught('q'))).toBeVisible()
  // Pressed on this page it is tried, and moves nothing.
  await room.page.keyboard.press('q')
  await expect(room.page.getByText(/^q:/)).toBeVisible()
  expect(seat(room)).toBe(0)
  await room.page.keyboard.press('Escape')
  await hand(aWhile)
  await room.page.keyboard.press('q')
  await untilSeat(room, 1)
})
