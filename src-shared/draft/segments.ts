import { z } from 'zod'
import { clockTime, length, line, name, wholeNumber, words, yesOrNo } from './fields.ts'

const cue = words.optional().describe('What the moderator may say now; the screen shows it when it is asked for.')

export const draftParts = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('round').describe('Everybody has the floor once, seat by seat.'),
        prompt: words.describe('The question that stands on the screen.'),
        perSeat: length.describe('How long each seat has the floor.'),
        minimumPerSeat: length.optional().describe('A late group gives each seat this long at least. Without it, 20 s.'),
        cue,
      }),
      z.strictObject({
        kind: z.literal('open').describe('The group talks freely.'),
        prompt: words.describe('The question that stands on the screen.'),
        length: length.describe('How long this part is planned to take.'),
        minimum: length.optional().describe('How short it may become when the group is late.'),
        cue,
      }),
      z.strictObject({
        kind: z.literal('summary').describe('The group writes down its points. One in an item at most.'),
        prompt: words.describe('The question that stands on the screen.'),
        length: length.describe('How long this part is planned to take.'),
        minimum: length.optional().describe('How short it may become when the group is late.'),
        collect: z
          .enum(['mainPoints', 'takeaways'])
          .optional()
          .describe("mainPoints go to the plenary, takeaways are the group's own. Without it, by the purpose of the dialogue."),
        count: wholeNumber(1, 9).optional().describe('How many points at most. Without it, 3.'),
        cue,
      }),
    ]),
  )
  .min(1)
  .max(20)

export const draftQuestions = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('scale').describe('Steps from low to high.'),
        id: name.optional().describe('Keep it the same from seminar to seminar, and answers can be compared.'),
        prompt: words.describe('The question. Half a minute should be enough to answer all of them.'),
        steps: wholeNumber(2, 7).optional().describe('How many steps. Without it, 5.'),
        low: words.describe('What the lowest step means.'),
        high: words.describe('What the highest step means.'),
      }),
      z.strictObject({
        kind: z.literal('choice').describe('One answer of several, or more than one.'),
        id: name.optional().describe('Keep it the same from seminar to seminar, and answers can be compared.'),
        prompt: words.describe('The question. Half a minute should be enough to answer all of them.'),
        options: z
          .array(z.union([...words.options, z.strictObject({ id: name, label: words })]))
          .min(2)
          .max(8)
          .describe('The answers to choose from.'),
        several: yesOrNo.optional().describe('yes: several answers may be chosen.'),
      }),
      z.strictObject({
        kind: z.literal('text').describe("In people's own words. They are never shown in the room."),
        id: name.optional().describe('Keep it the same from seminar to seminar, and answers can be compared.'),
        prompt: words.describe('The question. Half a minute should be enough to answer all of them.'),
        maxLength: wholeNumber(1, 2000).optional().describe('How many letters at most. Without it, 400.'),
      }),
    ]),
  )
  .min(1)
  .max(12)

const fileName = z.string().min(1).max(300)

export const draftRecording = z.union([
  fileName,
  z.strictObject({
    file: fileName.describe('The recording.'),
    captions: z
      .union([z.literal('none'), z.strictObject({ sv: fileName.optional(), en: fileName.optional(), da: fileName.optional() })])
      .optional()
      .describe('Captions by language, WebVTT or SRT. Without it, those that lie beside the recording: talk.sv.vtt for talk.mp4. Or none.'),
    slides: fileName.optional().describe('The slides as a PDF. Without it, the PDF of the same name beside the recording. Or none.'),
    poster: fileName.optional().describe('A picture for lists. Without it, one of the same name, or one from the recording.'),
    chapters: z
      .array(
        z.strictObject({
          at: z
            .string()
            .regex(/^(?:\d{1,2}:)?\d{1,3}:[0-5]\d$/, 'minutes and seconds, such as 4:30')
            .meta({ type: ['string', 'number'] })
            .describe('Minutes and seconds from the beginning.'),
          title: words,
        }),
      )
      .optional()
      .describe('Places to jump to. Without it, those that the recording itself has.'),
  }),
])

const base = {
  id: name.optional().describe('A short name for the machine: small letters, digits and hyphens.'),
  title: words.describe('What stands on the screen.'),
  at: clockTime.optional().describe('Begins at this time for everybody, wherever they are. Give the plenary one.'),
  advance: z
    .enum(['auto', 'moderator', 'media'])
    .optional()
    .describe('Who ends it: the time, the moderator or the recording. Each kind has its usual way.'),
  cue,
}
const timed = {
  ...base,
  length: length.describe('How long it is planned to take: 30 min, 1 h 10 min.'),
  minimum: length.optional().describe('How short it may become when the group is late. Without it, it keeps its length.'),
}
const speakers = z.array(line).optional().describe('Who speaks, by name, as they stand under people.')
const about = words.optional().describe('A sentence or two about it.')
const recording = draftRecording.describe(
  'The file that is played. How long it is, how loud, its captions, slides and picture are found out by themselves.',
)
const body = words.optional().describe('What stands on the screen below the title.')

export const draftSegment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('welcome'), ...timed, body }),
  z.strictObject({ kind: z.literal('talk'), ...base, recording, speakers, about }),
  z.strictObject({
    kind: z.literal('dialogue'),
    ...timed,
    length: length.optional().describe('How long it is planned to take. Without it, as long as its parts together.'),
    purpose: z.enum(['learning', 'productive']).describe('learning ends in main points for the plenary, productive in steps for the own workplace.'),
    parts: draftParts.describe('What the group does, one part after the other: round, open, summary.'),
  }),
  z.strictObject({ kind: z.literal('pause'), ...timed, body }),
  z.strictObject({
    kind: z.literal('plenary'),
    ...timed,
    offlineGuide: draftParts.describe('What a group does with this time when it cannot reach the others.'),
  }),
  z.strictObject({
    kind: z.literal('evaluation'),
    ...timed,
    questions: draftQuestions.describe('What each person is asked, 1 to 12 questions.'),
    minimumCount: wholeNumber(3, 50).optional().describe('The summary is shown from so many answers on. Without it, 5.'),
    thanks: words.optional().describe('What stands on the screen afterwards.'),
  }),
  z.strictObject({ kind: z.literal('closing'), ...timed, body }),
  z.strictObject({
    kind: z.literal('session'),
    ...timed,
    length: length.optional().describe('How long it is planned to take. With a recording, as long as that is.'),
    mode: z
      .enum(['live', 'prerecorded'])
      .optional()
      .describe('live from a stage, or prerecorded. Without it, prerecorded where a recording is named.'),
    recording: recording.optional(),
    speakers,
    about,
  }),
])
