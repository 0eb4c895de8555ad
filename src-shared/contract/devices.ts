import { z } from 'zod'
import type { CheckState } from '../devices/check.ts'
import type { Choice } from '../devices/choose.ts'
import { type OtherScreens, otherScreens, type ScreenChoice } from '../devices/choose-screen.ts'
import type { AudioDevice } from '../devices/device.ts'
import type { Finding, RoomWord } from '../devices/finding.ts'
import type { RoomScreen } from '../devices/screens.ts'
import type { SeatVoice } from '../devices/voices.ts'
import type { Instant } from '../time/time.ts'
import { command } from './command.ts'

/** What a check by night found, as it was written for IT. */
export type NightlyResult = { readonly at: Instant; readonly word: RoomWord; readonly findings: readonly Finding[] }

/** The room's screen, loudspeaker and microphone: what there is, what is used, and what is wrong with it. */
export type DevicesSlice = {
  readonly word: RoomWord
  /** The gravest first. */
  readonly findings: readonly Finding[]
  readonly speaker: Choice | null
  readonly microphone: Choice | null
  readonly devices: readonly AudioDevice[]
  readonly screens: readonly RoomScreen[]
  /** The one that the room looks at, and what the others show. */
  readonly screen: ScreenChoice | null
  readonly others: OtherScreens
  /** Whether the system tells of mute and volume. */
  readonly system: boolean
  readonly check: CheckState
  /** What the seats of the last group's check said; null: there was none. */
  readonly voices: readonly SeatVoice[] | null
  /** How much of its own sound came back through the echo cancelling at the last group's check, in decibels; null: not measured. */
  readonly echo: number | null
  /** Whether the button was pressed in the last group's check; null: nobody was asked. */
  readonly button: 'works' | 'not-pressed' | null
  /** A microphone that heard voices better than the one in use, by its key. */
  readonly better: string | null
  readonly nightly: NightlyResult | null
}

const key = z.string().min(1).max(300)
const share = z.number().min(0).max(1e6)
const thing = z.enum(['speaker', 'microphone'])

const hearing = z.object({
  microphone: key,
  noise: share,
  muted: z.boolean(),
  found: z.object({ offset: share, likeness: share, prominence: z.number().min(0), level: share, harmonics: share, clipped: share }),
  delay: z.number().min(-60_000).max(60_000),
})

const playing = z.object({
  speaker: key,
  hearings: z.array(hearing).max(16),
  deaf: z.array(z.object({ microphone: key, why: z.enum(['permission', 'taken', 'missing', 'stalled']) })).max(16),
  silentBecause: z.enum(['missing', 'stalled', 'taken']).nullable(),
})

export const deviceCommands = {
  /** What the page sees of sound now; also said when a screen came or went. `permission` false: it may not look. */
  'devices.seen': command(
    z.object({
      permission: z.boolean(),
      audio: z
        .array(
          z.object({
            id: z.string().min(1).max(200),
            group: z.string().max(200),
            direction: z.enum(['output', 'input']),
            label: z.string().max(200),
          }),
        )
        .max(100),
    }),
  ).answers<void>(),
  /** Uses this one until the kiosk starts anew: what the check proposed. */
  'devices.use': command(z.object({ thing, key })).answers<void>(),
  /** Staff: this one always, or none in particular. */
  'devices.pin': command(z.object({ thing, key: key.nullable() })).answers<void>(),
  /** Staff: the room's picture always here, or where it is best. */
  'devices.pinScreen': command(z.object({ connector: z.string().min(1).max(200).nullable() })).answers<void>(),
  /** Staff: what the screens show that are not the room's. */
  'devices.others': command(z.object({ others: z.enum(otherScreens) })).answers<void>(),
  'check.start': command(z.object({ kind: z.enum(['group', 'quiet']) })).answers<void>(),
  /** What was measured with the sound; main decides what it means. */
  'check.sound': command(
    z.object({ run: z.number().int(), playings: z.array(playing).min(1).max(8), echo: z.number().min(-200).max(20).nullable() }),
  ).answers<void>(),
  'check.voices': command(
    z.object({ run: z.number().int(), seats: z.array(z.enum(['waiting', 'listening', 'heard', 'speak-up'])).max(48), better: key.nullable() }),
  ).answers<void>(),
  /** The group pressed its button, or there is none any more. */
  'check.button': command(z.object({ run: z.number().int(), works: z.boolean() })).answers<void>(),
  'check.close': command(z.object({})).answers<void>(),
} as const
