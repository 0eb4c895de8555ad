import { spawn } from 'node:child_process'
import { checkSound, sampleRate } from '../../src-shared/devices/chirp.ts'
import { findChirp, rmsOf } from '../../src-shared/devices/correlate.ts'
import type { AudioDevice } from '../../src-shared/devices/device.ts'
import type { Hearing } from '../../src-shared/devices/hearing.ts'
import type { Playing } from '../../src-shared/devices/sound-verdict.ts'

/** The sound server's own players, without a browser in between. */
const form = ['--format=float32le', `--rate=${sampleRate}`, '--channels=1', '--latency-msec=30']
const bytes = 4
/** Before the sound: enough for the noise of the room. */
const listensFirst = 400
/** After it: what a slow loudspeaker takes. */
const listensOn = 500
const startLimit = 3000
const playLimit = 5000

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))

const record = (source: string, environment: NodeJS.ProcessEnv) => {
  const child = spawn('parec', [`--device=${source}`, ...form], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = { already: false }
  child.once('error', () => {
    ended.already = true
  })
  child.once('exit', () => {
    ended.already = true
  })
  return {
    length: () => chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    ended: () => ended.already,
    stop: (): Float32Array => {
      child.kill()
      const all = Buffer.concat(chunks)
      return Float32Array.from({ length: Math.floor(all.length / bytes) }, (_, i) => all.readFloatLE(i * bytes))
    },
  }
}

/** Plays the sound on one loudspeaker; false: it could not. */
const playOn = (sink: string, kind: number, environment: NodeJS.ProcessEnv): Promise<boolean> =>
  new Promise((resolve) => {
    const samples = checkSound(kind)
    const data = Buffer.alloc(samples.length * bytes)
    for (const [i, value] of samples.entries()) data.writeFloatLE(value, i * bytes)
    const child = spawn('pacat', [`--device=${sink}`, ...form], { env: environment, stdio: ['pipe', 'ignore', 'ignore'], timeout: playLimit })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
    child.stdin.on('error', () => undefined)
    child.stdin.end(data)
  })

/** The path from a loudspeaker to every microphone, as the sound system has it. Nothing is kept of what was recorded. */
export const tryPath = async (deps: {
  speaker: AudioDevice
  microphones: readonly AudioDevice[]
  kind: number
  environment: NodeJS.ProcessEnv
}): Promise<Playing> => {
  const ears = deps.microphones.flatMap(({ key, system }) => (system === null ? [] : [{ key, tape: record(system, deps.environment) }]))
  const began = performance.now()
  while (performance.now() - began < startLimit && ears.some(({ tape }) => tape.length() === 0 && !tape.ended())) await wait(20)
  await wait(listensFirst)
  const before = ears.map(({ tape }) => Math.floor(tape.length() / bytes))
  const played = deps.speaker.system !== null && (await playOn(deps.speaker.system, deps.kind, deps.environment))
  await wait(listensOn)
  const hearings: Hearing[] = []
  const deaf: Playing['deaf'][number][] = []
  for (const [index, { key, tape }] of ears.entries()) {
    const gone = tape.ended()
    const recording = tape.stop()
    const at = before[index] ?? 0
    if (gone || recording.length === 0) deaf.push({ microphone: key, why: gone ? 'missing' : 'stalled' })
    else {
      const found = findChirp(recording.subarray(at), deps.kind)
      hearings.push({ microphone: key, noise: rmsOf(recording.subarray(0, at)), muted: false, found, delay: (found.offset / sampleRate) * 1000 })
    }
  }
  return { speaker: deps.speaker.key, hearings, deaf, silentBecause: played ? null : 'taken' }
}
