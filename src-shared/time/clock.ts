import type { Duration, Instant } from './time.ts'

/** How far the room's clock can be believed. `doubtful` is shown to staff and stops nothing. */
export type ClockHealth = {
  readonly verdict: 'good' | 'doubtful'
  readonly reasons: readonly ('wall-clock-stepped' | 'server-disagrees' | 'before-build')[]
  /** The estimated server time minus ours, where a server was heard. */
  readonly serverOffset?: Duration
}

/**
 * The only reader of time and the only setter of timers. Instants never run backwards and do not
 * follow steps of the wall clock; they do follow a suspend and, gently, a server's time.
 */
export type Clock = {
  now(): Instant
  /** Room time runs this many times faster than the world's; 1 in a real seminar. */
  readonly speed: number
  /** Calls once, when `now()` has reached `at`; returns a function that cancels. */
  wake(at: Instant, call: () => void): () => void
  /** Calls every `realMilliseconds` of the world's time; returns a function that cancels. */
  every(realMilliseconds: number, call: () => void): () => void
  health(): ClockHealth
  /** Takes one reading of a server's clock: its time, and how long the question took there and back. */
  heard(serverTime: Instant, roundTrip: Duration): void
}
