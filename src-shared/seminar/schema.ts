import { z } from 'zod'
import { languages } from '../i18n/language.ts'

/** The pack format this code reads and writes. */
export const packFormat = 1

// Signs that nobody sees but that change what is read: controls, and those that turn the writing round.
const hiddenSigns = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/u
/** A text that people read. */
export const shown = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((value) => value.isWellFormed() && !hiddenSigns.test(value), 'text without hidden control signs')
const text = shown(4000)
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'small letters, digits and hyphens, 64 at most')
  // What a group writes is looked up by these names, and every object has this one already.
  .refine((name) => !(name in {}), 'a name that is not taken by the machine')
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM')
const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'YYYY-MM-DDTHH:MM')
const lengthInSeconds = z.number().int().min(1).max(86_400)

/** Relative, forward slashes, no empty, dot or dot-dot parts, only characters that every file system takes. */
export const packPath = z
  .string()
  .max(200)
  .regex(/^(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*){0,7}$/, 'a plain relative path')
  // Windows drops a dot at the end of a name, and keeps some names for devices whatever follows the first dot.
  .regex(/^(?!(.*\/)?(con|prn|aux|nul|com\d|lpt\d)(\.[^/]*)?(\/|$))(?!.*\.(\/|$))/i, 'a path with names that every file system takes')
  .refine((path) => !/^seminar\.(json|sig|chunks)$/i.test(path), "a path that is none of the pack's own files")

export const localizedText = z
  .object({ sv: text.optional(), en: text.optional(), da: text.optional() })
  .strict()
  .refine((value) => languages.some((language) => value[language] !== undefined), 'a text in at least one language')

/** One file of the pack. `size` in bytes; hashes as lower-case hex; `chunkRoot` is the Merkle root over 1 MiB chunks. */
export const packFile = z.object({
  path: packPath,
  size: z.number().int().min(0).max(1e12),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  chunkRoot: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

export const person = z.object({ id, name: shown(120), role: localizedText.optional() })

/** A recording: the same content as one or several encodings, with what is shown and heard beside it. */
export const media = z.object({
  sources: z.array(z.object({ path: packPath, type: z.string().max(120) })).min(1),
  /** Seconds, to the millisecond. */
  duration: z.number().positive().max(36_000),
  captions: z.array(z.object({ language: z.enum(languages), path: packPath })).default([]),
  /** Seconds from the start of the recording. */
  chapters: z.array(z.object({ at: z.number().min(0), title: localizedText })).default([]),
  /** EBU R 128: what must be added to reach -23 LUFS, in dB. */
  gainDb: z.number().min(-60).max(60).default(0),
  slides: packPath.optional(),
  poster: packPath.optional(),
})

const base = {
  id,
  title: localizedText,
  /** Planned length in seconds; a recording's own length stands in `media`. */
  seconds: lengthInSeconds,
  /** The wall-clock time in the seminar's time zone at which this begins, for everybody. */
  fixedAt: clockTime.optional(),
  /** Elastic down to so many seconds; absent: not elastic. */
  minimumSeconds: z.number().int().min(0).max(86_400).optional(),
  advance: z.enum(['auto', 'moderator', 'media']).optional(),
  /** What the moderator may say now, from the manual. */
  cue: localizedText.optional(),
}

export const roundPart = z.object({
  kind: z.literal('round'),
  prompt: localizedText,
  secondsPerSeat: lengthInSeconds,
  minimumSecondsPerSeat: lengthInSeconds.default(20),
  cue: localizedText.optional(),
})
export const openPart = z.object({
  kind: z.literal('open'),
  prompt: localizedText,
  seconds: lengthInSeconds,
  minimumSeconds: z.number().int().min(0).default(0),
  cue: localizedText.optional(),
})
export const summaryPart = z.object({
  kind: z.literal('summary'),
  prompt: localizedText,
  seconds: lengthInSeconds,
  minimumSeconds: z.number().int().min(0).default(0),
  collect: z.enum(['mainPoints', 'takeaways']),
  /** At most so many. */
  count: z.number().int().min(1).max(9).default(3),
  cue: localizedText.optional(),
})
export const dialoguePart = z.discriminatedUnion('kind', [roundPart, openPart, summaryPart])

export const question = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('scale'),
    id,
    prompt: localizedText,
    steps: z.number().int().min(2).max(7).default(5),
    low: localizedText,
    high: localizedText,
  }),
  z.object({
    kind: z.literal('choice'),
    id,
    prompt: localizedText,
    options: z
      .array(z.object({ id, label: localizedText }))
      .min(2)
      .max(8),
    several: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('text'), id, prompt: localizedText, maxLength: z.number().int().min(1).max(2000).default(400) }),
])

