import { z } from 'zod'
import { clockTime, date, languageName, line, moment, name, wholeNumber, words } from './fields.ts'
import { draftSegment } from './segments.ts'

const person = z.union([
  line,
  z.strictObject({
    name: line.describe('As it stands on the screen.'),
    role: words.optional().describe('What they are: social worker, researcher.'),
    id: name.optional().describe('A short name for the machine. Without it, it is made from the name.'),
  }),
])

/** A seminar as an organiser writes it down, in `seminar.yaml`. A pack's manifest is made from it. */
export const draft = z.strictObject({
  id: name.describe('A short name for the machine. It stays the same in every version of this seminar.'),
  version: wholeNumber(1, 1_000_000_000)
    .optional()
    .describe('Raise it by one after every change that goes out: a room takes each number only once. Without it, 1.'),
  title: words.describe('What the seminar is called.'),
  organiser: line.optional().describe('Who invites; shown on the first screen.'),
  languages: z.array(languageName).min(1).describe('The languages the texts are written in: sv, en, da. A plain text is in the first of them.'),
  date: date.describe('The day.'),
  start: clockTime.describe('When the first item begins.'),
  end: clockTime.optional().describe('When the whole is over, for everybody.'),
  timeZone: line.optional().describe('Whose clock all times are by. Without it, Europe/Stockholm.'),
  validity: z
    .strictObject({
      from: moment.optional().describe('Not opened before.'),
      until: moment.optional().describe('Not opened from then on.'),
    })
    .optional()
    .describe('Between which days rooms may open the seminar. Without it, always.'),
  people: z.array(person).max(200).optional().describe('Who speaks. Talks name them by their name.'),
  plenary: z
    .strictObject({ desk: line.describe('Its address.') })
    .optional()
    .describe('Where the plenary is joined.'),
  delivery: z
    .strictObject({ mirrors: z.array(line).describe('Their addresses.') })
    .optional()
    .describe('Other places that have this pack.'),
  seats: z
    .strictObject({
      default: wholeNumber(2, 12).optional().describe('How many sit at a table, usually. Without it, 7.'),
      least: wholeNumber(2, 12).optional().describe('The fewest. Without it, 2.'),
      most: wholeNumber(2, 12).optional().describe('The most. Without it, 12.'),
    })
    .optional()
    .describe('How many sit around a table.'),
  programme: z.array(draftSegment).min(1).max(200).describe('What happens, one item after the other.'),
  manual: z
    .array(z.strictObject({ title: words, body: words }))
    .optional()
    .describe('What moderators read beforehand, and find on the screen on the day.'),
})

export type Draft = z.infer<typeof draft>
export type DraftSegment = Draft['programme'][number]
export type DraftPart = Extract<DraftSegment, { kind: 'dialogue' }>['parts'][number]
export type DraftQuestion = Extract<DraftSegment, { kind: 'evaluation' }>['questions'][number]
export type Words = Draft['title']
