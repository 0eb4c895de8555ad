import type { Clock, ClockHealth } from '../../src-shared/time/clock.ts'
import { estimate, type OffsetReading, readingsKept, slew } from '../../src-shared/time/offset.ts'
import { type Duration, duration, type Instant, instant, plus, zero } from '../../src-shared/time/time.ts'
import { readUptime } from './boot.ts'
import { createPendingCalls } from './pending-calls.ts'

export type SystemClockOptions = {
  readonly speed: number
  /** Room time at the start; absent: what the wall clock says. */
  readonly start?: Instant | undefined
  /**
   * Room time is the world's: a server may correct it, and a wall clock that shows something else is doubted. By
   * default so at speed 1 without `start`; a start that goes on where a killed process was is the world's too.
   */
  readonly follows?: boolean
  /** When this build was made: a wall clock that says less is wrong. */
  readonly builtAt?: Instant | undefined
  /** Sources of time in milliseconds; injected in tests. */
  readonly wall?: () => number
  readonly monotonic?: () => number
  /** Counts while the machine sleeps. */
  readonly boottime?: () => number
}

export { restoreAnchor } from './restore-anchor.ts'

const suspendedFrom = 1000
const steppedFrom = 2000
const disagreesFrom = 2000
/** A timer may be late after a suspend and cannot wait for longer than 24 days; so it looks again this often. */
const longestSleep = 1000

/**
 * Room time: read from the wall clock once, then counted on. It follows a suspend, because the world went on
 * meanwhile, and a server's time, slowly; a step of the wall clock only makes it doubtful.
 */
export const createSystemClock = (options: SystemClockOptions): Clock => {
  const { speed } = options
  const wall = options.wall ?? Date.now
  const monotonic = options.monotonic ?? (() => performance.now())
  const boottime = options.boottime ?? readUptime

  const wallAtStart = wall()
  const monotonicAtStart = monotonic()
  const boottimeAtStart = boottime()
  const base = options.start ?? instant(wallAtStart)
  const follows = options.follows ?? (speed === 1 && options.start === undefined)

  let slept = 0
  let corrected = zero
  let target = zero
  let correctedAt = 0
  let latest = instant(Math.floor(base))
  let readings: readonly OffsetReading[] = []

  /** Milliseconds of the world since the start. */
  const elapsed = (): number => {
    const awake = monotonic() - monotonicAtStart
    const ahead = boottime() - boottimeAtStart - awake - slept
    if (ahead > suspendedFrom) slept += ahead
    return awake + slept
  }

  const uncorrected = (sinceStart: number): Instant => plus(base, duration(sinceStart * speed))

  const now = (): Instant => {
    const sinceStart = elapsed()
    corrected = slew(corrected, target, duration(sinceStart - correctedAt))
    correctedAt = sinceStart
    // Whole milliseconds: what is kept of an instant must read back as it was.
    latest = instant(Math.max(latest, Math.floor(plus(uncorrected(sinceStart), corrected))))
    return latest
  }

  const pending = createPendingCalls()
  let timer: ReturnType<typeof setTimeout> | undefined

  const arm = (): void => {
    clearTimeout(timer)
    const next = pending.next()
    timer = next === undefined ? undefined : setTimeout(look, Math.max(0, Math.min(longestSleep, Math.ceil((next - now()) / speed))))
  }

  const look = (): void => {
    try {
      for (let call = pending.takeDue(now()); call !== undefined; call = pending.takeDue(now())) call()
    } finally {
      arm()
    }
  }

  return {
    now,
    speed,
    wake: (at, call) => {
      const remove = pending.add(at, call)
      arm()
      return () => {
        remove()
        arm()
      }
    },
    every: (realMilliseconds, call) => {
      const interval = setInterval(call, realMilliseconds)
      return () => clearInterval(interval)
    },
    health: (): ClockHealth => {
      now()
      const offset = estimate(readings)
      const expectedWall = follows ? uncorrected(elapsed()) : wallAtStart + elapsed()
      const stepped = Math.abs(wall() - expectedWall) > steppedFrom
      const disagrees = offset !== null && Math.abs(offset - corrected) > disagreesFrom
      const old = options.builtAt !== undefined && wallAtStart < options.builtAt
      const reasons = [
        ...(stepped ? (['wall-clock-stepped'] as const) : []),
        ...(disagrees ? (['server-disagrees'] as const) : []),
        ...(old ? (['before-build'] as const) : []),
      ]
      const verdict = reasons.length === 0 ? 'good' : 'doubtful'
      return { verdict, reasons, ...(offset === null ? {} : { serverOffset: duration(offset - corrected) }) }
    },
    heard: (serverTime: Instant, roundTrip: Duration) => {
      if (!follows || roundTrip < 0) return
      now()
      const offset = duration(serverTime + roundTrip / 2 - uncorrected(elapsed()))
      readings = [...readings, { offset, roundTrip }].slice(-readingsKept)
      target = estimate(readings) ?? target
    },
  }
}
