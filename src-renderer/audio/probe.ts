import type { DevicesSlice } from '../../src-shared/contract/devices.ts'
import { checkSound, chirpKinds, sampleRate, soundLength } from '../../src-shared/devices/chirp.ts'
import { findChirp, rmsOf } from '../../src-shared/devices/correlate.ts'
import type { AudioDevice } from '../../src-shared/devices/device.ts'
import { echoResidual, type Hearing } from '../../src-shared/devices/hearing.ts'
import { type Playing, worthTryingOthers } from '../../src-shared/devices/sound-verdict.ts'
import { type Ear, loadRecorder, openEar, type Piece } from './ear.ts'

/** A sound system that was asleep may take over a second to give the first samples. */
const primeLimit = 3000
const primed = 3
/** A microphone may give zeros until its first samples are there; one that gives nothing else by then is switched off. */
const wakeLimit = 500
/** From the last prime piece to the sound, in seconds. */
const before = 0.12
const recordLimit = 4000
/** More loudspeakers than this are not tried: a group waits. */
const othersTried = chirpKinds - 1
/** For telling which of several is heard, their first part is enough; they do not begin at the same moment. In seconds. */
const search = 0.8

type Ended = { readonly microphone: string; readonly ear: Ear; readonly pieces: Piece[] }

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

const hearingOf = ({ microphone, ear, pieces }: Ended, at: number, kind: number): Hearing => {
  const recording = joined(pieces)
  const start = Math.max(0, at - (pieces[0]?.frame ?? 0))
  const found = findChirp(recording.subarray(start), kind)
  return { microphone, noise: rmsOf(recording.subarray(0, start)), muted: ear.muted(), found, delay: (found.offset / sampleRate) * 1000 }
}

type Voice = { readonly speaker: AudioDevice; readonly kind: number }
/** What is played where: one loudspeaker, or several at once, each with a sound of its own kind. */
type Given = { readonly voices: readonly [Voice, ...Voice[]]; readonly microphones: readonly AudioDevice[]; readonly hears?: 'everything' | 'others' }

const toSink = (context: AudioContext, page: string | null): Promise<'missing' | 'taken' | null> =>
  context.setSinkId(page ?? '').then(
    () => null,
    (error: unknown) => (error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'taken'),
  )

/** Lets the sound begin on a context, and answers with the frame of its clock at which it does. */
const sound = (context: AudioContext, kind: number): number => {
  const samples = checkSound(kind)
  const buffer = context.createBuffer(1, samples.length, sampleRate)
  buffer.getChannelData(0).set(samples)
  const source = new AudioBufferSourceNode(context, { buffer })
  source.connect(context.destination)
  const at = Math.round((context.currentTime + before) * sampleRate)
  source.start(at / sampleRate)
  return at
}

/** Opens every microphone it can, and says of the others why not. */
const openEars = async (microphones: readonly AudioDevice[], hears: 'everything' | 'others', opened: Ended[], deaf: Playing['deaf'][number][]) => {
  const opening = microphones.map(async ({ key, page }) => {
    const ear = page === null ? ('missing' as const) : await openEar(page, hears)
    if (typeof ear === 'string') deaf.push({ microphone: key, why: ear })
    else opened.push({ microphone: key, ear, pieces: [] })
  })
  await Promise.all(opening)
}

