import { setTimeout as pauseFor } from 'node:timers/promises'
import type { ArrivalEvent, Hold } from '../../../src-shared/packs/arrival.ts'
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
/** So often it is looked whether there is still a reason to wait: a setting may have changed. */
const lookAgain = 1000

type AllowanceDeps = {
  readonly settings: Settings
  /** A group is at its seminar: the line and the disk are theirs. */
  busy(): boolean
  readonly clock: Clock
}

/** Waits until IT's hours, a group's seminar and IT's share of the line allow so many bytes more; `tell` hears of it. */
export const createAllowance = ({ settings, busy, clock }: AllowanceDeps, signal: AbortSignal, tell: (event: ArrivalEvent) => void) => {
  let bucket: Bucket | null = null
  const pause = (milliseconds: number) => pauseFor(milliseconds, undefined, { signal }).catch(() => undefined)

  const holdNow = (): Hold | null => {
    const window = settings.get().fetchHours
    const opens = window === null ? clock.now() : opensAt(window, clock.now(), minuteHere)
    if (opens > clock.now()) return { for: 'hours', until: opens }
    return busy() ? { for: 'group' } : null
  }
  const untilAllowed = async (): Promise<void> => {
    for (let waited = false; !signal.aborted; waited = true) {
      const hold = holdNow()
      if (hold === null) {
        if (waited) tell({ type: 'released', at: performance.now() })
        return
      }
      tell({ type: 'held', hold })
      await pause(lookAgain)
    }
  }

  return async (bytes: number): Promise<void> => {
    await untilAllowed()
    const limit = settings.get().bandwidth
    if (limit === null) return
    const taken = takeFrom(bucket ?? { left: limit, at: performance.now() }, bytes, performance.now(), limit)
    bucket = taken.bucket
    if (taken.wait > 0) await pause(taken.wait)
  }
}
