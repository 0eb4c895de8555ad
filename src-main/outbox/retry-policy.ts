import { type Duration, minutes, seconds } from '../../src-shared/time/time.ts'

const delays = [seconds(1), seconds(2), seconds(5), seconds(15), minutes(1)]
const last = minutes(5)

/** How long to wait before the next delivery, after so many in a row that failed. It never gives up: the item must arrive. */
export const retryDelay = (failures: number): Duration => delays[Math.max(0, failures - 1)] ?? last
