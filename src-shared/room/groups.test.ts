import { expect, test } from 'vitest'
import { exampleSeminar } from '../seminar/example.ts'
import { planOf } from '../seminar/plan.ts'
import { rehearsalPlan } from '../seminar/rehearse.ts'
import { minutes } from '../time/time.ts'
import type { RoomAction } from './events.ts'
import { tryRoom } from './try-room.ts'

const atDialogue = (...seats: readonly number[]) => {
  const room = tryRoom(exampleSeminar())
  room.start(...seats)
  room.to(2)
  room.apply({ type: 'skip', segment: 'talk-1' }, { type: 'skip', segment: 'talk-2' })
  return room
}
const part = (room: ReturnType<typeof tryRoom>, group = 0) => room.view().groups[group]?.dialogue?.part
const pressThrough = (room: ReturnType<typeof tryRoom>, presses: number, group = 0) =>
  Array.from({ length: presses }, () => room.press('next', group)).flat()

test('one button leads a group through its whole dialogue and on', () => {
  const room = atDialogue(3)
  expect(part(room)).toMatchObject({ kind: 'round', seat: 0, turnsLeft: 3, lastTurn: false })
  expect(pressThrough(room, 3)).toEqual(['turn-next', 'turn-next', 'turn-next'])
  expect(part(room)).toMatchObject({ kind: 'open' })
  expect(pressThrough(room, 2)).toEqual(['part-next', 'part-next'])
  expect(part(room)).toEqual({ kind: 'finished' })
  expect(room.press()).toEqual(['next'])
  expect(room.on()).toBe('pause')
})

test('back goes to the turn before, the part before, and only then to the segment before', () => {
  const room = atDialogue(3)
  pressThrough(room, 4)
  expect(Array.from({ length: 5 }, () => room.press('back')).flat()).toEqual(['turn-back', 'turn-back', 'turn-back', 'turn-back', 'back'])
})

test('a round with people left is closed by nobody but who says so', () => {
  const room = atDialogue(3)
  expect(room.ask({ name: 'dialogue.partNext', args: { group: 0 } })).toBe('people-left')
  pressThrough(room, 2)
  expect(room.ask({ name: 'dialogue.partNext', args: { group: 0 } }), 'the last one is done').toBeNull()
  expect(part(room)).toMatchObject({ kind: 'open' })
  expect(room.ask({ name: 'dialogue.closeRound', args: { group: 0 } })).toBe('not-now')
  room.press('back')
  expect(room.ask({ name: 'dialogue.closeRound', args: { group: 0 } })).toBeNull()
})

test('what is done to a turn can be taken back', () => {
  const room = atDialogue(3)
  const before = room.view().groups
  room.ask({ name: 'dialogue.turnPass', args: { group: 0 } })
  expect(room.view().programme.undo).toMatchObject({ action: 'turn-pass' })
  room.ask({ name: 'room.undo', args: { event: room.events.length - 1 } })
  expect(room.view().groups).toEqual(before)
  room.ask({ name: 'dialogue.minuteMore', args: { group: 0 } })
  expect(room.view().programme.undo).toMatchObject({ action: 'extend' })
  room.to(4)
  expect(room.ask({ name: 'room.undo', args: { event: room.events.length - 1 } })).toBe('too-late')
})

test('a pause holds every turn and every part', () => {
  const room = atDialogue(3, 4)
  pressThrough(room, 3)
  room.press('pause-or-resume')
  const held = room.view().groups
  room.to(10)
  expect(room.view().groups).toEqual(held)
  expect(part(room)).toMatchObject({ countdown: { state: 'held' } })
  expect(part(room, 1)).toMatchObject({ turn: { state: 'held' } })
})

test('a dialogue that is made longer gives the time to what comes in it', () => {
  const room = atDialogue(5)
  const lengths = () => room.view().groups[0]?.dialogue?.parts.map(({ length }) => length / minutes(1))
  expect(lengths()).toEqual([7.5, 15, 7.5])
  room.ask({ name: 'room.extend', args: { segment: 'dialogue-1', by: minutes(6) } })
  expect(lengths()).toEqual([7.5, 21, 7.5])
})

