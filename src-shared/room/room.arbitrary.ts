import fc from 'fast-check'
import { segmentAt } from '../programme/state.ts'
import { planOf } from '../seminar/plan.ts'
import { type Manifest, manifest } from '../seminar/schema.ts'
import { duration, type Instant, instant, minutes, plus } from '../time/time.ts'
import type { RoomContent } from './content.ts'
import { decide } from './decide.ts'
import type { RoomAction, RoomEvent } from './events.ts'
import type { RoomRequest } from './request.ts'
import { applyEvent, initialRoom, type RoomState } from './room.ts'

/** Any room, any moderator: what the properties of the engine are tried on. */

export const contentOf = (parsed: Manifest): RoomContent => {
  const plan = planOf(parsed)
  if (!plan.ok) throw new Error(plan.failure.reason)
  return { plan: plan.value, manifest: parsed, rehearsal: false }
}

const text = { sv: 'text' }
const day = 8 * 60
const clockTime = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

type Sketch = { kind: string; minutes: number; give: number; gap: number; fixed: boolean; byModerator: boolean }

const sketch: fc.Arbitrary<Sketch> = fc.record({
  kind: fc.constantFrom('welcome', 'talk', 'talk', 'dialogue', 'dialogue', 'pause', 'plenary', 'evaluation', 'closing', 'session', 'film'),
  minutes: fc.integer({ min: 1, max: 35 }),
  give: fc.integer({ min: 0, max: 100 }),
  /** Minutes that a fixed time leaves free before it; negative: it cannot be met at full length. */
  gap: fc.integer({ min: -10, max: 10 }),
  fixed: fc.boolean(),
  byModerator: fc.boolean(),
})

const parts = (minutes: number) => [
  { kind: 'round', prompt: text, secondsPerSeat: 60, minimumSecondsPerSeat: 20 },
  { kind: 'open', prompt: text, seconds: minutes * 30, minimumSeconds: minutes * 10 },
  { kind: 'summary', prompt: text, seconds: 120, minimumSeconds: 30, collect: 'mainPoints' },
]

const contentOfKind = ({ kind, minutes }: Sketch): Record<string, unknown> => {
  const media = { sources: [{ path: 'a.mp4', type: 'video/mp4' }], duration: minutes * 60 }
  switch (kind) {
    case 'talk':
      return { kind, media }
    case 'film':
      return { kind: 'session', mode: 'prerecorded', media }
    case 'session':
      return { kind, mode: 'live' }
    case 'dialogue':
      return { kind, purpose: 'learning', parts: parts(minutes) }
    case 'plenary':
      return { kind, offlineGuide: parts(minutes) }
    case 'evaluation':
      return { kind, questions: [{ kind: 'text', id: 'q', prompt: text }] }
    default:
      return { kind }
  }
}

const manifestOf = (sketches: readonly Sketch[], hasEnd: boolean): Manifest => {
  let at = day
  let lastFixed = day
  const programme = sketches.map((one, index) => {
    const fixed = one.fixed && index > 0
    const begins = Math.max(lastFixed + 1, at + one.gap)
    if (fixed) lastFixed = begins
    at = (fixed ? begins : at) + one.minutes
    return {
      ...contentOfKind(one),
      id: `s${index}`,
      title: text,
      seconds: one.minutes * 60,
      minimumSeconds: Math.floor((one.minutes * 60 * (100 - one.give)) / 100),
      ...(fixed ? { fixedAt: clockTime(begins) } : {}),
      ...(one.byModerator && one.kind !== 'talk' && one.kind !== 'film' ? { advance: 'moderator' } : {}),
    }
  })
  return manifest.parse({
    format: 1,
    id: 'any',
    version: 1,
    title: text,
    languages: ['sv'],
    timeZone: 'Europe/Copenhagen',
    start: '2026-03-10T08:00',
    ...(hasEnd ? { fixedEnd: clockTime(Math.max(day + sketches.length, at)) } : {}),
    programme,
    files: [],
  })
}

export const anyContent: fc.Arbitrary<RoomContent> = fc
  .record({ sketches: fc.array(sketch, { minLength: 1, maxLength: 9 }), hasEnd: fc.boolean() })
  .map(({ sketches, hasEnd }) => contentOf(manifestOf(sketches, hasEnd)))

/** Something somebody does after a while. What it is about is found when it is done. */
export type Deed = { readonly after: number; readonly what: What; readonly amount: number; readonly group: number }
type What = (typeof deeds)[number]

const deeds = [
  ...['press', 'press', 'press', 'press-back', 'next', 'back', 'skip', 'skip-coming', 'extend', 'shorten', 'pause', 'resume'],
  ...['join-late', 'skip-rest', 'ended', 'failed', 'moved', 'progress', 'turn-next', 'turn-pass', 'turn-back', 'minute-more'],
  ...['close-round', 'part-next', 'seats', 'point', 'close-evaluation', 'crash', 'undo'],
] as const

