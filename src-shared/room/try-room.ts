import { planOf } from '../seminar/plan.ts'
import type { Manifest } from '../seminar/schema.ts'
import { type Instant, instant, minutes, plus } from '../time/time.ts'
import type { RoomContent } from './content.ts'
import { decide } from './decide.ts'
import type { RoomAction, RoomEvent } from './events.ts'
import type { RoomRequest } from './request.ts'
import { applyEvent, initialRoom, nextChangeAt, type RoomView, viewRoom } from './room.ts'

/** A room to try things in: time is told in minutes from the planned start, and passes only when asked to. */
export const tryRoom = (manifest: Manifest, options: { readonly from?: number; readonly content?: Partial<RoomContent> } = {}) => {
  const plan = planOf(manifest)
  if (!plan.ok) throw new Error(plan.failure.reason)
  const content: RoomContent = { plan: plan.value, manifest, rehearsal: false, ...options.content }
  const minute = (at: number): Instant => plus(content.plan.start, minutes(at))
  let now = minute(options.from ?? 0)
  let state = initialRoom(content)
  const events: RoomEvent[] = []

  const apply = (...actions: readonly RoomAction[]): void => {
    for (const action of actions) {
      const event: RoomEvent = { seq: events.length, at: now, ...action }
      events.push(event)
      state = applyEvent(content, state, event)
    }
  }
  const view = (): RoomView => viewRoom(content, state, now)
  const minuteOf = (at: Instant): number => (at - content.plan.start) / minutes(1)

  return {
    content,
    events,
    apply,
    minute,
    /** Passes on to this minute, each second of a recording unreported. */
    to: (at: number): void => {
      now = instant(Math.max(now, minute(at)))
    },
    start: (...seats: readonly number[]): void => apply({ type: 'started', groups: seats.length, seats: [...seats] }),
    /** What main does with a command; answers with the reason of a refusal, or null. */
    ask: (request: RoomRequest): string | null => {
      const decided = decide(content, state, now, request)
      if (!decided.ok) return decided.failure.reason
      apply(...decided.value)
      return null
    },
    press: (intent: 'next' | 'back' | 'pause-or-resume' | 'help' = 'next', group = 0): readonly string[] => {
      const decided = decide(content, state, now, { name: 'room.intent', args: { intent, group } })
      if (!decided.ok) return [decided.failure.reason]
      apply(...decided.value)
      return decided.value.map(({ type }) => type)
    },
    view,
    on: (): string => {
      const { phase } = view().programme
      return phase.name === 'running' ? phase.segment : phase.name === 'waiting' ? `waiting for ${phase.segment}` : phase.name
    },
    /** Minutes left of the current segment. */
    left: (): number => {
      const { countdown } = view().programme
      if (countdown === undefined) return Number.NaN
      return (countdown.state === 'held' ? countdown.left : countdown.endsAt - now) / minutes(1)
    },
    row: (id: string) => {
      const row = view().programme.rows.find((one) => one.id === id)
      if (row === undefined) throw new Error(`no segment ${id}`)
      return { ...row, starts: minuteOf(row.starts), ends: minuteOf(row.ends), allotted: row.allotted / minutes(1) }
    },
    notice: (kind: string) => view().programme.notices.find((notice) => notice.kind === kind),
    changesIn: (): number | null => {
      const at = nextChangeAt(content, state, now)
      return at === null ? null : minuteOf(at)
    },
  }
}