test('four groups keep their own seats, turns and points on one programme', () => {
  const room = atDialogue(5, 6, 7, 8)
  pressThrough(room, 2, 2)
  room.ask({ name: 'points.set', args: { group: 1, segment: 'dialogue-1', index: 1, text: 'Lyssna' } })
  expect(room.view().groups.map(({ seats }) => seats)).toEqual([5, 6, 7, 8])
  expect(room.view().groups.map(({ dialogue }) => dialogue?.part.kind === 'round' && dialogue.part.seat)).toEqual([0, 0, 2, 0])
  expect(room.view().groups.map(({ points }) => points?.texts[1])).toEqual(['', 'Lyssna', '', ''])
})

test('a group that is done does not take the room away from the others', () => {
  const room = atDialogue(2, 2)
  pressThrough(room, 4, 0)
  expect(room.press('next', 0)).toEqual(['others-not-done'])
  pressThrough(room, 4, 1)
  expect(room.press('next', 0)).toEqual(['next'])
})

test('points are kept, sent, and taken back to be changed; they are still there in the pause', () => {
  const room = atDialogue(3)
  const set = (text: string) => room.ask({ name: 'points.set', args: { group: 0, segment: 'dialogue-1', index: 0, text } })
  expect(set('Lyssna mer')).toBeNull()
  room.apply({ type: 'points-sent', group: 0, segment: 'dialogue-1', item: 'a' })
  expect(set('Lyssna mindre')).toBe('points-sent')
  expect(room.ask({ name: 'points.reopen', args: { group: 0, segment: 'dialogue-1' } })).toBeNull()
  expect(set('Lyssna ännu mer')).toBeNull()
  room.ask({ name: 'room.next', args: { segment: 'dialogue-1' } })
  expect(room.view().groups[0]?.points).toEqual({ segment: 'dialogue-1', collect: 'mainPoints', texts: ['Lyssna ännu mer', '', ''], sent: false })
  expect(room.ask({ name: 'points.set', args: { group: 0, segment: 'dialogue-2', index: 0, text: 'för tidigt' } })).toBe('not-now')
})

test('a plenary that cannot be joined is led like a dialogue', () => {
  const room = atDialogue(3)
  room.to(75)
  expect(room.on()).toBe('plenary')
  expect(part(room)).toMatchObject({ kind: 'open' })
  expect(room.press()).toEqual(['part-next'])
  expect(part(room)).toMatchObject({ kind: 'round', turnsLeft: 3 })
})

const leaveOutTheTalks = (room: ReturnType<typeof tryRoom>) => {
  for (const segment of ['talk-1', 'talk-2']) room.apply({ type: 'skip', segment })
}

test('a group that starts while the plenary is on is shown its talks first, and is told what that costs', () => {
  const room = tryRoom(exampleSeminar(), { from: 75 })
  room.start(3)
  expect(room.on()).toBe('welcome')
  const { notices, rows } = room.view().programme
  // Nothing that it could choose would bring it there, so it is not asked.
  expect(notices.filter(({ kind }) => kind === 'late-for')).toEqual([])
  expect(rows.find(({ id }) => id === 'plenary')).toMatchObject({ state: 'skipped', skippedBy: 'rendezvous' })
  expect(rows.filter(({ kind }) => kind === 'talk').map(({ state, planned, allotted }) => [state, allotted - planned])).toEqual([
    ['coming', 0],
    ['coming', 0],
  ])
})

test('a group that joins the plenary late divides what is left of it', () => {
  const room = tryRoom(exampleSeminar(), { from: 85 })
  room.start(3)
  leaveOutTheTalks(room)
  expect(room.on()).toBe('plenary')
  const lengths = room.view().groups[0]?.dialogue?.parts.map(({ length }) => length)
  expect(lengths?.reduce((total, length) => total + length, 0)).toBe(minutes(15))
})

test('people who come or go are seated at once', () => {
  const room = atDialogue(3)
  room.press()
  expect(room.ask({ name: 'room.seats', args: { group: 0, seats: 13 } })).toBe('bad-seats')
  expect(room.ask({ name: 'room.seats', args: { group: 0, seats: 4 } })).toBeNull()
  expect(room.view().groups[0]).toMatchObject({ seats: 4, dialogue: { part: { seats: ['spoken', 'speaking', 'waiting', 'waiting'] } } })
})

