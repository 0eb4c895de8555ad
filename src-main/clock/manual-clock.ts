import type { Clock, ClockHealth } from '../../src-shared/time/clock.ts'
import { type Duration, duration, type Instant, instant, laterOf, plus } from '../../src-shared/time/time.ts'
import { createPendingCalls } from './pending-calls.ts'

export type ManualClock = Clock & {
  /** Moves room time on, making each call at its own instant. */
  advance(by: Duration): void
  /** Moves room time on without a call, as in a machine that sleeps: what was due comes with the next `advance`. */
  sleep(by: Duration): void
  setHealth(health: ClockHealth): void
  /** The readings that `heard` got. */
  readonly readings: readonly { readonly serverTime: Instant; readonly roundTrip: Duration }[]
}

/** A clock that stands still until it is moved, for tests and fixtures. */
export const createManualClock = (options: { start: Instant; speed?: number }): ManualClock => {
  const speed = options.speed ?? 1
  const pending = createPendingCalls()
  const readings: { serverTime: Instant; roundTrip: Duration }[] = []
  let now = options.start
  let health: ClockHealth = { verdict: 'good', reasons: [] }

  const wake: Clock['wake'] = (at, call) => pending.add(at, call)
  return {
    now: () => now,
    speed,
    wake,
    every: (realMilliseconds, call) => {
      const period = duration(realMilliseconds * speed)
      let cancel: () => void
      const tick = () => {
        cancel = wake(plus(now, period), tick)
        call()
      }
      cancel = wake(plus(now, period), tick)
      return () => cancel()
    },
    health: () => health,
    heard: (serverTime, roundTrip) => {
      readings.push({ serverTime, roundTrip })
    },
    readings,
    sleep: (by) => {
      now = plus(now, by)
    },
    setHealth: (next) => {
      health = next
    },
    advance: (by) => {
      const target = plus(now, duration(Math.floor(by)))
      for (let next = pending.next(); next !== undefined && next <= target; next = pending.next()) {
        now = laterOf(now, next)
        pending.takeDue(now)?.()
      }
      now = instant(target)
    },
  }
}
