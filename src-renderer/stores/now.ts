import { useSyncExternalStore } from 'react'
import { type Countdown, type Duration, duration, type Instant, instant } from '../../src-shared/time/time.ts'
import { useReplica } from './slices.ts'

/** The last reading of main's clock, and the page's own monotonic time when it came. */
let reading = { now: instant(0), speed: 1, at: 0 }
/** What every countdown on the screen reads, so that all of them change at the same moment. */
let ticked: Instant = instant(0)
let timer: ReturnType<typeof setTimeout> | undefined
let frozen: Instant | null = null

const listeners = new Set<() => void>()
const onTick = (call: () => void) => {
  listeners.add(call)
  return () => listeners.delete(call)
}

/** At each full second of room time; a quarter of a second of the world's time at the most often. */
const tick = (): void => {
  ticked = now()
  clearTimeout(timer)
  timer = setTimeout(tick, Math.max(250, (1000 - (ticked % 1000)) / reading.speed + 5))
  for (const call of listeners) call()
}

useReplica.subscribe((replica, before) => {
  const clock = replica.slices?.clock
  if (clock === undefined || clock === before.slices?.clock) return
  reading = { ...clock, at: performance.now() }
  tick()
})

/** Room time now. Held still by `freezeNow` in the gallery. */
export const now = (): Instant => frozen ?? instant(reading.now + (performance.now() - reading.at) * reading.speed)

export const freezeNow = (at: Instant | null): void => {
  frozen = at
}

/** What is made of room time, looked at second by second; draws anew only when it is something else. */
export const useFromNow = <T extends number | string | boolean>(make: (at: Instant) => T): T =>
  useSyncExternalStore(onTick, () => make(frozen ?? ticked))

/** Room time, second by second. */
export const useNow = (): Instant => useFromNow((at) => at)

/** What is left of a countdown at an instant; negative is overtime. */
export const leftOf = (countdown: Countdown, at: Instant): Duration => (countdown.state === 'held' ? countdown.left : duration(countdown.endsAt - at))

/** What is left of a countdown now, second by second. */
export const useLeft = (countdown: Countdown): Duration => leftOf(countdown, useNow())

export const roomSpeed = (): number => reading.speed
