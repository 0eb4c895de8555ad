import { between, type Duration, duration, type Instant } from '../time/time.ts'

/** A hand on its way when the programme moved by itself meant what was there before. Of room time: in a room that runs faster sits nobody. */
export const handOnItsWay: Duration = duration(700)

/** Whether a press came too soon after an advance that nobody asked for; null: there was none yet. */
export const cameTooSoon = (advancedAt: Instant | null, pressedAt: Instant): boolean =>
  advancedAt !== null && pressedAt >= advancedAt && between(advancedAt, pressedAt) < handOnItsWay