const atEvaluation = () => {
  const room = tryRoom(exampleSeminar(), { from: 90 })
  room.start(3)
  leaveOutTheTalks(room)
  room.to(101)
  room.apply({ type: 'skip', segment: 'dialogue-2' }, { type: 'next', segment: 'closing' })
  return room
}
const evaluation = (room: ReturnType<typeof tryRoom>) => room.view().groups[0]?.evaluation

test('participants take turns at the evaluation, and the group ends it', () => {
  const room = atEvaluation()
  expect(evaluation(room)).toEqual({ segment: 'evaluation', question: null, item: null, done: 0, state: 'open' })
  expect(room.press(), 'nothing is ended by a press').toEqual([])
  const began: RoomAction = { type: 'respondent-began', group: 0, item: 'one' }
  room.apply(began, { type: 'respondent-at', group: 0, question: 1 })
  expect(room.ask({ name: 'evaluation.goTo', args: { group: 0, index: 0 } })).toBeNull()
  expect(evaluation(room)).toMatchObject({ question: 0, item: 'one' })
  expect(room.ask({ name: 'evaluation.close', args: { group: 0 } }), 'somebody is answering').toBe('not-now')
  room.apply({ type: 'respondent-done', group: 0 })
  expect(room.ask({ name: 'evaluation.goTo', args: { group: 0, index: 0 } }), 'nobody goes back into another’s answers').toBe('not-now')
  expect(room.ask({ name: 'evaluation.close', args: { group: 0 } })).toBeNull()
  expect(evaluation(room)).toMatchObject({ done: 1, state: 'just-closed' })
  expect(room.press()).toEqual(['next'])
  expect(room.on()).toBe('ended')
})

test('an evaluation that was closed by mistake is open again when that is taken back, and closed for good after it', () => {
  const room = atEvaluation()
  room.apply({ type: 'respondent-began', group: 0, item: 'one' }, { type: 'respondent-done', group: 0 })
  const close = () => expect(room.ask({ name: 'evaluation.close', args: { group: 0 } })).toBeNull()
  close()
  const { undo } = room.view().programme
  expect(undo).toMatchObject({ action: 'evaluation-close' })
  expect(room.ask({ name: 'room.undo', args: { event: undo?.event ?? -1 } })).toBeNull()
  expect(evaluation(room)).toMatchObject({ done: 1, item: null, state: 'open' })
  room.apply({ type: 'respondent-began', group: 0, item: 'two' }, { type: 'respondent-done', group: 0 })
  close()
  const until = (room.view().programme.undo?.until ?? 0) - room.content.plan.start
  room.to(until / 60_000)
  expect(evaluation(room)).toMatchObject({ done: 2, state: 'just-closed' })
  expect(room.changesIn()).toBe((until + 1) / 60_000)
  room.to((until + 1) / 60_000)
  expect(evaluation(room)).toMatchObject({ done: 2, state: 'closed' })
  expect(room.view().programme.undo).toBeUndefined()
})

test('answers that somebody left in the middle are not shown to who comes back', () => {
  const room = atEvaluation()
  room.apply({ type: 'respondent-began', group: 0, item: 'one' })
  room.press('back')
  expect(room.on()).toBe('closing')
  room.press()
  expect(evaluation(room)).toMatchObject({ item: null, question: null, done: 0 })
})

test('a rehearsal runs through everything in about ten minutes', () => {
  const manifest = exampleSeminar()
  const plan = planOf(manifest)
  if (!plan.ok) throw new Error(plan.failure.reason)
  const room = tryRoom(manifest, { content: { plan: rehearsalPlan(plan.value, plan.value.start), rehearsal: true } })
  room.start(7)
  const seen = new Set<string>()
  for (let step = 0; step < 400 && room.on() !== 'ended'; step += 1) {
    room.to(step / 30)
    seen.add(room.on())
    const { phase, countdown } = room.view().programme
    if (phase.name === 'running' && countdown?.state === 'running' && countdown.endsAt <= room.minute(step / 30))
      room.ask({ name: 'room.next', args: { segment: phase.segment } })
  }
  expect([...seen].filter((on) => on !== 'ended')).toEqual(manifest.programme.map(({ id }) => id))
  expect(room.row('talk-1').ends - room.row('talk-1').starts).toBeCloseTo(20 / 60, 2)
  expect(room.row('evaluation').ends).toBeLessThan(11)
})
