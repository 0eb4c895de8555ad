import { dialogueTexts } from '../../src-shared/i18n/catalogues/dialogue.ts'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { writeAndSend } from '../journeys/dialogue.ts'
import { answerAll, closeEvaluation } from '../journeys/evaluation.ts'
import { start, takeSeats } from '../journeys/lobby.ts'
import { fromMenu } from '../journeys/moderator.ts'
import { changing, groupOf, paneOf, partOf, press, stepOf, texts, touchButton, untilOn } from '../journeys/room.ts'
import { expect, test } from './support/fixture.ts'
import { packOf } from './support/packs.ts'

const seats = [7, 5, 4, 8]
const groups = [0, 1, 2, 3]

test('four groups keep their own seats, turns and points on the common programme', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['dialogue-1', 'pause']) })
  await takeSeats(room, seats)
  await start(room)
  await untilOn(room, 'dialogue-1')
  const words = texts(room, dialogueTexts)
  const seatOf = (group: number) => partOf(room.main.slices(), 'round', group)?.seat
  const next = (group: number) =>
    changing(
      room,
      (slices) => groupOf(slices, group).dialogue,
      () => touchButton(room, words.next, paneOf(room, group)),
    )

  expect(room.main.slices().groups.map((group) => group.seats)).toEqual(seats)
  for (const [group, count] of seats.entries()) await expect(paneOf(room, group).getByRole('listitem')).toHaveCount(count)

  // Each group goes at its own pace; the one button on the table is the first group's.
  await next(1)
  await next(1)
  await next(3)
  await changing(
    room,
    (slices) => groupOf(slices, 0).dialogue,
    () => press(room, 'PageDown'),
  )
  expect(groups.map(seatOf)).toEqual([1, 2, 0, 1])
  await expect(paneOf(room, 1).getByText(words.seat(3), { exact: true })).toBeVisible()

  // A pass comes back at the end of that group's round, and the group ends its round without the others.
  await changing(
    room,
    (slices) => groupOf(slices, 2).dialogue,
    () => touchButton(room, words.pass, paneOf(room, 2)),
  )
  for (const seat of [1, 2, 3]) {
    expect(seatOf(2)).toBe(seat)
    await next(2)
  }
  expect(partOf(room.main.slices(), 'round', 2)).toMatchObject({ seat: 0, lastTurn: true })
  await changing(
    room,
    (slices) => groupOf(slices, 2).dialogue,
    () => touchButton(room, words.toNextPart, paneOf(room, 2)),
  )
  expect(partOf(room.main.slices(), 'open', 2)).not.toBeNull()

  await changing(
    room,
    (slices) => groupOf(slices, 2).dialogue,
    () => touchButton(room, words.onwards, paneOf(room, 2)),
  )
  await writeAndSend(room, ['Tredje gruppens tanke'], 2)
  await expect(paneOf(room, 2).getByText('Tredje gruppens tanke')).toBeVisible()
  expect(room.main.slices().groups.map(({ points }) => points?.sent ?? false)).toEqual([false, false, true, false])
  expect(groups.map(seatOf)).toEqual([1, 2, undefined, 1])

  // The programme is common: what the moderator does to it happens to all.
  await fromMenu(room, 'menuPause')
  await room.main.until((slices) => slices.room.programme.paused)
  expect(groups.flatMap((group) => partOf(room.main.slices(), 'round', group)?.turn.state ?? [])).toEqual(['held', 'held', 'held'])
  await touchButton(room, texts(room, frameTexts).resume)
  await room.main.until((slices) => !slices.room.programme.paused)
})

test('each group has an evaluation of its own, and the room goes on when all are done', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['evaluation']) })
  await takeSeats(room, [2, 3])
  await start(room)
  await untilOn(room, 'evaluation')

  await answerAll(room, { scale: 4, option: 1 }, 1)
  expect(stepOf(room.main.slices(), 0)).toMatchObject({ name: 'hand-over', done: 0, seats: 2 })
  expect(stepOf(room.main.slices(), 1)).toMatchObject({ name: 'hand-over', done: 1, seats: 3 })
  await closeEvaluation(room, 0)
  await press(room, 'PageDown')
  await closeEvaluation(room, 1)
  expect(room.main.slices().room.programme.phase.name).toBe('running')
  await press(room, 'PageDown')
  await room.main.until((slices) => slices.room.programme.phase.name === 'ended')
})
