/** The rate at which the room's sound is played, recorded and judged, in hertz. */
export const sampleRate = 48_000

/** How long the glide tone is in which the measure hides, and the whole sound, in seconds. */
export const chirpLength = 0.25
export const soundLength = 0.95

/** What the loudspeaker is given at the most; the rest is left for a sound system that makes things louder. */
const chirpLoudness = 0.5

/**
 * Each check sounds a little different, so that neither the echo of the one before nor another room's kiosk through the
 * wall counts as one's own.
 */
export const chirpKinds = 4
/** From and to, in hertz. What falls is nowhere alike to what rises; of the same direction, they hardly share a pitch at a time. */
const sweeps = [
  [600, 5000],
  [5000, 600],
  [900, 3400],
  [3400, 900],
] as const
const sweepOf = (kind: number) => sweeps[((kind % chirpKinds) + chirpKinds) % chirpKinds] ?? sweeps[0]

/** A tone that glides through most of what a voice needs, and swells and fades. `harmonic` 3: what a loudspeaker makes of it that is overdriven. */
export const chirp = (kind: number, harmonic: 1 | 3 = 1): Float32Array => {
  const length = Math.round(chirpLength * sampleRate)
  const [from, to] = sweepOf(kind)
  return Float32Array.from({ length }, (_, i) => {
    const t = i / sampleRate
    const swell = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (length - 1))
    return chirpLoudness * swell * Math.sin(2 * Math.PI * harmonic * (from * t + ((to - from) * t * t) / (2 * chirpLength)))
  })
}

/** Two soft strokes that the gliding tone leads to: a fifth, as of a small bell. Partials by frequency, loudness, seconds. */
const strokes = [
  { at: chirpLength, pitch: 783.99 },
  { at: chirpLength + 0.14, pitch: 1174.66 },
] as const
const partials = [
  { ratio: 1, gain: 0.16, rings: 0.2 },
  { ratio: 2.76, gain: 0.05, rings: 0.09 },
] as const

const stroke = (t: number, pitch: number): number =>
  t < 0
    ? 0
    : partials.reduce(
        (sum, { ratio, gain, rings }) => sum + gain * Math.min(1, t / 0.006) * Math.exp(-t / rings) * Math.sin(2 * Math.PI * pitch * ratio * t),
        0,
      )

/** The sound that a group hears: the chirp is its beginning, and nothing else sounds while it does. */
export const checkSound = (kind: number): Float32Array => {
  const glide = chirp(kind)
  const length = Math.round(soundLength * sampleRate)
  return Float32Array.from({ length }, (_, i) => {
    const t = i / sampleRate
    const fade = Math.min(1, (soundLength - t) / 0.1)
    return (glide[i] ?? 0) + fade * strokes.reduce((sum, one) => sum + stroke(t - one.at, one.pitch), 0)
  })
}
