import { checkSound, sampleRate } from '../../src-shared/devices/chirp.ts'
import { findChirp, rmsOf } from '../../src-shared/devices/correlate.ts'
import type { AudioDevice } from '../../src-shared/devices/device.ts'
import type { Hearing } from '../../src-shared/devices/hearing.ts'
import type { Playing } from '../../src-shared/devices/sound-verdict.ts'
import { type Ear, loadRecorder, openEar, type Piece } from './ear.ts'

/** A sound system that was asleep may take over a second to give the first samples. */
const primeLimit = 3000
const primed = 3
/** A microphone may give zeros until its first samples are there; one that gives nothing else by then is switched off. */
const wakeLimit = 500
/** From the word to the sound, in seconds. */
const before = 0.12
const recordLimit = 4000

type Opened = { readonly microphone: string; readonly ear: Ear; readonly pieces: Piece[] }
type Heard = Pick<Playing, 'hearings' | 'deaf'>

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))

const until = async (holds: () => boolean, limit: number): Promise<boolean> => {
  const began = performance.now()
  while (!holds()) {
    if (performance.now() - began > limit) return false
    await wait(15)
  }
  return true
}

const joined = (pieces: readonly Piece[]): Float32Array => {
  const all = new Float32Array(pieces.reduce((sum, { samples }) => sum + (samples?.length ?? 0), 0))
  let filled = 0
  for (const { samples } of pieces)
    if (samples !== null) {
      all.set(samples, filled)
      filled += samples.length
    }
  return all
}

const newest = ({ pieces }: Opened): number => pieces.at(-1)?.frame ?? 0

const hearingOf = ({ microphone, ear, pieces }: Opened, at: number, kind: number): Hearing => {
  const recording = joined(pieces)
  const start = Math.max(0, at - (pieces[0]?.frame ?? 0))
  const found = findChirp(recording.subarray(start), kind)
  return { microphone, noise: rmsOf(recording.subarray(0, start)), muted: ear.muted(), found, delay: (found.offset / sampleRate) * 1000 }
}

/** A loudspeaker that sound can be given to, or why not. */
export type Voice = { readonly context: AudioContext; readonly silent: 'missing' | 'taken' | null }

export const openVoice = async ({ page }: AudioDevice): Promise<Voice> => {
  const context = new AudioContext({ sampleRate, latencyHint: 'interactive' })
  const silent = await context.setSinkId(page ?? '').then(
    () => null,
    (error: unknown) => (error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'taken'),
  )
  await context.resume()
  return { context, silent }
}

/** Lets the sound begin in a moment. */
export const begin = ({ context }: Voice, kind: number): void => {
  const samples = checkSound(kind)
  const buffer = context.createBuffer(1, samples.length, sampleRate)
  buffer.getChannelData(0).set(samples)
  const source = new AudioBufferSourceNode(context, { buffer })
  source.connect(context.destination)
  source.start(context.currentTime + before)
}

export type Listening = Awaited<ReturnType<typeof listen>>

/** Opens a loudspeaker and every microphone that it can, and says of the others why not. Whatever happens, `close` stops every track. */
export const listen = async (speaker: AudioDevice, microphones: readonly AudioDevice[], hears: 'everything' | 'others') => {
  const opened: Opened[] = []
  const deaf: Playing['deaf'][number][] = []
  const opening = microphones.map(async ({ key, page }) => {
    const ear = page === null ? ('missing' as const) : await openEar(page, hears)
    if (typeof ear === 'string') deaf.push({ microphone: key, why: ear })
    else opened.push({ microphone: key, ear, pieces: [] })
  })
  const [voice] = await Promise.all([openVoice(speaker), ...opening])
  const { context } = voice
  await loadRecorder(context)
  for (const { ear, pieces } of opened) ear.listen(context, (piece) => pieces.push(piece), true)
  return {
    voice,
    /** Whether anything comes: the first samples of any microphone, and where possible of all. */
    awake: async (): Promise<boolean> => {
      if (opened.length === 0) return true
      if (!(await until(() => opened.some(({ pieces }) => pieces.length >= primed), primeLimit))) return false
      await until(() => opened.every(({ pieces }) => pieces.some(({ level }) => level > 0)), wakeLimit)
      return true
    },
    /** The frame at which a sound that is begun now can be heard first. */
    next: (): number => Math.round((context.currentTime + before) * sampleRate),
    /** Waits for this frame; frames are counted and not seconds, because a stream that starts late is late on both ends. False: nothing came. */
    reach: async (frame: number): Promise<boolean> => {
      const reached = (one: Opened) => one.ear.ended() || newest(one) >= frame
      await until(() => opened.every(reached), recordLimit)
      return opened.length === 0 || opened.some(reached)
    },
    /** What each microphone heard of a sound since a frame, up to now. Those that had not come to `last` said nothing. */
    heard: (kind: number, since: number, last: number): Heard => {
      const ended = opened.filter(({ ear }) => ear.ended()).map(({ microphone }) => ({ microphone, why: 'missing' as const }))
      const late = opened.filter((one) => !one.ear.ended() && newest(one) < last).map(({ microphone }) => ({ microphone, why: 'stalled' as const }))
      const listened = opened.filter((one) => !one.ear.ended() && newest(one) >= last)
      return { hearings: listened.map((one) => hearingOf(one, since, kind)), deaf: [...deaf, ...ended, ...late] }
    },
    deaf: (): Playing['deaf'] => deaf,
    close: async (): Promise<void> => {
      for (const { ear } of opened) ear.close()
      await context.close()
    },
  }
}
