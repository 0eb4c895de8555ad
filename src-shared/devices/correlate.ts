import { chirp, sampleRate } from './chirp.ts'
import { at, transform } from './fft.ts'

/** What a recording says of a chirp that was played. Levels as a share of full scale. */
export type Found = {
  /** Samples from the beginning of the recording to where the chirp begins. */
  readonly offset: number
  /** How alike the recording is to the chirp there: 1 is the same. A hall or a bad loudspeaker make it less. */
  readonly likeness: number
  /** How far it stands out above everywhere else. */
  readonly prominence: number
  readonly level: number
  /** Third harmonics, as a share of the chirp. */
  readonly harmonics: number
  /** The share of samples of the chirp that lie at full scale. */
  readonly clipped: number
}

const powerOfTwo = (least: number): number => 2 ** Math.ceil(Math.log2(least))
/** Closer than this to the peak it is still the peak: 50 ms. */
const peakWidth = Math.round(0.05 * sampleRate)
const fullScale = 0.985

/** For each lag the sum of recording times chirp. Both are real, so one transform does for the two of them. */
const crossCorrelation = (recording: Float32Array, reference: Float32Array): Float64Array => {
  const n = powerOfTwo(recording.length + reference.length)
  const [re, im] = [new Float64Array(n), new Float64Array(n)]
  re.set(recording)
  im.set(reference)
  transform(re, im, false)
  const [outRe, outIm] = [new Float64Array(n), new Float64Array(n)]
  for (let k = 0; k < n; k += 1) {
    const mirror = (n - k) % n
    // What belongs to both halves alike is the recording's, and what differs the chirp's.
    const [sumRe, sumIm] = [at(re, k) + at(re, mirror), at(im, k) - at(im, mirror)]
    const [diffRe, diffIm] = [at(re, k) - at(re, mirror), at(im, k) + at(im, mirror)]
    outRe[k] = (sumRe * diffIm - sumIm * diffRe) / 4
    outIm[k] = (sumRe * diffRe + sumIm * diffIm) / 4
  }
  transform(outRe, outIm, true)
  return outRe.subarray(0, Math.max(0, recording.length - reference.length))
}

export const energyOf = (samples: Float32Array): number => samples.reduce((sum, value) => sum + value * value, 0)
export const rmsOf = (samples: Float32Array): number => (samples.length === 0 ? 0 : Math.sqrt(energyOf(samples) / samples.length))

const strongest = (values: Float64Array): number => values.reduce((best, value, i) => (Math.abs(value) > Math.abs(at(values, best)) ? i : best), 0)

const awayFrom = (values: Float64Array, peak: number): number => {
  let [sum, count] = [0, 0]
  for (let i = 0; i < values.length; i += 1)
    if (Math.abs(i - peak) > peakWidth) {
      sum += at(values, i) ** 2
      count += 1
    }
  return Math.sqrt(sum / Math.max(1, count))
}

/** An overdriven loudspeaker's own tones come with the chirp, give or take a few samples. */
const harmonicSlack = 6

const likeHarmonics = (recording: Float32Array, offset: number, third: Float32Array): number => {
  let best = 0
  for (let slip = -harmonicSlack; slip <= harmonicSlack; slip += 1) {
    let product = 0
    for (let i = 0; i < third.length; i += 1) product += at(recording, offset + slip + i) * at(third, i)
    best = Math.max(best, Math.abs(product))
  }
  return best
}

/** Looks for the chirp of this kind in a recording; silence has likeness 0. */
export const findChirp = (recording: Float32Array, kind: number): Found => {
  const reference = chirp(kind)
  const correlation = crossCorrelation(recording, reference)
  const offset = strongest(correlation)
  const part = recording.subarray(offset, offset + reference.length)
  const energy = energyOf(part)
  const peak = Math.abs(at(correlation, offset))
  if (energy === 0 || peak === 0) return { offset: 0, likeness: 0, prominence: 0, level: 0, harmonics: 0, clipped: 0 }
  const third = chirp(kind, 3)
  return {
    offset,
    likeness: peak / Math.sqrt(energyOf(reference) * energy),
    prominence: peak / (awayFrom(correlation, offset) + 1e-12 * peak),
    level: rmsOf(part),
    harmonics: likeHarmonics(recording, offset, third) / peak,
    clipped: part.reduce((count, value) => count + (Math.abs(value) >= fullScale ? 1 : 0), 0) / part.length,
  }
}
