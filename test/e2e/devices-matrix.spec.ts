import type { AudioDevice } from '../../src-shared/devices/device.ts'
import type { FindingCause, Thing } from '../../src-shared/devices/finding.ts'
import type { PulseServer } from '../sound/pulse-server.ts'
import { report, type Tried } from './support/devices-report.ts'
import { checkQuietly, expect, test } from './support/sound-room.ts'

/** A few for every change; `TALKROOM_MATRIX=200` for the long run. */
const runs = Number(process.env.TALKROOM_MATRIX ?? 13)

type Fault = {
  readonly name: string
  /** Null: there is none, and the room must be ready. */
  readonly finding: { readonly thing: Thing; readonly cause: FindingCause } | null
  readonly sees: string
  /** What the microphone at the table hears; null: it is not plugged in. */
  readonly tableHears: 'speaker.monitor' | 'hdmi.monitor' | 'nowhere.monitor' | 'hum' | null
  readonly webcam?: boolean
  readonly apply?: (pulse: PulseServer) => Promise<unknown>
  /** Main knows of it: a check that began before would say that something changed meanwhile. */
  readonly known?: (ends: { readonly speaker: AudioDevice; readonly microphone: AudioDevice }) => boolean
}

const find = (thing: Thing, cause: FindingCause) => ({ thing, cause })
const faults: readonly Fault[] = [
  { name: 'nothing is wrong', finding: null, sees: 'Ready.', tableHears: 'speaker.monitor' },
  {
    name: 'microphone muted in the system',
    finding: find('microphone', 'muted-system'),
    sees: 'The microphone … is muted on the computer. Turn it on in the sound settings.',
    tableHears: 'speaker.monitor',
    apply: (pulse) => pulse.pactl('set-source-mute', 'table', '1'),
    known: ({ microphone }) => microphone.muted === true,
  },
  {
    name: 'loudspeaker muted in the system',
    finding: find('speaker', 'muted-system'),
    sees: 'The loudspeaker … is muted on the computer. Press the sound key on the keyboard.',
    tableHears: 'speaker.monitor',
    apply: (pulse) => pulse.pactl('set-sink-mute', 'speaker', '1'),
    known: ({ speaker }) => speaker.muted === true,
  },
  {
    name: 'volume at zero',
    finding: find('speaker', 'volume-zero'),
    sees: 'The volume of … is at zero. Turn it up.',
    tableHears: 'speaker.monitor',
    apply: (pulse) => pulse.pactl('set-sink-volume', 'speaker', '0'),
    known: ({ speaker }) => speaker.volume === 0,
  },
  {
    name: 'volume low',
    finding: find('speaker', 'too-quiet'),
    sees: '… is too quiet. Turn up the volume on the loudspeaker.',
    tableHears: 'speaker.monitor',
    apply: (pulse) => pulse.pactl('set-sink-volume', 'speaker', '20%'),
    known: ({ speaker }) => (speaker.volume ?? 1) < 0.25,
  },
  {
    name: 'loudspeaker overdriven',
    finding: find('speaker', 'distorted'),
    sees: 'The sound from … rattles. Turn the volume down a little.',
    tableHears: 'speaker.monitor',
    apply: (pulse) => pulse.pactl('set-sink-volume', 'speaker', '300%'),
    known: ({ speaker }) => (speaker.volume ?? 0) > 2.5,
  },
  {
    name: 'microphone dead or muted by its own button',
    finding: find('microphone', 'muted-hardware'),
    sees: 'The microphone … is muted: press its button.',
    tableHears: 'nowhere.monitor',
  },
  { name: 'no microphone', finding: find('microphone', 'missing'), sees: 'There is no microphone. Plug one in.', tableHears: null },
  {
    name: 'sound heard by another microphone',
    finding: find('microphone', 'heard-elsewhere'),
    sees: 'The sound is heard by …, but not by the microphone …. Check that … is plugged in and stands on the table.',
    tableHears: 'hum',
    webcam: true,
  },
  {
    name: 'sound comes from another loudspeaker',
    finding: find('speaker', 'wrong-device'),
    sees: 'The sound comes from …, and not from …. Check the cable of ….',
    tableHears: 'hdmi.monitor',
  },
  {
    name: 'loudspeaker silent',
    finding: find('speaker', 'silent'),
    sees: 'Nothing is heard from …. Switch it on and turn it up.',
    tableHears: 'hum',
  },
]

