import { type Duration, duration } from '../../src-shared/time/time.ts'

/** How long to wait before the attempt with this number (from 0): 100 ms, doubled each time, 2 s at most. */
export const reconnectDelay = (attempt: number): Duration => duration(Math.min(2000, 100 * 2 ** Math.min(attempt, 10)))
