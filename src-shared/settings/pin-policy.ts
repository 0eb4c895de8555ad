import { minutes, seconds } from '../time/time.ts'
import { triesPolicy } from './tries.ts'

/** Three tries, then 30 s of waiting, twice as long each time, 15 minutes at most. */
export const {
  waitAfter,
  status: pinStatus,
  afterWrong: afterWrongPin,
  kept: keptTries,
} = triesPolicy({
  free: 3,
  firstWait: seconds(30),
  longestWait: minutes(15),
})
