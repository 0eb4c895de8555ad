import { type Duration, duration } from '../time/time.ts'

/** A hand on its way when the programme moved by itself meant what was there before. Of the world's time. */
export const handOnItsWay: Duration = duration(700)

/** Whether a press came too soon after an advance that nobody asked for; null: there was none yet. */
export const cameTooSoon = (advancedAt: number | null, pressedAt: number, speed: number): boolean =>
  advancedAt !== null && pressedAt >= advancedAt && pressedAt - advancedAt < handOnItsWay * speed