export const segment = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('welcome'), body: localizedText.optional() }),
  z.object({ ...base, kind: z.literal('talk'), speakers: z.array(id).default([]), media, about: localizedText.optional() }),
  z.object({ ...base, kind: z.literal('dialogue'), purpose: z.enum(['learning', 'productive']), parts: z.array(dialoguePart).min(1).max(20) }),
  z.object({ ...base, kind: z.literal('pause'), body: localizedText.optional() }),
  z.object({
    ...base,
    kind: z.literal('plenary'),
    /** What the group does with this time when there is no plenary to join. */
    offlineGuide: z.array(dialoguePart).min(1).max(20),
  }),
  z.object({
    ...base,
    kind: z.literal('evaluation'),
    questions: z.array(question).min(1).max(12),
    /** The summary is shown from so many answers on. */
    minimumCount: z.number().int().min(3).max(50).default(5),
    thanks: localizedText.optional(),
  }),
  z.object({ ...base, kind: z.literal('closing'), body: localizedText.optional() }),
  z.object({
    ...base,
    kind: z.literal('session'),
    speakers: z.array(id).default([]),
    mode: z.enum(['live', 'prerecorded']),
    media: media.optional(),
    about: localizedText.optional(),
  }),
])

/** What is kept of a segment of a kind that this version does not know: its place and its time. */
export const unknownSegment = z.object({ ...base, kind: z.literal('unknown'), unknownKind: z.string().max(80) })

export const manifest = z.object({
  format: z.literal(packFormat),
  id,
  version: z.number().int().min(1).max(1e9),
  title: localizedText,
  organiser: shown(200).optional(),
  languages: z.array(z.enum(languages)).min(1),
  /** IANA name; all clock times of the pack are in it, whatever the room PC believes. */
  timeZone: z.string().max(64),
  start: localDateTime,
  /** The whole programme is over at this clock time of the same day. */
  fixedEnd: clockTime.optional(),
  /** Local dates and times in the seminar's time zone between which the pack may be played. */
  validity: z.object({ from: localDateTime.optional(), until: localDateTime.optional() }).optional(),
  people: z.array(person).max(200).default([]),
  programme: z
    .array(z.union([segment, unknownSegment]))
    .min(1)
    .max(200),
  manual: z.array(z.object({ title: localizedText, body: localizedText })).default([]),
  seats: z
    .object({
      default: z.number().int().min(2).max(12).default(7),
      least: z.number().int().min(2).max(12).default(2),
      most: z.number().int().min(2).max(12).default(12),
    })
    .default({ default: 7, least: 2, most: 12 }),
  plenary: z.object({ desk: z.string().max(300) }).optional(),
  delivery: z.object({ mirrors: z.array(z.string().max(300)).default([]) }).optional(),
  files: z.array(packFile).max(2000),
})

export type LocalizedText = z.infer<typeof localizedText>
export type Manifest = z.infer<typeof manifest>
export type Segment = Manifest['programme'][number]
export type SegmentKind = Segment['kind']
export type SegmentOf<K extends SegmentKind> = Extract<Segment, { kind: K }>
export type DialoguePart = z.infer<typeof dialoguePart>
export type Question = z.infer<typeof question>
export type Media = z.infer<typeof media>
export type Person = z.infer<typeof person>
export type PackFile = z.infer<typeof packFile>
