import { type Duration, seconds } from '../../src-shared/time/time.ts'

/** How near the end of a turn is: colours change at 30 s and at 0. */
export type Nearness = 'plenty' | 'soon' | 'over'

export const nearnessOf = (left: Duration): Nearness => (left <= 0 ? 'over' : left <= seconds(30) ? 'soon' : 'plenty')
