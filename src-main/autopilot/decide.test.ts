import { describe, expect, it } from 'vitest'
import type { GroupSlice } from '../../src-shared/contract/slices.ts'
import type { DialoguePartView, SeatState } from '../../src-shared/dialogue/view.ts'
import type { EvaluationStep } from '../../src-shared/evaluation/view.ts'
import type { SegmentOf } from '../../src-shared/seminar/schema.ts'
import { duration, instant } from '../../src-shared/time/time.ts'
import { decideMove, seatsFor, shareGone } from './decide.ts'
import { exampleView, hundredSeconds } from './example-view.ts'

const running = { name: 'running', segment: 's', enteredAt: instant(0) } as const
const at = (seconds: number) => instant(seconds * 1000)

const dialogue = (part: DialoguePartView, more: Partial<GroupSlice> = {}): Partial<GroupSlice> => ({
  dialogue: { segment: 's', partIndex: 0, parts: [], part },
  ...more,
})
const round = (seat: number, seats: readonly SeatState[], turnsLeft = 3): DialoguePartView => ({
  kind: 'round',
  prompt: { sv: 'Fråga' },
  seats,
  seat,
  turn: hundredSeconds,
  turnsLeft,
  lastTurn: false,
})
const moveIn = (group: Partial<GroupSlice>, seconds: number, more: Parameters<typeof exampleView>[0] = {}) => {
  const view = exampleView({ phase: running, programme: { countdown: hundredSeconds }, groups: [group], ...more })
  const [first] = view.groups
  return first === undefined ? null : decideMove(view, first, at(seconds))
}

describe('a simulated group in a round', () => {
  it('speaks for nine tenths of each turn', () => {
    const part = round(0, ['speaking', 'waiting', 'waiting'])
    expect(moveIn(dialogue(part), 89)).toBeNull()
    expect(moveIn(dialogue(part), 90)).toEqual({ name: 'dialogue.turnNext', args: { group: 0 } })
  })

  it('lets its third seat pass once, and speak when its turn comes back', () => {
    expect(moveIn(dialogue(round(2, ['spoken', 'spoken', 'speaking', 'waiting'])), 30)).toEqual({ name: 'dialogue.turnPass', args: { group: 0 } })
    expect(moveIn(dialogue(round(2, ['spoken', 'spoken', 'speaking', 'spoken'], 1)), 30)).toBeNull()
  })

  it('does nothing while the room is paused', () => {
    expect(moveIn(dialogue(round(0, ['speaking'])), 95, { programme: { paused: true } })).toBeNull()
  })
})

describe('a simulated group that sums up', () => {
  const summary: DialoguePartView = { kind: 'summary', prompt: { sv: 'Fråga' }, countdown: hundredSeconds, collect: 'mainPoints', count: 2 }
  const points = (texts: readonly string[], sent = false): Partial<GroupSlice> => ({ points: { segment: 's', collect: 'mainPoints', texts, sent } })

  it('writes one point after the other, sends them, and moves on', () => {
    expect(moveIn(dialogue(summary, points(['', ''])), 21)).toMatchObject({ name: 'points.set', args: { index: 0, segment: 's' } })
    expect(moveIn(dialogue(summary, points(['a', ''])), 49)).toBeNull()
    expect(moveIn(dialogue(summary, points(['a', ''])), 51)).toMatchObject({ name: 'points.set', args: { index: 1 } })
    expect(moveIn(dialogue(summary, points(['a', 'b'])), 85)).toEqual({ name: 'points.send', args: { group: 0, segment: 's' } })
    expect(moveIn(dialogue(summary, points(['a', 'b'], true)), 90)).toBeNull()
    expect(moveIn(dialogue(summary, points(['a', 'b'], true)), 95)).toEqual({ name: 'dialogue.partNext', args: { group: 0 } })
  })
})

describe('a simulated group in the evaluation', () => {
  const questions: SegmentOf<'evaluation'>['questions'] = [
    { kind: 'scale', id: 'q1', prompt: { sv: 'F' }, steps: 5, low: { sv: 'l' }, high: { sv: 'h' } },
    { kind: 'text', id: 'q2', prompt: { sv: 'F' }, maxLength: 400 },
  ]
  const segments: SegmentOf<'evaluation'>[] = [{ id: 's', kind: 'evaluation', title: { sv: 'U' }, seconds: 300, minimumCount: 5, questions }]
  const move = (step: EvaluationStep, seconds = 10) => moveIn({ evaluation: { segment: 's', step } }, seconds, { segments })

  it('lets each person answer, and closes after the last', () => {
    expect(move({ name: 'hand-over', done: 0, seats: 7 })).toEqual({ name: 'evaluation.begin', args: { group: 0 } })
    expect(move({ name: 'question', index: 0, answers: {}, done: 0, seats: 7 })).toMatchObject({
      args: { question: 'q1', answer: { kind: 'scale', value: 5 } },
    })
    expect(move({ name: 'question', index: 1, answers: {}, done: 1, seats: 7 })).toMatchObject({ args: { question: 'q2', answer: null } })
    expect(move({ name: 'question', index: 2, answers: {}, done: 1, seats: 7 })).toEqual({ name: 'evaluation.handOver', args: { group: 0 } })
    expect(move({ name: 'hand-over', done: 7, seats: 7 })).toEqual({ name: 'evaluation.close', args: { group: 0 } })
  })

  it('looks at the summary until the time is up, then ends', () => {
    const closed = { name: 'closed', done: 7, summary: null, minimumCount: 5 } as const
    expect(move(closed, 99)).toBeNull()
    expect(move(closed, 100)).toEqual({ name: 'room.next', args: { segment: 's' } })
  })
})

describe('a simulated group elsewhere', () => {
  it('ends what waits for its moderator when the time is up, but never a recording that plays', () => {
    expect(moveIn({}, 99)).toBeNull()
    expect(moveIn({}, 100)).toEqual({ name: 'room.next', args: { segment: 's' } })
    const media = { position: duration(0), asOf: instant(0), playing: true, length: duration(1), failed: false }
    expect(moveIn({}, 100, { programme: { countdown: hundredSeconds, media } })).toBeNull()
  })

  it('knows how much of a countdown is gone, held or running', () => {
    expect(shareGone(hundredSeconds, at(25))).toBe(0.25)
    expect(shareGone({ state: 'held', left: duration(10_000), total: duration(40_000) }, at(999))).toBe(0.75)
    expect(shareGone({ state: 'held', left: duration(0), total: duration(0) }, at(0))).toBe(1)
  })

  it('sits down as seven, or as near to it as the pack allows', () => {
    expect(seatsFor({ seats: { default: 5, least: 2, most: 5 } })).toBe(5)
    expect(seatsFor({ seats: { default: 9, least: 8, most: 12 } })).toBe(8)
  })
})
