import type { Instant } from '../time/time.ts'
import { instant } from '../time/time.ts'

/** Times of day between which packs may be fetched, `HH:MM`, in the room's own time; over midnight when `to` is earlier. */
export type TransferWindow = { readonly from: string; readonly to: string }

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Whether the window is open at this minute of the day. The same time twice is the whole day. */
export const isOpen = ({ from, to }: TransferWindow, minute: number): boolean => {
  const [begins, ends] = [minuteOf(from), minuteOf(to)]
  if (begins === ends) return true
  return begins < ends ? minute >= begins && minute < ends : minute >= begins || minute < ends
}

/**
 * When the window opens next; `now` where it is open. `minuteAt` gives the minute of the day of an instant in the
 * room's zone: it is asked minute by minute, so that a night with a changed clock needs no rule of its own.
 */
export const opensAt = (window: TransferWindow, now: Instant, minuteAt: (at: Instant) => number): Instant => {
  const minute = 60_000
  for (let step = 0; step <= 26 * 60; step += 1) {
    const at = step === 0 ? now : instant((Math.floor(now / minute) + step) * minute)
    if (isOpen(window, minuteAt(at))) return at
  }
  return now
}