export const anyDeed = (without: readonly string[] = []): fc.Arbitrary<Deed> =>
  fc.record({
    after: fc.oneof(fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 0, max: 900_000 })),
    what: fc.constantFrom(...deeds.filter((deed) => !without.includes(deed))),
    amount: fc.integer({ min: 1, max: 900_000 }),
    group: fc.integer({ min: 0, max: 1 }),
  })

export const anyDeeds = (without: readonly string[] = []): fc.Arbitrary<readonly Deed[]> => fc.array(anyDeed(without), { maxLength: 40 })

/** Minutes before or after the planned start at which a group presses start. */
export const anyLateness: fc.Arbitrary<number> = fc.integer({ min: -20, max: 120 })

const requestsFor = (content: RoomContent, state: RoomState, { what, amount, group }: Deed): readonly RoomRequest[] => {
  const { stage } = state.core.programme
  const index = stage.name === 'running' ? stage.current.index : stage.name === 'waiting' ? stage.index : 0
  const segment = segmentAt(content.plan, index).id
  const coming = content.plan.segments[index + 1 + (amount % 4)]?.id ?? segment
  const fixed = content.plan.segments.find(({ fixedAt }, at) => at > index && fixedAt !== undefined)?.id ?? segment
  const newest = state.recent.at(-1)?.event.seq ?? 0
  switch (what) {
    case 'press':
      return [{ name: 'room.intent', args: { intent: 'next', group } }]
    case 'press-back':
      return [{ name: 'room.intent', args: { intent: 'back', group } }]
    case 'next':
      return [{ name: 'room.next', args: { segment } }]
    case 'back':
      return [{ name: 'room.back', args: {} }]
    case 'skip':
      return [{ name: 'room.skip', args: { segment } }]
    case 'skip-coming':
      return [{ name: 'room.skip', args: { segment: coming } }]
    case 'extend':
    case 'shorten':
      return [{ name: 'room.extend', args: { segment, by: what === 'extend' ? amount : -amount } }]
    case 'pause':
      return [{ name: 'room.pause', args: {} }]
    case 'resume':
      return [{ name: 'room.resume', args: {} }]
    case 'join-late':
    case 'skip-rest':
      return [{ name: 'room.lateChoice', args: { segment: fixed, choice: what } }]
    case 'ended':
      return [{ name: 'talk.ended', args: { segment } }]
    case 'failed':
      return [{ name: 'talk.failed', args: { segment, why: 'unreadable' } }]
    case 'moved':
      return [{ name: 'talk.move', args: { segment, position: amount } }]
    case 'progress':
      return [{ name: 'talk.progress', args: { segment, position: amount } }]
    case 'turn-next':
      return [{ name: 'dialogue.turnNext', args: { group } }]
    case 'turn-pass':
      return [{ name: 'dialogue.turnPass', args: { group } }]
    case 'turn-back':
      return [{ name: 'dialogue.turnBack', args: { group } }]
    case 'minute-more':
      return [{ name: 'dialogue.minuteMore', args: { group } }]
    case 'close-round':
      return [{ name: 'dialogue.closeRound', args: { group } }]
    case 'part-next':
      return [{ name: 'dialogue.partNext', args: { group } }]
    case 'seats':
      return [{ name: 'room.seats', args: { group, seats: 2 + (amount % 11) } }]
    case 'point':
      return [{ name: 'points.set', args: { group, segment, index: amount % 3, text: String(amount) } }]
    case 'close-evaluation':
      return [{ name: 'evaluation.close', args: { group } }]
    case 'undo':
      return [{ name: 'room.undo', args: { event: newest } }]
    case 'crash':
      return []
  }
}

export type Story = { readonly events: readonly RoomEvent[]; readonly states: readonly RoomState[]; readonly end: Instant }

/** Plays the deeds against the rules, as main does: asks what a command means, and writes down what it is told. */
export const play = (content: RoomContent, lateness: number, deeds: readonly Deed[]): Story => {
  let now = plus(content.plan.start, minutes(lateness))
  let state = initialRoom(content)
  const events: RoomEvent[] = []
  const states: RoomState[] = []
  const apply = (actions: readonly RoomAction[]) => {
    for (const action of actions) {
      const event: RoomEvent = { seq: events.length, at: now, ...action }
      events.push(event)
      state = applyEvent(content, state, event)
      states.push(state)
    }
  }
  apply([{ type: 'started', groups: 2, seats: [4, 3] }])
  for (const deed of deeds) {
    const lastAlive = now
    now = plus(now, duration(deed.after))
    if (deed.what === 'crash') apply([{ type: 'restored', lastAlive: instant(lastAlive + Math.floor(deed.after / 2)) }])
    for (const request of requestsFor(content, state, deed)) {
      const decided = decide(content, state, now, request)
      if (decided.ok) apply(decided.value)
    }
  }
  return { events, states, end: now }
}
