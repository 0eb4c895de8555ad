import { useSyncExternalStore } from 'react'
import { type Instant, instant } from '../../../src-shared/time/time.ts'

/** The desk's time when it last said it, and the page's own monotonic time then: this computer's clock may be wrong. */
let reading = { now: instant(0), at: 0 }
let frozen: Instant | null = null
let ticked: Instant = instant(0)
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

export const deskNow = (): Instant => frozen ?? instant(reading.now + (performance.now() - reading.at))

/** At each full second of the desk's time, so that everything on the page counts at the same moment. */
const tick = (): void => {
  ticked = deskNow()
  clearTimeout(timer)
  timer = setTimeout(tick, 1005 - (ticked % 1000))
  for (const call of listeners) call()
}

export const takeDeskTime = (now: Instant): void => {
  reading = { now, at: performance.now() }
  tick()
}
/** For the gallery. */
export const freezeDeskTime = (at: Instant): void => {
  frozen = at
  ticked = at
}

const onTick = (call: () => void): (() => void) => {
  listeners.add(call)
  return () => listeners.delete(call)
}
/** The desk's time, second by second. */
export const useDeskNow = (): Instant => useSyncExternalStore(onTick, () => ticked)