/** Plays and listens with every microphone at once. Whatever happens, every track is stopped. */
const play = async ({ voices, microphones, hears = 'everything' }: Given): Promise<readonly Playing[]> => {
  const contexts = voices.map(() => new AudioContext({ sampleRate, latencyHint: 'interactive' }))
  const [context] = contexts
  const opened: Ended[] = []
  const deaf: Playing['deaf'][number][] = []
  try {
    if (context === undefined) return []
    const sinks = Promise.all(voices.map(({ speaker }, index) => toSink(contexts[index] ?? context, speaker.page)))
    await Promise.all([openEars(microphones, hears, opened, deaf), loadRecorder(context)])
    const silent = await sinks
    await Promise.all(contexts.map((one) => one.resume()))
    for (const { ear, pieces } of opened) ear.listen(context, (piece) => pieces.push(piece), true)
    const say = (index: number, why: Playing['silentBecause'], hearings: readonly Hearing[] = []): Playing => ({
      speaker: voices[index]?.speaker.key ?? '',
      hearings,
      deaf,
      silentBecause: silent[index] ?? why,
    })
    const all = (why: Playing['silentBecause']) => voices.map((_, index) => say(index, why))
    if (silent.every((why) => why !== null)) return all(null)
    if (opened.length > 0 && !(await until(() => opened.some(({ pieces }) => pieces.length >= primed), primeLimit))) return all('stalled')
    await until(() => opened.every(({ pieces }) => pieces.some(({ level }) => level > 0)), wakeLimit)

    const begins = contexts.map((one, index) => (silent[index] === null ? sound(one, voices[index]?.kind ?? 0) : 0))
    const at = begins[0] ?? 0
    const last = (at === 0 ? Math.round(context.currentTime * sampleRate) : at) + Math.round((voices.length > 1 ? search : soundLength) * sampleRate)
    // Frames are counted and not seconds: a stream that starts late is late on both ends.
    await until(() => opened.every(({ pieces, ear }) => ear.ended() || (pieces.at(-1)?.frame ?? 0) >= last), recordLimit)
    if (opened.length > 0 && !opened.some(({ pieces, ear }) => ear.ended() || (pieces.at(-1)?.frame ?? 0) >= last)) return all('stalled')
    for (const { ear, microphone, pieces } of opened) {
      if (ear.ended()) deaf.push({ microphone, why: 'missing' })
      else if ((pieces.at(-1)?.frame ?? 0) < last) deaf.push({ microphone, why: 'stalled' })
    }
    const listened = opened.filter(({ microphone }) => !deaf.some((one) => one.microphone === microphone))
    return voices.map(({ kind }, index) =>
      say(
        index,
        null,
        listened.map((one) => hearingOf(one, at, kind)),
      ),
    )
  } finally {
    for (const { ear } of opened) ear.close()
    await Promise.all(contexts.map((one) => one.close()))
  }
}

export type Trial = { readonly playings: readonly Playing[]; readonly echo: number | null }

/** Tries the chosen pair; where nothing was heard, whether another loudspeaker is, all of them at once; where it was, how much of it comes back. */
export const tryOut = async (devices: DevicesSlice, run: number, measureEcho: boolean): Promise<Trial | null> => {
  const [speaker, microphone] = [devices.speaker?.device, devices.microphone?.device]
  if (speaker === undefined || microphone === undefined) return null
  const usable = devices.devices.filter(({ page }) => page !== null)
  const microphones = usable.filter(({ direction }) => direction === 'input')
  const [first] = await play({ voices: [{ speaker, kind: run }], microphones })
  if (first === undefined) return null
  if (worthTryingOthers(first, microphone.key)) {
    const [other, ...more] = usable
      .filter(({ direction, key }) => direction === 'output' && key !== speaker.key)
      .slice(0, othersTried)
      .map((one, index) => ({ speaker: one, kind: run + index + 1 }))
    const others = other === undefined ? [] : await play({ voices: [other, ...more], microphones: [microphone] })
    return { playings: [first, ...others], echo: null }
  }
  const mine = first.hearings.find((one) => one.microphone === microphone.key)
  if (!measureEcho || mine === undefined || mine.found.likeness === 0) return { playings: [first], echo: null }
  const [again] = await play({ voices: [{ speaker, kind: run + 1 }], microphones: [microphone], hears: 'others' })
  const back = again?.hearings[0]
  return { playings: [first], echo: back === undefined ? null : echoResidual(mine.found, back.found) }
}
