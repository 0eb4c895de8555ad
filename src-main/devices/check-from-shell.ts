import type { PageDevice, SystemDevice } from '../../src-shared/devices/device.ts'
import type { Finding, RoomWord } from '../../src-shared/devices/finding.ts'
import type { RoomScreen, ScreenState } from '../../src-shared/devices/screens.ts'
import type { DeviceSettings } from '../../src-shared/devices/settings.ts'
import { judgeSound } from '../../src-shared/devices/sound-verdict.ts'
import type { AudioSystem } from './audio-system.ts'
import type { EchoRecord } from './echo-record.ts'
import { noDevices, sayDevices, seeDevices } from './room-devices.ts'
import { tryPath } from './system-path.ts'

/** Something that this way of checking cannot tell, and why, for whoever reads it. */
export type NotChecked = { readonly what: 'voices' | 'button' | 'echo' | 'sound' | 'mute and volume' | 'screen'; readonly why: string }

/** What nobody can try from a terminal, whoever does the rest. */
export const notFromATerminal: readonly NotChecked[] = [
  { what: 'voices', why: 'nobody says hello from a shell; the group does before its start' },
  { what: 'button', why: 'nobody presses it from a shell' },
  { what: 'echo', why: 'the browser takes it away; the kiosk measures what is left when a group checks the room' },
]

export type ShellCheck = {
  readonly word: RoomWord
  readonly speaker: string | null
  readonly microphone: string | null
  readonly screens: readonly RoomScreen[]
  /** What the kiosk measured in its last check with a group. */
  readonly echo: { readonly decibels: number; readonly at: string } | null
  readonly findings: readonly Finding[]
  readonly notChecked: readonly NotChecked[]
}

/** Without the page, what the system has is what can be used. */
const asPage = (one: SystemDevice): PageDevice => ({ id: `system ${one.direction} ${one.id}`, group: '', direction: one.direction, label: one.label })

/** The room's check without a window: from a shell, on a machine where no kiosk runs. */
export const checkFromShell = async (deps: {
  audio: AudioSystem
  displays(): Promise<ScreenState>
  settings: DeviceSettings
  echo: ShellCheck['echo']
  environment: NodeJS.ProcessEnv
  /** Why nothing may be played; null: it may. */
  silent: string | null
  kind: number
}): Promise<ShellCheck> => {
  const notChecked: NotChecked[] = [...notFromATerminal]
  const listed = await deps.audio.list()
  const system = listed.ok ? listed.value : null
  if (system === null) {
    const why = listed.ok ? '' : (listed.failure.cause ?? 'the sound system does not answer')
    notChecked.push({ what: 'sound', why }, { what: 'mute and volume', why })
  }
  const screens = await deps.displays()
  const blind = screens.screens.length === 0 && deps.environment.DISPLAY === undefined
  if (blind) notChecked.push({ what: 'screen', why: 'DISPLAY is not set, so no screen can be asked' })
  const page = { permission: true, audio: (system ?? []).map(asPage) }
  const { room } = seeDevices(noDevices, { page, system, screens }, deps.settings)
  const [speaker, microphone] = [room.chosen.speaker?.device, room.chosen.microphone?.device]

  const tried = deps.silent === null && speaker !== undefined && microphone !== undefined
  if (deps.silent !== null && system !== null) notChecked.push({ what: 'sound', why: deps.silent })
  const proof = tried
    ? {
        speaker: speaker.key,
        microphone: microphone.key,
        findings: judgeSound({
          speaker: speaker.key,
          microphone: microphone.key,
          playings: [
            await tryPath({
              speaker,
              microphones: room.devices.filter(({ direction }) => direction === 'input'),
              kind: deps.kind,
              environment: deps.environment,
            }),
          ],
          echo: null,
          labelOf: (key) => room.devices.find((one) => one.key === key)?.label ?? key,
        }),
      }
    : null
  const said = sayDevices({ ...room, proof }, deps.settings)
  // What could not be asked is no fault of the room.
  const findings = said.findings.filter(({ thing }) => (thing === 'screen' ? !blind : system !== null))
  const word = system === null || blind ? (findings.some(({ weight }) => weight === 'fault') ? 'not-ready' : 'unchecked') : said.word
  return {
    word,
    speaker: speaker?.label ?? null,
    microphone: microphone?.label ?? null,
    screens: screens.screens,
    echo: deps.echo,
    findings,
    notChecked,
  }
}

/** As it is told: nobody hears a tenth of a decibel. */
export const sayEcho = (echo: EchoRecord | null): ShellCheck['echo'] =>
  echo === null ? null : { decibels: Math.round(echo.decibels), at: new Date(echo.at).toISOString() }
