import type { FollowSink } from '../../plenary/remote-sound.ts'
import { useMediaState } from '../stores/media.ts'

/** Browsers without a choice of loudspeaker play where the system does. */
const play = (element: HTMLAudioElement, speaker: string | null): void => {
  if ('setSinkId' in element) void element.setSinkId(speaker ?? '').catch(() => undefined)
}

export const followSpeaker: FollowSink = (element) => {
  play(element, useMediaState.getState().chosen.speaker)
  return useMediaState.subscribe(({ chosen }, before) => {
    if (chosen.speaker !== before.chosen.speaker) play(element, chosen.speaker)
  })
}

/** Three rising notes, a second long: made here, so that nothing has to be fetched. 16-bit samples with their header. */
const trial = (): Blob => {
  const rate = 24_000
  const notes = [523.25, 659.25, 783.99]
  const length = rate
  const view = new DataView(new ArrayBuffer(44 + length * 2))
  const text = (at: number, letters: string) => {
    for (const [index, letter] of [...letters].entries()) view.setUint8(at + index, letter.charCodeAt(0))
  }
  text(0, 'RIFF')
  view.setUint32(4, 36 + length * 2, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, length * 2, true)
  for (let at = 0; at < length; at += 1) {
    const note = Math.min(2, Math.floor((at / length) * 3))
    const within = (at / length) * 3 - note
    const loudness = 0.3 * Math.min(1, within * 20) * Math.exp(-2.2 * within)
    view.setInt16(44 + at * 2, Math.round(32_767 * loudness * Math.sin((2 * Math.PI * (notes[note] ?? 0) * at) / rate)), true)
  }
  return new Blob([view], { type: 'audio/wav' })
}

/** Plays the trial sound on the chosen loudspeaker; answers whether it could. */
export const playTrial = async (): Promise<boolean> => {
  const address = URL.createObjectURL(trial())
  const element = new Audio(address)
  const unfollow = followSpeaker(element)
  try {
    await element.play()
    await new Promise((ended) => element.addEventListener('ended', ended, { once: true }))
    return true
  } catch {
    // No loudspeaker, or the browser does not let it.
    return false
  } finally {
    unfollow()
    URL.revokeObjectURL(address)
  }
}
