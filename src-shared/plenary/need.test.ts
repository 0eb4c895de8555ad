import { expect, it } from 'vitest'
import { tryRoom } from '../room/try-room.ts'
import { exampleSeminar } from '../seminar/example.ts'
import { leads, plenaryNeed, standsWarm } from './need.ts'

/** The example's plenary is from minute 70 to 100, after a pause from 60. */
const needAt = (minute: number, started = true) => {
  const room = tryRoom(exampleSeminar())
  if (started) room.start(7)
  room.to(16)
  room.apply({ type: 'media-ended', segment: 'talk-1' })
  room.to(30)
  room.apply({ type: 'media-ended', segment: 'talk-2' })
  room.to(Math.min(60, minute))
  if (minute >= 60) for (let presses = 0; room.on() === 'dialogue-1' && presses < 50; presses += 1) room.press('next')
  room.to(minute)
  return plenaryNeed(room.view().programme, false, room.minute(minute))
}

it('holds the line while the seminar goes on, and the media from the item before', () => {
  expect(needAt(31)).toEqual({ segment: 'plenary', line: true, media: false, on: false })
  expect(needAt(62)).toEqual({ segment: 'plenary', line: true, media: true, on: false })
  expect(needAt(71)).toEqual({ segment: 'plenary', line: true, media: true, on: true })
  expect(needAt(101).line).toBe(false)
})

it('is there in time also where nobody has started, and not for ever', () => {
  const room = tryRoom(exampleSeminar())
  const at = (minute: number) => plenaryNeed(room.view().programme, false, room.minute(minute))
  expect(at(-60).line).toBe(false)
  expect(at(-15).line).toBe(true)
  room.to(600)
  expect(at(600).line).toBe(false)
})

it('is none in a rehearsal', () => {
  const room = tryRoom(exampleSeminar())
  room.start(7)
  expect(plenaryNeed(room.view().programme, true, room.minute(71)).segment).toBeNull()
})

it('goes by the desk, and has sound before its plenary is on, only of the very plenary that it comes to and not in a trial', () => {
  const near = needAt(62)
  const [its, other, tried] = [
    { segment: 'plenary', trial: false },
    { segment: 'another', trial: false },
    { segment: 'plenary', trial: true },
  ]
  expect([its, other, tried].map((view) => leads(view, near))).toEqual([true, false, false])
  expect([its, other, tried, null].map((view) => standsWarm(view, near))).toEqual([true, false, false, true])
  expect([its, other, null].map((view) => standsWarm(view, needAt(71)))).toEqual([true, true, true])
  expect(standsWarm(its, needAt(31))).toBe(false)
})
