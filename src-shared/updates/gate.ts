import { isOpen, opensAt } from '../packs/transfer-window.ts'
import { type Instant, instant, laterOf, minus, minutes, plus } from '../time/time.ts'
import { type UpdateRules, usuallyApart } from './update-rules.ts'

/** What is known of the room when somebody asks whether its program may be replaced now. */
export type Known = {
  readonly now: Instant
  /** Minute of the day of an instant, on this computer. */
  minuteAt(at: Instant): number
  readonly rules: UpdateRules | null
  /** Null: nothing is known of the kiosk, so nobody knows of a seminar either. */
  readonly kiosk: KnownKiosk | null
}

export type KnownKiosk = {
  /** `hangs`: it runs and says nothing any more, so what it said last may be untrue. */
  readonly state: 'runs' | 'hangs' | 'stopped'
  readonly room: 'before' | 'running' | 'ended'
  /** It takes the time to be another than this computer does, as in a demonstration. */
  readonly otherTime: boolean
  /** Every seminar that it has or shows, as planned. */
  readonly seminars: readonly { readonly start: Instant; readonly end: Instant }[]
}

export type Refusal = 'not-allowed' | 'nothing-known' | 'hangs' | 'other-time' | 'group' | 'seminar-near' | 'hours'
/** `until`: from when it is worth asking again; null: nobody can tell. */
export type GateAnswer = { readonly allowed: true } | { readonly allowed: false; readonly reason: Refusal; readonly until: Instant | null }

const refuse = (reason: Refusal, until: Instant | null = null): GateAnswer => ({ allowed: false, reason, until })

/**
 * Whether the kiosk's program may be replaced at this instant. The gate is shut unless everything is known that has to
 * be: IT's rules, the room, and every seminar that is near.
 */
export const mayUpdate = (known: Known): GateAnswer => {
  const { now, rules, kiosk } = known
  if (rules === null || rules.install === 'never') return refuse('not-allowed')
  if (kiosk === null) return refuse('nothing-known')
  if (kiosk.state === 'hangs') return refuse('hangs')
  if (kiosk.otherTime) return refuse('other-time')
  if (kiosk.state === 'runs' && kiosk.room === 'running') return refuse('group')
  const near = seminarNear(known, kiosk)
  if (near !== null) return refuse('seminar-near', near)
  const hours = rules.hours ?? null
  return hours === null || isOpen(hours, known.minuteAt(now)) ? { allowed: true } : refuse('hours', opensAt(hours, now, known.minuteAt))
}

/**
 * Whether the system may upgrade what the kiosk stands on. Security comes from there: a room of which nothing is known, or
 * whose kiosk is dead, must not go without it for ever. A seminar alone holds it back.
 */
export const maySystemUpgrade = (known: Known): GateAnswer => {
  const { kiosk } = known
  if (kiosk === null) return { allowed: true }
  if (kiosk.state === 'runs' && kiosk.room === 'running' && !kiosk.otherTime) return refuse('group')
  const near = seminarNear(known, kiosk)
  return near === null ? { allowed: true } : refuse('seminar-near', near)
}

/** When the seminar is over that forbids it now, and those that follow it too closely; null: none is near. */
const seminarNear = ({ now, rules }: Known, { seminars }: KnownKiosk): Instant | null => {
  const apart = minutes(rules?.apart ?? usuallyApart)
  const windows = seminars.map(({ start, end }) => ({ from: minus(start, apart), to: plus(laterOf(start, end), apart) }))
  let until: Instant = now
  for (let moved = true; moved; ) {
    const holding = windows.find(({ from, to }) => from <= until && until < to)
    moved = holding !== undefined
    if (holding !== undefined) until = instant(holding.to)
  }
  return until === now ? null : until
}
