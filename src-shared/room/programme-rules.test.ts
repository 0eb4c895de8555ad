import { expect, test } from 'vitest'
import { exampleConference, exampleSeminar } from '../seminar/example.ts'
import { duration, minutes } from '../time/time.ts'
import { tryRoom } from './try-room.ts'

/** A group that starts so late, and whose talks are reported to end exactly when they do. */
const started = (late: number, seats = 7) => {
  const room = tryRoom(exampleSeminar(), { from: late })
  room.start(seats)
  return room
}
/** Through welcome and both talks to the first dialogue. */
const atDialogue = (late: number) => {
  const room = started(late)
  room.to(late + 16)
  room.apply({ type: 'media-ended', segment: 'talk-1' })
  room.to(late + 30)
  room.apply({ type: 'media-ended', segment: 'talk-2' })
  return room
}

test('a group that is ready early waits for the planned start', () => {
  const room = started(-5)
  expect(room.on()).toBe('armed')
  expect(room.changesIn()).toBe(0)
  room.to(0)
  expect(room.on()).toBe('welcome')
  expect(room.row('welcome').starts).toBe(0)
})

test('a group that starts six minutes late loses a fair share of dialogue and pause, never of a talk, and sees it', () => {
  const room = started(6)
  expect(room.row('talk-1').allotted).toBe(14)
  expect(room.row('talk-2').allotted).toBe(14)
  // 15 minutes of slack in the dialogue and 7 in the pause: 4.09 and 1.91 of the 6.
  expect(room.row('dialogue-1').allotted).toBeCloseTo(30 - (6 * 15) / 22, 3)
  expect(room.row('pause').allotted).toBeCloseTo(10 - (6 * 7) / 22, 3)
  expect(room.row('plenary')).toMatchObject({ starts: 70, ends: 100 })
  expect(room.row('dialogue-2').allotted, 'what comes after the rendezvous loses nothing').toBe(30)
  expect(room.notice('shortened')).toMatchObject({ lost: minutes(6), segments: [{ id: 'dialogue-1' }, { id: 'pause' }] })
})

test('before anybody presses start, a late room already sees what it will lose', () => {
  const room = tryRoom(exampleSeminar(), { from: 4.5 })
  expect(room.view().programme.phase).toEqual({ name: 'before' })
  expect(room.notice('shortened')).toMatchObject({ lost: minutes(5) })
  expect(room.changesIn()).toBe(5)
})

test('what cannot be absorbed is said at once, with the choices', () => {
  const room = started(40)
  expect(room.notice('late-for')).toEqual({ kind: 'late-for', segment: 'plenary', by: minutes(18), choice: null })
})

test('without a choice, the room goes to the rendezvous by itself, but not out of a talk', () => {
  const room = started(45)
  room.to(70)
  expect(room.on()).toBe('talk-2')
  room.to(75)
  room.apply({ type: 'media-ended', segment: 'talk-2' })
  expect(room.on()).toBe('plenary')
  expect(room.row('dialogue-1')).toMatchObject({ state: 'skipped', skippedBy: 'rendezvous' })
  expect(room.left()).toBe(25)
})

test('a group that chose to join late keeps its dialogue at its minimum and joins then', () => {
  const room = atDialogue(30)
  expect(room.ask({ name: 'room.lateChoice', args: { segment: 'plenary', choice: 'join-late' } })).toBeNull()
  room.to(74)
  expect(room.on()).toBe('dialogue-1')
  expect(room.row('dialogue-1').allotted).toBe(15)
  expect(room.press('next')).toEqual(['turn-next'])
  expect(room.ask({ name: 'room.next', args: { segment: 'dialogue-1' } })).toBeNull()
  room.to(77)
  expect(room.on()).toBe('plenary')
  expect(room.row('plenary')).toMatchObject({ starts: 77, ends: 100 })
})

test('a group that chose to skip the rest waits for the rendezvous', () => {
  const room = atDialogue(30)
  room.to(62)
  expect(room.ask({ name: 'room.lateChoice', args: { segment: 'plenary', choice: 'skip-rest' } })).toBeNull()
  expect(room.on()).toBe('waiting for plenary')
  expect(room.changesIn()).toBeCloseTo(62 + 5 / 60, 3)
  expect(room.ask({ name: 'room.undo', args: { event: room.events.length - 1 } })).toBeNull()
  expect(room.on()).toBe('dialogue-1')
})

