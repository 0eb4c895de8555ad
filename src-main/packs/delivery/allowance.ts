import { setTimeout as pauseFor } from 'node:timers/promises'
import { type Bucket, takeFrom } from '../../../src-shared/packs/rate.ts'
import { opensAt } from '../../../src-shared/packs/transfer-window.ts'
import type { Clock } from '../../../src-shared/time/clock.ts'
import type { Instant } from '../../../src-shared/time/time.ts'
import type { Settings } from '../../settings/settings.ts'

/** Minute of the day on this computer. */
const minuteHere = (at: Instant): number => {
  const date = new Date(at)
  return date.getHours() * 60 + date.getMinutes()
}
const lookAgain = 30_000

/** Waits until IT's hours and IT's share of the line allow so many bytes more. `waiting` is told until when, and null when it goes on. */
export const createAllowance = (deps: {
  settings: Settings
  /** A group is at its seminar: the line and the disk are theirs. */
  busy(): boolean
  clock: Clock
  signal: AbortSignal
  waiting(until: Instant | null): void
}) => {
  let bucket: Bucket | null = null
  const pause = (milliseconds: number) => pauseFor(milliseconds, undefined, { signal: deps.signal }).catch(() => undefined)

  const hours = async (): Promise<void> => {
    for (let waited = false; !deps.signal.aborted; waited = true) {
      const window = deps.settings.get().fetchHours
      const opens = window === null ? deps.clock.now() : opensAt(window, deps.clock.now(), minuteHere)
      if (opens <= deps.clock.now() && !deps.busy()) {
        if (waited) deps.waiting(null)
        return
      }
      deps.waiting(opens > deps.clock.now() ? opens : null)
      await pause(Math.min(lookAgain, Math.max(1000, opens - deps.clock.now())))
    }
  }

  return async (bytes: number): Promise<void> => {
    await hours()
    const limit = deps.settings.get().bandwidth
    if (limit === null) return
    const taken = takeFrom(bucket ?? { left: limit, at: performance.now() }, bytes, performance.now(), limit)
    bucket = taken.bucket
    if (taken.wait > 0) await pause(taken.wait)
  }
}
