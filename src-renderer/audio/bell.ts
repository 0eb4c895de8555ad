import { useReplica } from '../stores/slices.ts'
import { followSink } from './sink.ts'

/** A small bronze bell: partials by frequency, loudness and how long they ring, in seconds. */
const partials = [
  { ratio: 1, gain: 0.5, rings: 2.6 },
  { ratio: 2.0, gain: 0.28, rings: 1.7 },
  { ratio: 2.99, gain: 0.14, rings: 1.1 },
  { ratio: 4.18, gain: 0.06, rings: 0.6 },
] as const

const fundamental = 523.25
const loudness = 0.22
const longest = Math.max(...partials.map(({ rings }) => rings))

let context: AudioContext | null = null
let resting: ReturnType<typeof setTimeout> | undefined

/** One soft stroke, if the room wants to hear it. `low` is the gentler one that ends a pause. */
export const bell = (tone: 'high' | 'low' = 'high'): void => {
  if (useReplica.getState().slices?.settings.sound !== true) return
  if (context === null) {
    context = new AudioContext({ latencyHint: 'playback' })
    followSink(context)
  }
  const audio = context
  const strike = (): void => {
    const at = audio.currentTime + 0.05
    const out = new GainNode(audio, { gain: loudness })
    out.connect(audio.destination)
    for (const { ratio, gain, rings } of partials) {
      const tuned = new OscillatorNode(audio, { frequency: fundamental * ratio * (tone === 'low' ? 0.75 : 1) })
      const envelope = new GainNode(audio, { gain: 0 })
      envelope.gain.setValueAtTime(0, at)
      envelope.gain.linearRampToValueAtTime(gain, at + 0.012)
      envelope.gain.exponentialRampToValueAtTime(0.0001, at + rings)
      tuned.connect(envelope).connect(out)
      tuned.start(at)
      tuned.stop(at + rings)
    }
  }
  // A room whose sound cannot be started stays silent; the ring on the screen says the same.
  if (audio.state === 'running') strike()
  else audio.resume().then(strike, () => undefined)
  // An idle context keeps the loudspeaker's stream open and costs a little all the time.
  clearTimeout(resting)
  resting = setTimeout(() => void audio.suspend(), (longest + 1) * 1000)
}