test('the countdown of a group that is about to be taken along shows when', () => {
  const room = atDialogue(32)
  expect(room.row('dialogue-1').allotted).toBe(15)
  expect(room.left()).toBe(8)
})

test('a dialogue waits for its moderator, counts up past its end, and is ended by the rendezvous at the latest', () => {
  const room = atDialogue(0)
  room.to(65)
  expect(room.on()).toBe('dialogue-1')
  expect(room.left()).toBe(-5)
  expect(room.row('pause').allotted).toBe(4)
  room.to(70)
  expect(room.on()).toBe('plenary')
})

test('minutes that the moderator adds are given in full and paid by what comes before the rendezvous', () => {
  const room = atDialogue(6)
  const before = room.left()
  room.ask({ name: 'room.extend', args: { segment: 'dialogue-1', by: minutes(5) } })
  expect(room.left()).toBeCloseTo(before + 5, 6)
  expect(room.row('pause').allotted).toBeCloseTo(10 - (6 * 7) / 22 - 5, 3)
  expect(room.row('plenary').starts).toBe(70)
  // One tenth of a minute is left that the pause could give.
  room.ask({ name: 'room.extend', args: { segment: 'dialogue-1', by: minutes(5) } })
  expect(room.row('pause').allotted).toBeCloseTo(3, 6)
  expect(room.ask({ name: 'room.extend', args: { segment: 'dialogue-1', by: minutes(1) } })).toBe('no-time-left')
})

test('minutes that the moderator takes away go back to those who lost some', () => {
  const room = atDialogue(6)
  const before = room.left()
  room.ask({ name: 'room.extend', args: { segment: 'dialogue-1', by: minutes(-1) } })
  expect(room.left()).toBeCloseTo(before - 1, 6)
  expect(room.row('pause').allotted).toBeCloseTo(10 - (6 * 7) / 22 + 1, 3)
  expect(room.ask({ name: 'room.extend', args: { segment: 'dialogue-1', by: minutes(-30) } })).toBeNull()
  expect(room.row('dialogue-1').allotted, 'not below the minimum').toBe(15)
  expect(room.ask({ name: 'room.extend', args: { segment: 'dialogue-1', by: minutes(-1) } })).toBe('no-time-left')
})

test('overtime stays overtime over a pause and a crash', () => {
  const room = atDialogue(0)
  room.to(62)
  room.press('pause-or-resume')
  room.to(63)
  expect(room.left()).toBe(-2)
  room.press('pause-or-resume')
  expect(room.left()).toBe(-2)
  room.apply({ type: 'restored', lastAlive: room.minute(63) })
  expect(room.left()).toBe(-2)
})

test('a paused room stands still, and what it loses is shared when it goes on', () => {
  const room = atDialogue(0)
  room.to(40)
  room.press('pause-or-resume')
  const held = room.view().programme.countdown
  room.to(44)
  expect(room.view().programme.countdown).toEqual(held)
  expect(room.view().programme.paused).toBe(true)
  room.press('pause-or-resume')
  expect(room.row('dialogue-1').allotted).toBeCloseTo(30 - (4 * 15) / 22, 3)
  expect(room.row('plenary').starts).toBe(70)
})

test('a paused room is not taken to the rendezvous until it goes on', () => {
  const room = atDialogue(0)
  room.to(60)
  room.press('pause-or-resume')
  room.to(80)
  expect(room.on()).toBe('dialogue-1')
  expect(room.notice('late-for')).toMatchObject({ segment: 'plenary' })
  room.press('pause-or-resume')
  expect(room.on()).toBe('plenary')
  expect(room.left()).toBe(20)
})

test('a group that comes early to a fixed time waits for it', () => {
  const room = atDialogue(0)
  room.ask({ name: 'room.skip', args: { segment: 'dialogue-1' } })
  expect(room.on()).toBe('pause')
  room.press()
  expect(room.on()).toBe('waiting for plenary')
  expect(room.press(), 'nothing to press on').toEqual([])
  room.to(70)
  expect(room.on()).toBe('plenary')
})

