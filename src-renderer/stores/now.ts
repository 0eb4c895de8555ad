import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Countdown, type Duration, duration, type Instant, instant } from '../../src-shared/time/time.ts'
import { useReplica } from './slices.ts'

/** The last reading of main's clock, and the page's own monotonic time when it came. */
let reading = { now: instant(0), speed: 1, at: 0 }

useReplica.subscribe((replica, before) => {
  const clock = replica.slices?.clock
  if (clock !== undefined && clock !== before.slices?.clock) {
    reading = { ...clock, at: performance.now() }
    for (const call of listeners) call()
  }
})

const listeners = new Set<() => void>()
const onReading = (call: () => void) => {
  listeners.add(call)
  return () => listeners.delete(call)
}

/** Room time now. Held still by `freezeNow` in the gallery. */
export const now = (): Instant => frozen ?? instant(reading.now + (performance.now() - reading.at) * reading.speed)

let frozen: Instant | null = null
export const freezeNow = (at: Instant | null): void => {
  frozen = at
}

/** Room time, at each full second of it (a quarter of a second of the world's time at the most often). */
export const useNow = (): Instant => {
  useSyncExternalStore(onReading, () => reading)
  const [at, setAt] = useState(now)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const at = now()
      setAt(at)
      timer = setTimeout(tick, Math.max(250, (1000 - (at % 1000)) / reading.speed + 5))
    }
    tick()
    return () => clearTimeout(timer)
  }, [])
  return frozen ?? at
}

/** What is left of a countdown at an instant; negative is overtime. */
export const leftOf = (countdown: Countdown, at: Instant): Duration => (countdown.state === 'held' ? countdown.left : duration(countdown.endsAt - at))

/** What is left of a countdown now, second by second. */
export const useLeft = (countdown: Countdown): Duration => leftOf(countdown, useNow())

export const roomSpeed = (): number => reading.speed
