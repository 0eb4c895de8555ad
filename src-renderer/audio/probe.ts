import type { DevicesSlice } from '../../src-shared/contract/devices.ts'
import { checkSound, sampleRate, soundLength } from '../../src-shared/devices/chirp.ts'
import { findChirp, rmsOf } from '../../src-shared/devices/correlate.ts'
import type { AudioDevice } from '../../src-shared/devices/device.ts'
import { echoResidual, type Hearing } from '../../src-shared/devices/hearing.ts'
import { type Playing, worthTryingOthers } from '../../src-shared/devices/sound-verdict.ts'
import { type Ear, loadRecorder, openEar, type Piece } from './ear.ts'

/** A sound system that was asleep may take over a second to give the first samples. */
const primeLimit = 3000
const primed = 3
/** From the last prime piece to the sound, and from the end of its rising part on, in seconds: what a slow loudspeaker takes. */
const before = 0.12
const after = 0.9
const recordLimit = 4000
/** More loudspeakers than this are not tried: a group waits. */
const othersTried = 3

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

type Given = {
  readonly speaker: AudioDevice
  readonly microphones: readonly AudioDevice[]
  readonly kind: number
  readonly hears?: 'everything' | 'others'
}

/** Plays the sound on one loudspeaker and listens with every microphone at once. Whatever happens, every track is stopped. */
const play = async ({ speaker, microphones, kind, hears = 'everything' }: Given): Promise<Playing> => {
  const context = new AudioContext({ sampleRate, latencyHint: 'interactive' })
  const opened: Ended[] = []
  const deaf: Playing['deaf'][number][] = []
  const say = (silentBecause: Playing['silentBecause'], hearings: readonly Hearing[] = []): Playing => ({
    speaker: speaker.key,
    hearings,
    deaf,
    silentBecause,
  })
  try {
    const opening = microphones.map(async ({ key, page }) => {
      const ear = page === null ? ('missing' as const) : await openEar(page, hears)
      if (typeof ear === 'string') deaf.push({ microphone: key, why: ear })
      else opened.push({ microphone: key, ear, pieces: [] })
    })
    const sinking = context.setSinkId(speaker.page ?? '').then(
      () => null,
      (error: unknown) => (error instanceof DOMException && error.name === 'NotFoundError' ? ('missing' as const) : ('taken' as const)),
    )
    await Promise.all([...opening, loadRecorder(context)])
    const why = await sinking
    if (why !== null) return say(why)
    await context.resume()
    for (const { ear, pieces } of opened) ear.listen(context, (piece) => pieces.push(piece), true)
    if (opened.length > 0 && !(await until(() => opened.some(({ pieces }) => pieces.length >= primed), primeLimit))) return say('stalled')

    const sound = checkSound(kind)
    const buffer = context.createBuffer(1, sound.length, sampleRate)
    buffer.getChannelData(0).set(sound)
    const source = new AudioBufferSourceNode(context, { buffer })
    source.connect(context.destination)
    const at = Math.round((context.currentTime + before) * sampleRate)
    source.start(at / sampleRate)
    const last = at + Math.round(Math.max(after, soundLength) * sampleRate)
    // Frames are counted and not seconds: a stream that starts late is late on both ends.
    const heard = await until(() => opened.every(({ pieces, ear }) => ear.ended() || (pieces.at(-1)?.frame ?? 0) >= last), recordLimit)
    if (!heard && !opened.some(({ pieces }) => (pieces.at(-1)?.frame ?? 0) >= last)) return say('stalled')
    for (const { ear, microphone, pieces } of opened) {
      if (ear.ended()) deaf.push({ microphone, why: 'missing' })
      else if ((pieces.at(-1)?.frame ?? 0) < last) deaf.push({ microphone, why: 'stalled' })
    }
    const listened = opened.filter(({ microphone }) => !deaf.some((one) => one.microphone === microphone))
    return say(
      null,
      listened.map((one) => hearingOf(one, at, kind)),
    )
  } finally {
    for (const { ear } of opened) ear.close()
    await context.close()
  }
}

export type Trial = { readonly playings: readonly Playing[]; readonly echo: number | null }

/** Tries the chosen pair; where nothing was heard, whether another loudspeaker is; where it was, how much of it comes back. */
export const tryOut = async (devices: DevicesSlice, run: number, measureEcho: boolean): Promise<Trial | null> => {
  const [speaker, microphone] = [devices.speaker?.device, devices.microphone?.device]
  if (speaker === undefined || microphone === undefined) return null
  const usable = devices.devices.filter(({ page }) => page !== null)
  const microphones = usable.filter(({ direction }) => direction === 'input')
  const first = await play({ speaker, microphones, kind: run })
  if (worthTryingOthers(first, microphone.key)) {
    const others = usable.filter(({ direction, key }) => direction === 'output' && key !== speaker.key).slice(0, othersTried)
    const playings = [first]
    for (const [index, other] of others.entries()) playings.push(await play({ speaker: other, microphones: [microphone], kind: run + index + 1 }))
    return { playings, echo: null }
  }
  const mine = first.hearings.find((one) => one.microphone === microphone.key)
  if (!measureEcho || mine === undefined || mine.found.likeness === 0) return { playings: [first], echo: null }
  const again = await play({ speaker, microphones: [microphone], kind: run + 1, hears: 'others' })
  const back = again.hearings[0]
  return { playings: [first], echo: back === undefined ? null : echoResidual(mine.found, back.found) }
}
