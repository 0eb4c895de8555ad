import { expect, test } from 'vitest'
import { tryRoom } from '../../src-shared/room/try-room.ts'
import { exampleSeminar } from '../../src-shared/seminar/example.ts'
import { plus, seconds } from '../../src-shared/time/time.ts'
import { lossesOf, missedPlenary, talksAreWhole } from './lost-time.ts'

/** A group that starts so many minutes late. */
const started = (late: number) => {
  const room = tryRoom(exampleSeminar(), { from: late })
  room.start(7)
  return { room, programme: room.view().programme, now: room.minute(late) }
}

test('a group that is late loses minutes in order to meet the others, and its talks stay whole', () => {
  const { programme } = started(12)
  expect(lossesOf(programme)).toMatchObject([{ before: 'plenary', why: 'meet', cuts: [{ id: 'dialogue-1' }, { id: 'pause' }], lost: seconds(720) }])
  expect(talksAreWhole(programme.rows)).toBe(true)
  expect(missedPlenary(programme.rows, started(12).now)).toBeNull()
})

test('a group that comes when the plenary is over has missed it, and nothing is said of meeting anybody', () => {
  const { programme, now } = started(110)
  expect(missedPlenary(programme.rows, now)).toEqual({ id: 'plenary', over: true })
  expect(lossesOf(programme).map(({ before, why }) => [before, why])).toEqual([[null, 'late']])
})

test('a plenary that goes on while the group is in its talk for too long is missed, but not over', () => {
  const { programme, now } = started(110)
  expect(missedPlenary(programme.rows, plus(now, seconds(-11 * 60)))).toEqual({ id: 'plenary', over: false })
})

test('a plenary that the moderator left out is not missed', () => {
  const { room } = started(12)
  room.apply({ type: 'skip', segment: 'plenary' })
  const { programme } = room.view()
  expect(missedPlenary(programme.rows, room.minute(12))).toBeNull()
  expect(lossesOf(programme).every(({ before }) => before === null)).toBe(true)
})

test('what is lost after the plenary is lost for the end', () => {
  const { room } = started(0)
  room.to(100)
  expect(room.on()).toBe('dialogue-2')
  room.ask({ name: 'room.pause', args: {} })
  room.to(110)
  room.ask({ name: 'room.resume', args: {} })
  const { programme } = room.view()
  expect(lossesOf(programme)).toMatchObject([{ before: null, why: 'end' }])
  expect(talksAreWhole(programme.rows)).toBe(false)
})

test('where the group chose to join late, its minutes are not said to bring it there in time', () => {
  const { room, programme } = started(45)
  expect(programme.notices).toMatchObject([{ kind: 'late-for', choice: null }])
  room.ask({ name: 'room.lateChoice', args: { segment: 'plenary', choice: 'join-late' } })
  expect(lossesOf(room.view().programme).filter(({ before }) => before === 'plenary')).toMatchObject([{ why: 'late' }])
})
