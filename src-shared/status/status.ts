import { z } from 'zod'
import { localizedText } from '../seminar/schema.ts'

const when = z.iso.datetime()
const bytes = z.number().min(0)
const finding = z.object({
  thing: z.string(),
  cause: z.string(),
  weight: z.enum(['remark', 'fault']),
  device: z.string().optional(),
  other: z.string().optional(),
})
const word = z.enum(['ready', 'remark', 'not-ready', 'unchecked'])
/** What the check by night said last, as it was written for IT. */
export const nightlyCheck = z.object({ at: when, word, findings: z.array(finding) })
const edition = { id: z.string(), version: z.number().int(), title: localizedText }

/**
 * What `status.json` in a profile says of its kiosk, for whoever looks after many rooms. Times are UTC by the kiosk's
 * own clock, sizes in bytes. Nothing that people at a table said, wrote or did stands in it. New fields may be added
 * under the same `format`; whoever reads it leaves out what it does not know.
 */
export const kioskStatus = z.object({
  format: z.literal(1),
  /** When it was written. */
  at: when,
  kiosk: z.object({
    version: z.string(),
    /** What IT calls the room. */
    room: z.string().nullable().default(null),
    shell: z.enum(['electron', 'chromium', 'none']),
    pid: z.number().int().min(1),
    startedAt: when,
    /** `stopped`: it ended as it should, and this is its last word. */
    state: z.enum(['running', 'stopped']),
  }),
  /** The seminar on the screen. */
  seminar: z.object({ ...edition, start: z.string(), timeZone: z.string(), unplayable: z.array(z.string()) }).nullable(),
  room: z.enum(['before', 'running', 'ended']),
  /** What the room's screen says is wrong. */
  troubles: z.array(z.object({ reason: z.string(), severity: z.enum(['remark', 'trouble']), title: localizedText.optional() })),
  /** The room's sound and screen as they are now. */
  devices: z
    .object({ word, findings: z.array(finding) })
    .nullable()
    .default(null),
  /** The last check by night; null: there was none yet. */
  check: nightlyCheck.nullable().default(null),
  /** What IT decided for the computer, as it was when the kiosk started; null: nothing. `mark` names the content. */
  policy: z
    .object({ path: z.string(), mark: z.string().nullable(), slips: z.array(z.object({ path: z.string(), text: z.string() })) })
    .nullable()
    .default(null),
  /** The way to the plenary. `trouble` and `mediaTrouble`: what somebody has to see to; null: nothing. */
  plenary: z
    .object({
      line: z.enum(['none', 'idle', 'connecting', 'in']),
      trouble: z.string().nullable(),
      media: z.enum(['out', 'joining', 'in', 'again']),
      mediaTrouble: z.string().nullable(),
      /** What each relay said when this computer asked it, because media finds no way. */
      relays: z.array(z.object({ url: z.string(), finding: z.string() })).default([]),
      path: z.enum(['udp', 'tcp', 'relay']).nullable(),
      microphone: z.enum(['off', 'on']),
      camera: z.enum(['off', 'on', 'failed']).default('off'),
    })
    // An older kiosk said nothing of it.
    .default({ line: 'none', trouble: null, media: 'out', mediaTrouble: null, relays: [], path: null, microphone: 'off', camera: 'off' }),
  delivery: z.object({
    now: z
      .object({
        ...edition,
        stage: z.enum(['reading', 'fetching', 'waiting', 'checking']),
        /** Proven so far, and in all. */
        bytes,
        total: bytes,
        rate: bytes.nullable(),
        secondsLeft: bytes.nullable(),
        source: z.string(),
        waitingFor: z.enum(['hours', 'group', 'network', 'disk']).nullable(),
      })
      .nullable(),
    failure: z.object({ title: localizedText, reason: z.string(), at: when }).nullable(),
    seminars: z.array(
      z.object({
        ...edition,
        start: when,
        end: when,
        bytes,
        present: bytes,
        state: z.enum(['complete', 'partial', 'damaged']),
        fingerprint: z.string(),
        current: z.boolean(),
      }),
    ),
    /** Senders that nobody has said yes to. */
    asks: z.array(z.object({ fingerprint: z.string(), title: localizedText, source: z.string() })),
    sources: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['address', 'folder', 'stick']),
        state: z.enum(['unknown', 'asking', 'good', 'failed']),
        reason: z.string().optional(),
        at: when.nullable(),
      }),
    ),
    disk: z.object({
      free: bytes.nullable(),
      budget: bytes,
      short: z.array(z.object({ title: localizedText, start: when, lacks: bytes })),
    }),
  }),
})
export type KioskStatus = z.infer<typeof kioskStatus>
