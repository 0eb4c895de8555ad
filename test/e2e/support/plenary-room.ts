import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { member, pass } from '../../../src-desk/plenary/test-desk.ts'
import type { PlenarySettings } from '../../../src-shared/plenary/settings.ts'
import { type Manifest, manifest as manifestSchema } from '../../../src-shared/seminar/schema.ts'
import { type PulseServer, startPulse } from '../../sound/pulse-server.ts'
import { packOf } from './packs.ts'

/** A dialogue that is only its main points, a pause, the plenary at 14.40 and what comes after it; or the items that are named. */
export const plenaryPack = async (
  folder: string,
  deskPort: number,
  items: readonly string[] = ['dialogue-1', 'pause', 'plenary', 'dialogue-2', 'closing'],
): Promise<{ readonly pack: string; readonly manifest: Manifest }> => {
  const pack = await packOf(join(folder, 'pack'), items, (manifest) => ({
    ...manifest,
    plenary: { desk: `http://127.0.0.1:${deskPort}` },
    programme: manifest.programme.map((segment) =>
      segment.id === 'dialogue-1' && Array.isArray(segment.parts) ? { ...segment, parts: segment.parts.slice(-1) } : segment,
    ),
  }))
  return { pack, manifest: manifestSchema.parse(JSON.parse(await readFile(join(pack, 'seminar.json'), 'utf8'))) }
}

/** A profile as IT makes one: this room's pass is in its settings. */
export const roomProfile = async (profile: string, id: string, seminar: string, camera: PlenarySettings['camera'] = false): Promise<string> => {
  await mkdir(profile, { recursive: true })
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ plenary: { pass: pass(member(id), { seminar }), camera } }))
  return profile
}

const rate = 48_000
const window = rate / 10

/** How strong a frequency is in these samples, as a share of full scale (Goertzel). */
const strength = (samples: Int16Array, frequency: number): number => {
  const step = 2 * Math.cos((2 * Math.PI * frequency) / rate)
  let [one, two] = [0, 0]
  for (const sample of samples) [one, two] = [sample / 32_768 + step * one - two, one]
  return (2 * Math.sqrt(one * one + two * two - step * one * two)) / samples.length
}

/** A room's air: what is said at its microphone, and what its loudspeaker plays. Neither hears the other. */
export type RoomAir = {
  readonly environment: NodeJS.ProcessEnv
  /** Says a tone in short words, as speech comes, until it is stopped. */
  speak(frequency: number): void
  hush(): void
  /** How strong a frequency was on the loudspeaker, at its loudest in the last half second. */
  hears(frequency: number): number
  /** Who has the microphone open just now. */
  listeners(): Promise<number>
  stop(): Promise<void>
}

export const startAir = async (): Promise<RoomAir> => {
  const pulse: PulseServer = await startPulse()
  await pulse.speaker('loud', 'Loudspeaker')
  await pulse.speaker('voices', 'Voices')
  await pulse.microphone('table-mic', 'Table', 'voices.monitor')
  await pulse.pactl('set-default-sink', 'loud')
  await pulse.pactl('set-default-source', 'table-mic')
  const environment = { ...process.env, ...pulse.environment }
  const format = ['--format=s16le', `--rate=${rate}`, '--channels=1']
  const ear = spawn('parec', ['--device=loud.monitor', ...format, '--latency-msec=50'], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] })
  let heard = Buffer.alloc(0)
  ear.stdout.on('data', (part: Buffer) => {
    heard = Buffer.concat([heard, part]).subarray(-window * 2 * 5)
  })
  const windows = (): readonly Int16Array[] => {
    const even = heard.subarray(heard.length % 2)
    const samples = Int16Array.from({ length: even.length / 2 }, (_, index) => even.readInt16LE(index * 2))
    return Array.from({ length: Math.floor(samples.length / window) }, (_, index) => samples.subarray(index * window, (index + 1) * window))
  }
  let mouth: ReturnType<typeof spawn> | null = null
  const hush = () => {
    mouth?.kill()
    mouth = null
  }
  return {
    environment: pulse.environment,
    speak: (frequency) => {
      hush()
      const player = spawn('pacat', ['--device=voices', ...format, '--latency-msec=100'], { env: environment, stdio: ['pipe', 'ignore', 'ignore'] })
      mouth = player
      // Words of a quarter of a second: a tone that never stops is taken for a fan, and taken out.
      const second = Buffer.alloc(rate * 2)
      for (let i = 0; i < rate; i += 1) {
        const on = (i * 3) % rate < rate * 0.75
        second.writeInt16LE(on ? Math.round(Math.sin((2 * Math.PI * frequency * i) / rate) * 9000) : 0, i * 2)
      }
      const feed = () => {
        while (player.stdin?.writable === true && player.stdin.write(second));
      }
      player.stdin?.on('drain', feed)
      player.stdin?.on('error', () => undefined)
      feed()
    },
    hush,
    hears: (frequency) => Math.max(0, ...windows().map((samples) => strength(samples, frequency))),
    listeners: async () =>
      (await pulse.pactl('list', 'short', 'source-outputs'))
        .split('\n')
        .filter((line) => line.includes('protocol-native.c') && !/\bparec\b/.test(line)).length,
    stop: async () => {
      hush()
      ear.kill()
      await pulse.stop()
    },
  }
}
