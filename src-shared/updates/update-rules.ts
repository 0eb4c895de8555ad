import { z } from 'zod'
import { updateAddress } from '../settings/places.ts'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What IT allows of updates. Where nothing is said, nothing is updated by itself. */
export const updateRules = z.strictObject({
  install: z.enum(['never', 'when-free']),
  /** Times of day between which a newer version may be installed; null: at any. */
  hours: z.object({ from: clockTime, to: clockTime }).nullable().optional(),
  /** Where Windows fetches newer versions; Debian asks apt. */
  from: updateAddress.optional(),
  /** Minutes that have to lie between an update and a seminar, before its planned begin and after its planned end. */
  apart: z.number().int().min(30).max(2880).optional(),
})
export type UpdateRules = z.infer<typeof updateRules>

/** A new version that does not come up leaves somebody half a day to come by. */
export const usuallyApart = 12 * 60