test('a moderator may go on without waiting, take it back, and come back to what was left out as long as it lasts', () => {
  const room = atDialogue(0)
  room.ask({ name: 'room.skip', args: { segment: 'dialogue-1' } })
  room.press()
  expect(room.ask({ name: 'room.skip', args: { segment: 'plenary' } })).toBeNull()
  expect(room.on()).toBe('dialogue-2')
  expect(room.row('plenary')).toMatchObject({ state: 'skipped', skippedBy: 'moderator' })
  expect(room.ask({ name: 'room.undo', args: { event: room.view().programme.undo?.event ?? -1 } })).toBeNull()
  expect(room.on()).toBe('waiting for plenary')

  room.ask({ name: 'room.skip', args: { segment: 'plenary' } })
  room.to(50)
  expect(room.press('back')).toEqual(['back'])
  expect(room.on()).toBe('waiting for plenary')
  room.ask({ name: 'room.skip', args: { segment: 'plenary' } })
  room.to(75)
  expect(room.on(), 'nobody is taken to what was left out').toBe('dialogue-2')
  expect(room.press('back')).toEqual(['back'])
  expect(room.on()).toBe('plenary')
  expect(room.left()).toBe(25)
})

test('a press cannot end a talk; leaving one is skipping it, and can be taken back at the same second', () => {
  const room = started(0)
  room.to(5)
  expect(room.press()).toEqual([])
  expect(room.ask({ name: 'room.next', args: { segment: 'talk-1' } })).toBe('recording-plays')
  expect(room.ask({ name: 'room.extend', args: { segment: 'talk-1', by: minutes(1) } })).toBe('recording-plays')
  room.ask({ name: 'room.skip', args: { segment: 'talk-1' } })
  expect(room.on()).toBe('talk-2')
  expect(room.view().programme.undo).toMatchObject({ action: 'skip' })
  room.to(5.05)
  expect(room.ask({ name: 'room.undo', args: { event: 1 } })).toBeNull()
  expect(room.on()).toBe('talk-1')
  expect(room.left()).toBeCloseTo(14 - 3.05, 6)
  expect(room.view().programme.undo).toBeUndefined()
})

test('a talk that the page does not report the end of goes on after its length and a moment', () => {
  const room = started(0)
  room.to(16)
  expect(room.on()).toBe('talk-1')
  room.to(16 + 3 / 60)
  expect(room.on()).toBe('talk-2')
})

test('a talk that stalls ends later, at its own last second', () => {
  const room = started(0)
  room.to(10)
  room.ask({ name: 'talk.stalled', args: { segment: 'talk-1', position: minutes(6) } })
  expect(room.left()).toBe(8)
  expect(room.view().programme.media).toMatchObject({ position: minutes(6), playing: true, length: minutes(14) })
})

test('a report that agrees with the room is a sign of life and moves nothing; one that does not is believed', () => {
  const room = started(0)
  room.to(10)
  const { position, asOf } = room.view().programme.media ?? { position: 0, asOf: 0 }
  const here = position + (room.minute(10) - asOf)
  room.ask({ name: 'talk.progress', args: { segment: 'talk-1', position: duration(here - 150) } })
  expect(room.events.at(-1)).toEqual({ seq: room.events.length - 1, at: room.minute(10), type: 'beat' })
  expect(room.view().programme.media).toMatchObject({ position, asOf })
  room.ask({ name: 'talk.progress', args: { segment: 'talk-1', position: duration(here - 400) } })
  expect(room.view().programme.media).toMatchObject({ position: here - 400, asOf: room.minute(10) })
})

test('a report about another talk than the one that is on says nothing', () => {
  const room = started(0)
  room.to(10)
  const before = room.events.length
  room.ask({ name: 'talk.progress', args: { segment: 'talk-2', position: minutes(1) } })
  expect(room.events).toHaveLength(before)
})

test('a report that was sent before the talk was moved back does not move it forward again', () => {
  const room = started(0)
  room.to(10)
  room.ask({ name: 'talk.move', args: { segment: 'talk-1', position: minutes(2) } })
  room.ask({ name: 'talk.progress', args: { segment: 'talk-1', position: minutes(8) } })
  expect(room.left()).toBe(12)
})

