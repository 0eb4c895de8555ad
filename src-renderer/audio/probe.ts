import type { DevicesSlice } from '../../src-shared/contract/devices.ts'
import { chirpKinds, chirpLength, sampleRate, soundLength } from '../../src-shared/devices/chirp.ts'
import type { AudioDevice } from '../../src-shared/devices/device.ts'
import { echoResidual } from '../../src-shared/devices/hearing.ts'
import { type Playing, worthTryingOthers } from '../../src-shared/devices/sound-verdict.ts'
import { begin, type Listening, listen, openVoice } from './listening.ts'

/** More loudspeakers than this are not tried: a group waits. */
const othersTried = chirpKinds - 1
const frames = (seconds: number): number => Math.round(seconds * sampleRate)
/** A loudspeaker that was not heard a quarter of a second after its glide is a slow one or none: the others are tried meanwhile. */
const early = frames(chirpLength + 0.25)
/** For telling which of several is heard, their first part is enough; they do not begin at the same moment. */
const search = frames(0.75)

export type Trial = { readonly playings: readonly Playing[]; readonly echo: number | null }

/** What was heard of the chosen loudspeaker, and of all others at once where that is worth it; each has a sound of its own kind. */
const playAll = async (
  listening: Listening,
  given: { readonly speaker: AudioDevice; readonly microphone: AudioDevice; readonly others: readonly AudioDevice[]; readonly kind: number },
): Promise<readonly Playing[]> => {
  const { speaker, microphone, others, kind } = given
  const { voice } = listening
  const say = (one: AudioDevice, heard: Pick<Playing, 'hearings' | 'deaf'>, silentBecause: Playing['silentBecause'] = null): Playing => ({
    speaker: one.key,
    ...heard,
    silentBecause,
  })
  const nothing = (why: Playing['silentBecause']): readonly Playing[] => [say(speaker, { hearings: [], deaf: listening.deaf() }, why)]
  if (voice.silent !== null) return nothing(voice.silent)
  if (!(await listening.awake())) return nothing('stalled')
  const at = listening.next()
  begin(voice, kind)
  if (!(await listening.reach(at + early))) return nothing('stalled')
  if (others.length === 0 || !worthTryingOthers(say(speaker, listening.heard(kind, at, at + early)), microphone.key)) {
    const last = at + frames(soundLength)
    if (!(await listening.reach(last))) return nothing('stalled')
    return [say(speaker, listening.heard(kind, at, last))]
  }
  const voices = await Promise.all(others.map(openVoice))
  try {
    const since = listening.next()
    for (const [index, one] of voices.entries()) if (one.silent === null) begin(one, kind + index + 1)
    const last = since + search
    if (!(await listening.reach(last))) return nothing('stalled')
    const tried = others.map((one, index) => say(one, listening.heard(kind + index + 1, since, last), voices[index]?.silent ?? null))
    // Looked for once more in all of it: a slow loudspeaker is one.
    return [say(speaker, listening.heard(kind, at, last)), ...tried]
  } finally {
    await Promise.all(voices.map(({ context }) => context.close()))
  }
}

/** Tries the chosen pair; where nothing was heard, whether another loudspeaker is; where it was, how much of it comes back. */
export const tryOut = async (devices: DevicesSlice, run: number, measureEcho: boolean): Promise<Trial | null> => {
  const [speaker, microphone] = [devices.speaker?.device, devices.microphone?.device]
  if (speaker === undefined || microphone === undefined) return null
  const usable = devices.devices.filter(({ page }) => page !== null)
  const others = usable.filter(({ direction, key }) => direction === 'output' && key !== speaker.key).slice(0, othersTried)
  const playWith = async (microphones: readonly AudioDevice[], hears: 'everything' | 'others', kind: number, instead: readonly AudioDevice[]) => {
    const listening = await listen(speaker, microphones, hears)
    try {
      return await playAll(listening, { speaker, microphone, others: instead, kind })
    } finally {
      await listening.close()
    }
  }
  const inputs = usable.filter(({ direction }) => direction === 'input')
  const playings = await playWith(inputs, 'everything', run, others)
  const mine = playings[0]?.hearings.find((one) => one.microphone === microphone.key)
  if (!measureEcho || mine === undefined || mine.found.likeness === 0 || playings.length > 1) return { playings, echo: null }
  const [again] = await playWith([microphone], 'others', run + 1, [])
  const back = again?.hearings[0]
  return { playings, echo: back === undefined ? null : echoResidual(mine.found, back.found) }
}
