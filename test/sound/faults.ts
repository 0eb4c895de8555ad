import type { SoundThing } from '../../src-shared/devices/changes.ts'
import type { AudioDevice } from '../../src-shared/devices/device.ts'
import type { FindingCause } from '../../src-shared/devices/finding.ts'
import { deviceTexts } from '../../src-shared/i18n/catalogues/devices.ts'
import { troubleTexts } from '../../src-shared/i18n/catalogues/troubles.ts'
import type { PulseServer } from './pulse-server.ts'

type SoundCause = Exclude<FindingCause, `screen-${string}`>

export type Fault = {
  readonly name: string
  /** Null: there is none, and the room must be ready. */
  readonly finding: { readonly thing: SoundThing; readonly cause: SoundCause } | null
  /** What the microphone at the table hears; null: it is not plugged in. */
  readonly tableHears: 'speaker.monitor' | 'hdmi.monitor' | 'nowhere.monitor' | 'hum' | null
  readonly webcam?: boolean
  readonly apply?: (pulse: PulseServer) => Promise<unknown>
  /** Main knows of it: a check that began before would say that something changed meanwhile. */
  readonly known?: (ends: { readonly speaker: AudioDevice; readonly microphone: AudioDevice }) => boolean
}

const find = (thing: SoundThing, cause: SoundCause) => ({ thing, cause })
/** What is done to the room's sound, again and again in another order; none of it may be called ready. */
export const matrix: readonly Fault[] = [
  { name: 'nothing is wrong', finding: null, tableHears: 'speaker.monitor' },
  {
    name: 'microphone muted in the system',
    finding: find('microphone', 'muted-system'),
    tableHears: 'speaker.monitor',
    apply: (pulse) => pulse.pactl('set-source-mute', 'table', '1'),
    known: ({ microphone }) => microphone.muted === true,
  },
  {
    name: 'loudspeaker muted in the system',
    finding: find('speaker', 'muted-system'),
    tableHears: 'speaker.monitor',
    apply: (pulse) => pulse.pactl('set-sink-mute', 'speaker', '1'),
    known: ({ speaker }) => speaker.muted === true,
  },
  {
    name: 'volume at zero',
    finding: find('speaker', 'volume-zero'),
    tableHears: 'speaker.monitor',
    apply: (pulse) => pulse.pactl('set-sink-volume', 'speaker', '0'),
    known: ({ speaker }) => speaker.volume === 0,
  },
  {
    name: 'volume low',
    finding: find('speaker', 'too-quiet'),
    tableHears: 'speaker.monitor',
    apply: (pulse) => pulse.pactl('set-sink-volume', 'speaker', '20%'),
    known: ({ speaker }) => (speaker.volume ?? 1) < 0.25,
  },
  {
    name: 'loudspeaker overdriven',
    finding: find('speaker', 'distorted'),
    tableHears: 'speaker.monitor',
    apply: (pulse) => pulse.pactl('set-sink-volume', 'speaker', '300%'),
    known: ({ speaker }) => (speaker.volume ?? 0) > 2.5,
  },
  {
    name: 'microphone dead or muted by its own button',
    finding: find('microphone', 'muted-hardware'),
    tableHears: 'nowhere.monitor',
  },
  { name: 'microphone unplugged', finding: find('microphone', 'missing'), tableHears: null },
  {
    name: 'sound heard by another microphone',
    finding: find('microphone', 'heard-elsewhere'),
    tableHears: 'hum',
    webcam: true,
  },
  {
    name: 'sound comes from another loudspeaker',
    finding: find('speaker', 'wrong-device'),
    tableHears: 'hdmi.monitor',
  },
  {
    name: 'loudspeaker silent',
    finding: find('speaker', 'silent'),
    tableHears: 'hum',
  },
]

const any = { device: '…', other: '…' }
const { en: devices } = deviceTexts
const { en: troubles } = troubleTexts

/** What is tried once each, by the tests of the devices and of the screens. */
const once: Readonly<Record<string, string>> = {
  'loudspeaker unplugged during a talk': troubles['speaker-replaced'](any),
  'loudspeaker plugged in again': troubles['speaker-back'](any),
  'the talk is heard from it again': '(sound)',
  'how far the talk was from its time at the most': '(nothing)',
  'loudspeaker muted during a talk': troubles['speaker-muted'](any),
  'microphone unplugged while it listens': troubles['microphone-replaced'](any),
  'screen plugged in': '(black, or the moderator’s view; the room’s picture stays)',
  'screen mirrored in another size': devices['screen-mirrored'](any),
  'screen unplugged': '(nothing: the room’s picture stays)',
  'screen with few points': devices['screen-small'](any),
  'staff pin another screen': '(the picture is there)',
  'the room’s screen unplugged': troubles['screen-replaced'](any),
  'the room’s screen plugged in again': troubles['screen-back'](any),
}

const seesOf = ({ finding }: Fault): string => (finding === null ? `${devices.ready}.` : devices[`${finding.thing}-${finding.cause}`](any))

/** What the room sees, by fault: a row of the table in `docs/devices.md` each. */
export const seen: Readonly<Record<string, string>> = { ...Object.fromEntries(matrix.map((fault) => [fault.name, seesOf(fault)])), ...once }
