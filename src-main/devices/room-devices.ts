import { changesOf, type DeviceChange, screenChangeOf, screenKey } from '../../src-shared/devices/changes.ts'
import { type Chosen, chooseDevices } from '../../src-shared/devices/choose.ts'
import { chooseScreen, type ScreenChoice } from '../../src-shared/devices/choose-screen.ts'
import type { AudioDevice, DeviceWish, PageDevice, SystemDevice } from '../../src-shared/devices/device.ts'
import { type Finding, findingsAtRest, type RoomWord, wordFor } from '../../src-shared/devices/finding.ts'
import { joinDevices } from '../../src-shared/devices/join.ts'
import { judgeScreens, type ScreenState } from '../../src-shared/devices/screens.ts'
import type { DeviceSettings } from '../../src-shared/devices/settings.ts'
import type { SeatVoice } from '../../src-shared/devices/voices.ts'

type Ends<T> = { readonly speaker: T; readonly microphone: T }

/** A sound that was played and heard, or not; it says something of this pair only, as it was then. */
type Proof = Ends<string> & { readonly findings: readonly Finding[] }

/** What is known of the room's devices at one moment. Advanced by what is seen; what is chosen and said of it follows. */
export type RoomDevices = {
  /** Null until the page has looked. */
  readonly page: { readonly permission: boolean; readonly audio: readonly PageDevice[] } | null
  readonly system: readonly SystemDevice[] | null
  readonly screens: ScreenState
  /** The screen that the room looks at. */
  readonly screen: ScreenChoice | null
  readonly devices: readonly AudioDevice[]
  readonly chosen: Chosen
  readonly override: Ends<DeviceWish | null>
  readonly plays: ReadonlyMap<string, boolean>
  readonly proof: Proof | null
  /** Keys that were in use in this run. */
  readonly known: Ends<ReadonlySet<string>> & { readonly screen: ReadonlySet<string> }
}

const nobody = { speaker: null, microphone: null } as const

export const noDevices: RoomDevices = {
  page: null,
  system: null,
  screens: { screens: [], asleep: false },
  screen: null,
  devices: [],
  chosen: nobody,
  override: nobody,
  plays: new Map(),
  proof: null,
  known: { speaker: new Set(), microphone: new Set(), screen: new Set() },
}

const wishes = (room: RoomDevices, { pinned, last }: DeviceSettings, thing: 'speaker' | 'microphone') => ({
  pinned: room.override[thing] ?? pinned[thing],
  last: last[thing],
  plays: room.plays,
})

/** What was proven of a device that was away, muted or turned since is not proven any more. */
export const stillProven = (before: Chosen, after: Chosen): boolean =>
  (['speaker', 'microphone'] as const).every((thing) => {
    const [was, is] = [before[thing]?.device, after[thing]?.device]
    return was !== undefined && is !== undefined && was.key === is.key && was.page === is.page && was.muted === is.muted && was.volume === is.volume
  })

/** Takes what was seen, chooses anew, and says what is other than before. */
export const seeDevices = (
  before: RoomDevices,
  seen: Partial<Pick<RoomDevices, 'page' | 'system' | 'screens' | 'override'>>,
  settings: DeviceSettings,
): { readonly room: RoomDevices; readonly changes: readonly DeviceChange[] } => {
  const now = { ...before, ...seen }
  const devices = joinDevices(now.page?.audio ?? [], now.system)
  const looked = { ...now, devices }
  const chosen = chooseDevices(devices, { speaker: wishes(looked, settings, 'speaker'), microphone: wishes(looked, settings, 'microphone') })
  const screen = chooseScreen(now.screens.screens, settings.screens)
  const moved = screenChangeOf(before.screen, screen, now.screens.screens, before.known.screen)
  const withKey = (thing: 'speaker' | 'microphone') => {
    const key = chosen[thing]?.device.key
    return key === undefined ? before.known[thing] : new Set([...before.known[thing], key])
  }
  return {
    room: {
      ...looked,
      chosen,
      screen,
      proof: before.proof !== null && stillProven(before.chosen, chosen) ? before.proof : null,
      known: {
        speaker: withKey('speaker'),
        microphone: withKey('microphone'),
        screen: screen === null ? before.known.screen : new Set([...before.known.screen, screenKey(screen.screen)]),
      },
    },
    changes: [...changesOf(before.chosen, chosen, devices, before.known), ...(moved === null ? [] : [moved])],
  }
}

/** A seat that could hardly be heard makes the room no worse, but its microphone is not where it should be. */
const faintVoices = ({ chosen }: RoomDevices, voices: readonly SeatVoice[] | null): readonly Finding[] =>
  chosen.microphone !== null && voices?.includes('speak-up') === true
    ? [{ thing: 'microphone', cause: 'too-quiet', weight: 'remark', device: chosen.microphone.device.label }]
    : []

const grave = (one: Finding): number => (one.weight === 'fault' ? 0 : 1)

/** Everything that is not as it should be, the gravest first, and the one word for it. Nothing is said before the page has looked. */
export const sayDevices = (
  room: RoomDevices,
  settings: DeviceSettings,
  voices: readonly SeatVoice[] | null = null,
): { readonly findings: readonly Finding[]; readonly word: RoomWord } => {
  if (room.page === null) return { findings: [], word: 'unchecked' }
  const permission: readonly Finding[] = room.page.permission ? [] : [{ thing: 'microphone', cause: 'permission', weight: 'fault' }]
  const rest = room.page.permission ? findingsAtRest(room.chosen, settings.pinned) : []
  const { proof, chosen } = room
  const mine = proof !== null && proof.speaker === chosen.speaker?.device.key && proof.microphone === chosen.microphone?.device.key
  const picture = judgeScreens(room.screens, room.screen, settings.screens.pinned)
  const findings = [...permission, ...rest, ...(mine ? proof.findings : []), ...faintVoices(room, voices), ...picture].toSorted(
    (a, b) => grave(a) - grave(b),
  )
  return { findings, word: wordFor(findings, mine) }
}
