declare const unit: unique symbol

/** Whole milliseconds since 1970-01-01T00:00:00Z on the seminar's clock. Only a `Clock` makes new ones. */
export type Instant = number & { readonly [unit]: 'instant' }
/** A length of time in milliseconds. May be negative where a difference is meant. */
export type Duration = number & { readonly [unit]: 'duration' }

export const instant = (epochMilliseconds: number): Instant => epochMilliseconds as Instant
export const duration = (milliseconds: number): Duration => milliseconds as Duration
export const seconds = (n: number): Duration => duration(n * 1000)
export const minutes = (n: number): Duration => duration(n * 60_000)
export const hours = (n: number): Duration => duration(n * 3_600_000)
export const zero = duration(0)

export const plus = (at: Instant, by: Duration): Instant => instant(at + by)
export const minus = (at: Instant, by: Duration): Instant => instant(at - by)
/** How long from `from` to `to`; negative when `to` is earlier. */
export const between = (from: Instant, to: Instant): Duration => duration(to - from)
export const sum = (lengths: readonly Duration[]): Duration => duration(lengths.reduce<number>((total, length) => total + length, 0))
export const atLeast = (length: Duration, floor: Duration): Duration => duration(Math.max(length, floor))
export const atMost = (length: Duration, ceiling: Duration): Duration => duration(Math.min(length, ceiling))
export const laterOf = (a: Instant, b: Instant): Instant => instant(Math.max(a, b))
export const earlierOf = (a: Instant, b: Instant): Instant => instant(Math.min(a, b))

/**
 * Something that runs down on a screen. While it runs, `endsAt` may lie in the past: then it is overtime.
 * While it is held (the room is paused), `left` says what remains.
 */
export type Countdown =
  | { readonly state: 'running'; readonly endsAt: Instant; readonly total: Duration }
  | { readonly state: 'held'; readonly left: Duration; readonly total: Duration }
