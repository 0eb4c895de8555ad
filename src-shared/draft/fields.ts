import { z } from 'zod'
import { languages } from '../i18n/language.ts'
import { id, localizedText, shown } from '../seminar/schema.ts'
import { lengthPattern, secondsOf } from '../time/lengths.ts'

// A draft is read with every value as the text that stands there, so that 13.30 stays a time and 2026 a title. The
// messages say what has to stand there.
// `type` is for editors, which take 90 for a number.

const long = shown(4000)
export const line = shown(200).meta({ type: ['string', 'number'] })

/** In one language as a plain text, or in several under their letters. */
export const words = z.union([
  long.meta({ type: ['string', 'number'] }),
  z.strictObject({ sv: long.optional(), en: long.optional(), da: long.optional() }).refine((value) => localizedText.safeParse(value).success, {
    message: 'a text under sv, en or da',
  }),
])

export const name = id

export const length = z
  .string()
  .regex(lengthPattern, 'a length, such as 15 min, 1 h 10 min or 90 s')
  .refine((text) => (secondsOf(text) ?? 1) <= 86_400, 'a day at most')
  .meta({ type: ['string', 'integer'] })

export const clockTime = z
  .string()
  .regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/, 'a clock time, such as 14:40')
  .meta({ type: ['string', 'number'] })

export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date, such as 2026-10-20')

export const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}(?:[T ]([01]\d|2[0-3]):[0-5]\d)?$/, 'a date, or a date and time, such as 2026-10-20 08:00')

export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, `a whole number from ${least} to ${most}`)
    .refine((text) => Number(text) >= least && Number(text) <= most, `a whole number from ${least} to ${most}`)
    .meta({ type: ['integer', 'string'], minimum: least, maximum: most })

const yes = ['yes', 'true']
export const yesOrNo = z.enum(['yes', 'no', 'true', 'false']).meta({ type: ['boolean', 'string'], enum: ['yes', 'no', true, false] })
export const isYes = (text: string): boolean => yes.includes(text)

export const languageName = z.enum(languages)