const shuffled = <T>(all: readonly T[]): readonly T[] =>
  all
    .map((one) => [Math.random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one)

test(`no fault of the room is called ready, in ${runs} runs over the matrix of faults`, async ({ pulse, soundRoom }) => {
  test.setTimeout(60_000 + runs * 15_000)
  await pulse.speaker('speaker', 'Jabra SPEAK 510')
  await pulse.speaker('hdmi', 'HDMI 1')
  await pulse.pactl('load-module', 'module-null-sink', 'sink_name=nowhere', 'rate=48000', 'sink_properties=device.description=Nowhere')
  for (const near of ['speaker', 'hdmi']) await pulse.ventilator(near)
  const room = await soundRoom()
  // The room's level is put on once; from then on it is the fault's.
  await room.main.until(({ devices }) => devices.speaker?.device.volume !== null && (devices.speaker?.device.volume ?? 1) < 0.75)

  const tried = new Map<string, { fault: Fault; took: number[] }>()
  const gone: number[] = []
  const order = Array.from({ length: Math.ceil(runs / faults.length) }, () => shuffled(faults))
    .flat()
    .slice(0, runs)
  for (const [index, fault] of order.entries()) {
    const hum = fault.tableHears === 'hum' ? await pulse.hum('hum') : null
    const unplugs = fault.tableHears === null ? [] : [await pulse.microphone('table', 'Table microphone', fault.tableHears)]
    if (fault.webcam === true) unplugs.push(await pulse.microphone('zz-webcam', 'Webcam C270', 'speaker.monitor'))
    await fault.apply?.(pulse)
    if (fault.tableHears === null) await room.main.until(({ devices }) => devices.microphone === null)
    else {
      await room.main.until(({ devices }) => devices.microphone?.device.label === 'Table microphone' && devices.microphone.device.system !== null)
      await room.main.until(
        ({ devices }) => devices.devices.some(({ label, page }) => label === 'Webcam C270' && page !== null) === (fault.webcam === true),
      )
    }
    const { known: isKnown } = fault
    if (isKnown !== undefined)
      await room.main.until(
        ({ devices: { speaker, microphone } }) =>
          speaker !== null && microphone !== null && isKnown({ speaker: speaker.device, microphone: microphone.device }),
      )
    const at = `run ${index + 1}, ${fault.name}`
    // Without a microphone there is nothing to try; main says so by itself.
    const { devices, took } = fault.tableHears === null ? { devices: room.main.slices().devices, took: 0 } : await checkQuietly(room)
    const said = `${at}: ${devices.word} ${JSON.stringify(devices.findings)}`
    if (fault.finding === null) expect(devices.word, said).toBe('ready')
    else {
      expect(devices.word, said).not.toBe('ready')
      expect(
        devices.findings.map(({ thing, cause }) => `${thing} ${cause}`),
        said,
      ).toContain(`${fault.finding.thing} ${fault.finding.cause}`)
    }
    if (fault.tableHears === null) continue
    const known = tried.get(fault.name) ?? { fault, took: [] }
    known.took.push(took)
    tried.set(fault.name, known)

    const pulled = performance.now()
    for (const unplug of unplugs) await unplug()
    await hum?.()
    await room.main.until(({ devices }) => devices.microphone === null)
    if (unplugs.length === 1 && hum === null) gone.push(performance.now() - pulled)
    await pulse.pactl('set-sink-mute', 'speaker', '0')
    await pulse.pactl('set-sink-volume', 'speaker', '70%')
    await room.main.until(
      ({ devices }) =>
        devices.microphone === null && devices.speaker?.device.muted === false && Math.abs((devices.speaker.device.volume ?? 0) - 0.7) < 0.01,
    )
  }
  // Nobody hears the room between two checks.
  expect(await pulse.pactl('list', 'short', 'source-outputs')).toBe('')
  await report([
    { fault: 'microphone unplugged', sees: 'There is no microphone. Plug one in.', milliseconds: gone.map(Math.round) },
    ...[...tried.values()].map(({ fault, took }): Tried => ({ fault: fault.name, sees: fault.sees, milliseconds: took.map(Math.round) })),
  ])
  expect(Math.max(...gone)).toBeLessThan(2000)
  const all = [...tried.values()].flatMap(({ took }) => took).toSorted((a, b) => a - b)
  expect(all[Math.floor(all.length / 2)]).toBeLessThan(3000)
})
