import { z } from 'zod'
import { buttonIntents } from './intents.ts'

/** What a light on a button can say. */
export const lights = ['off', 'ready', 'your-turn', 'warning', 'muted'] as const
export type Light = (typeof lights)[number]

const byte = z.number().int().min(0).max(255)
const word = z.number().int().min(0).max(0xffff)
const bytes = z.array(byte).min(1).max(64)

/** `button`: all gestures. Otherwise the control has one meaning, as the left switch of a pedal, or none for the room. */
const does = z.enum(['button', ...buttonIntents, 'nothing'])
const name = z.string().min(1).max(40)

/** Which devices: every field that is there must agree. */
const match = z.object({
  vendor: word.optional(),
  products: z.array(word).min(1).optional(),
  usagePage: word.optional(),
  usage: word.optional(),
})

const reads = z.discriminatedUnion('by', [
  /** Bytes at known places, counted from the first byte that comes, a report's number included. */
  z.object({
    by: z.literal('report'),
    sizes: z.array(z.number().int().min(1).max(64)).min(1),
    /** What the first byte must be, for a device that numbers its reports. */
    number: byte.optional(),
    controls: z.array(z.object({ name, does, byte: z.number().int().min(0).max(63), mask: byte, pressed: z.array(byte).min(1) })).min(1),
    /** A device that says nothing until it is asked: what to write, and how often. */
    poll: z.object({ write: bytes, everyMilliseconds: z.number().int().min(10).max(1000) }).optional(),
  }),
  /** A device that reports a press and never its end: this very report is a press. */
  z.object({ by: z.literal('pulse'), report: bytes, name, does }),
  /** The system says where the bits of each usage are. What they say is a state that a press switches over. */
  z.object({ by: z.literal('usages'), controls: z.array(z.object({ name, does, page: word, usage: word })).min(1) }),
  /** The system turns its presses into keys, which the page gets. It is only watched. */
  z.object({ by: z.literal('keys'), keys: z.array(z.string().min(1).max(40)) }),
])

/** The report that shows each light, its number in front. */
const lighting = z.record(z.enum(lights), bytes)

/** How one kind of button speaks, as data. */
export const buttonProfile = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name,
  /** Where this is written; `learned` for one that this room was taught. */
  source: z.union([z.url(), z.literal('learned')]),
  match: z.array(match).min(1),
  reads,
  lights: lighting.optional(),
})
export type ButtonProfile = z.infer<typeof buttonProfile>
export type ReportReading = Extract<ButtonProfile['reads'], { by: 'report' }>
export type ControlMeaning = z.infer<typeof does>