test('a talk that cannot be played says so for half a minute and is passed over', () => {
  const room = started(0)
  room.to(4)
  room.ask({ name: 'talk.failed', args: { segment: 'talk-1', why: 'unreadable' } })
  expect(room.view().programme.media).toMatchObject({ failed: true, playing: false })
  room.to(4.5)
  expect(room.on()).toBe('talk-2')
  expect(room.row('talk-1')).toMatchObject({ state: 'skipped', skippedBy: 'media' })
  room.ask({ name: 'talk.failed', args: { segment: 'talk-2', why: 'missing' } })
  expect(room.press()).toEqual(['next'])
  expect(room.on()).toBe('dialogue-1')
})

test('back begins the segment before again, a talk from its first second', () => {
  const room = atDialogue(0)
  room.to(33)
  expect(room.press('back')).toEqual(['back'])
  expect(room.on()).toBe('talk-2')
  expect(room.left()).toBe(14)
  expect(room.row('talk-1').state).toBe('done')
  expect(room.row('talk-2').state).toBe('current')
})

test('nobody can go back before a fixed time that is now', () => {
  const room = atDialogue(0)
  room.to(72)
  expect(room.on()).toBe('plenary')
  expect(room.ask({ name: 'room.back', args: {} })).toBe('not-now')
  room.to(105)
  expect(room.on()).toBe('dialogue-2')
  expect(room.ask({ name: 'room.back', args: {} }), 'the plenary is over for everybody').toBe('not-now')
})

test('the end of the whole is fair to its last block as well, and what cannot be absorbed is said', () => {
  const room = atDialogue(0)
  room.to(100)
  room.press('pause-or-resume')
  room.to(105)
  room.press('pause-or-resume')
  expect(room.row('evaluation').ends).toBeCloseTo(140, 6)
  expect(room.notice('shortened')).toMatchObject({ lost: minutes(5) })
  room.press('pause-or-resume')
  room.to(130)
  room.press('pause-or-resume')
  expect(room.notice('ends-late')).toMatchObject({ by: minutes(9) })
})

test('a room that everybody has left is over an hour after the planned end', () => {
  const room = atDialogue(0)
  room.to(145)
  expect(room.on()).toBe('dialogue-2')
  room.to(199)
  expect(room.on()).toBe('dialogue-2')
  room.to(200)
  expect(room.on()).toBe('ended')
})

test('a room that came back is at the same second of the same talk', () => {
  const room = started(0)
  room.to(10)
  room.ask({ name: 'talk.progress', args: { segment: 'talk-1', position: minutes(8) } })
  room.to(12)
  room.apply({ type: 'restored', lastAlive: room.minute(10) })
  expect(room.on()).toBe('talk-1')
  expect(room.left()).toBe(6)
  expect(room.row('dialogue-1').allotted).toBeLessThan(30)
})

test('a rendezvous that came while the room was away is joined at once', () => {
  const room = atDialogue(0)
  room.to(80)
  room.apply({ type: 'restored', lastAlive: room.minute(60) })
  expect(room.on()).toBe('plenary')
  expect(room.row('plenary').starts).toBe(80)
})

test('a conference day runs from 09.30 to 16.00 over fixed sessions, gaps and a lunch', () => {
  const room = tryRoom(exampleConference(), { from: -10 })
  room.start(8)
  const seen: string[] = []
  const look = () => {
    if (seen.at(-1) !== room.on()) seen.push(room.on())
  }
  for (let minute = 0; minute <= 390; minute += 1) {
    room.to(minute)
    look()
    // The moderators of this day end what is theirs to end when its time is up.
    const { phase, countdown } = room.view().programme
    if (phase.name === 'running' && countdown?.state === 'running' && countdown.endsAt <= room.minute(minute)) {
      room.ask({ name: 'room.next', args: { segment: phase.segment } })
      look()
    }
  }
  expect(seen).toEqual([
    ...['coffee', 'opening', 'film', 'leg-stretcher', 'waiting for research', 'research', 'lunch', 'waiting for panel', 'panel', 'talk'],
    ...['dialogue', 'waiting for closing-session', 'closing-session', 'evaluation', 'ended'],
  ])
  expect(room.row('film')).toMatchObject({ starts: 60 })
  expect(room.row('panel')).toMatchObject({ starts: 225, ends: 285 })
  expect(room.row('closing-session').starts).toBe(345)
})
