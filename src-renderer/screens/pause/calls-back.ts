import type { Duration } from '../../../src-shared/time/time.ts'

const calls = [60_000, 1_000]

/** Whether the bell should call the group back, between one look at what is left and the next. */
export const callsBack = (before: Duration, left: Duration): boolean => calls.some((at) => before > at && left <= at)
