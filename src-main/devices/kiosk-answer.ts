import { z } from 'zod'
import type { Finding } from '../../src-shared/devices/finding.ts'
import { checkRefusals } from '../../src-shared/i18n/catalogues/check-refusals.ts'
import { isFindingKnown } from '../../src-shared/i18n/catalogues/devices.ts'
import { askLine } from '../files/own-socket.ts'
import { seenScreen } from '../shell/seen-screen.ts'

export const checkSocket = 'check.sock'
/** Longer than the kiosk takes at most (asked-check.ts). */
const patience = 35_000

const finding = z
  .object({
    thing: z.enum(['speaker', 'microphone', 'screen']),
    cause: z.string(),
    weight: z.enum(['remark', 'fault']),
    device: z.string().optional(),
    other: z.string().optional(),
  })
  .refine(isFindingKnown)
const screen = seenScreen.extend({ connector: z.string() })

/** What the kiosk answers when it is asked to check its room: the verdict, or why there is none now. */
const kioskAnswer = z.union([
  z.object({ refused: z.enum(checkRefusals) }),
  z.object({
    word: z.enum(['ready', 'remark', 'not-ready', 'unchecked']),
    speaker: z.string().nullable(),
    microphone: z.string().nullable(),
    screens: z.array(screen),
    findings: z.array(z.custom<Finding>((one) => finding.safeParse(one).success)),
    notChecked: z.array(z.object({ what: z.enum(['voices', 'button', 'echo', 'sound', 'mute and volume', 'screen']), why: z.string() })),
  }),
])
type Parsed = z.infer<typeof kioskAnswer>
/** As the kiosk says it, which changes none of its own lists. */
export type KioskAnswer = Extract<Parsed, { refused: unknown }> | Verdict
type Verdict = { readonly [K in keyof Told]: Told[K] extends (infer E)[] ? readonly E[] : Told[K] }
type Told = Exclude<Parsed, { refused: unknown }>

/** Asks the kiosk that runs with this profile. Null: it does not answer, or not in words that this version knows. */
export const askKiosk = async (profileDirectory: string, { sound }: { readonly sound: boolean }): Promise<KioskAnswer | null> => {
  const line = await askLine(profileDirectory, checkSocket, sound ? 'check' : 'look', patience)
  try {
    return line === null ? null : (kioskAnswer.safeParse(JSON.parse(line)).data ?? null)
  } catch {
    // Not even JSON.
    return null
  }
}
