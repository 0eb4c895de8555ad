import { fail, ok, type Result } from '../result/result.ts'
import type { AudioFacts, Container, RecordingFacts, VideoFacts } from './facts.ts'
import { isHdr, type Picture, pictureFor } from './picture.ts'

/** Why a recording is not taken as it is. */
export type Reason =
  | 'container'
  | 'index-behind'
  | 'says-where'
  | 'video-codec'
  | 'video-profile'
  | 'colours'
  | 'hdr'
  | 'too-large'
  | 'interlaced'
  | 'rotated'
  | 'odd-pixels'
  | 'too-fast'
  | 'uneven-frames'
  | 'rare-key-frames'
  | 'too-heavy'
  | 'audio-codec'
  | 'surround'
  | 'sample-rate'

/** What is done with a recording. `copy`: the stream stays as it is, in a new file. */
export type Treatment =
  | { readonly kind: 'keep'; readonly container: Container }
  | {
      readonly kind: 'make'
      readonly container: Container
      readonly video: 'copy' | Picture
      readonly audio: 'copy' | 'encode' | 'none'
      readonly because: readonly Reason[]
    }

export type Unusable = 'no-picture' | 'no-length' | 'too-long'

const fullHd = { long: 1920, short: 1080 }
/** Seconds a player has to run through, at the worst, after a jump. */
const longestKeyGap = 5
/** Bits a second: a talk of a quarter of an hour is then below 1.4 GB, and what a camera writes is above. */
const heaviest = 12_000_000
/** Seconds; the format takes no longer ones. */
const longest = 36_000

/** What a kiosk needs done with a recording so that it plays it and jumps in it well: nothing, if that can be. */
export const treatmentOf = (facts: RecordingFacts): Result<Treatment, { reason: Unusable }> => {
  const { video, audio } = facts
  if (video === null) return fail('no-picture')
  if (!(facts.duration > 0)) return fail('no-length')
  if (facts.duration > longest) return fail('too-long')
  const pictureReasons = videoReasons(video)
  const container = pictureReasons.length > 0 || video.codec === 'h264' ? 'mp4' : 'webm'
  const soundReasons = audio === null ? [] : audioReasons(audio, container)
  const fileReasons: Reason[] = [
    ...(facts.container === container ? [] : (['container'] as const)),
    ...(facts.container === container && !facts.indexInFront ? (['index-behind'] as const) : []),
    ...(facts.saysWhere ? (['says-where'] as const) : []),
  ]
  const because = [...pictureReasons, ...soundReasons, ...fileReasons]
  if (because.length === 0) return ok({ kind: 'keep', container })
  return ok({
    kind: 'make',
    container,
    video: pictureReasons.length === 0 ? 'copy' : pictureFor(video),
    audio: audio === null ? 'none' : soundReasons.length === 0 ? 'copy' : 'encode',
    // A picture that is made anew brings a new file with it: that the old one had another form is no news.
    because: pictureReasons.length === 0 ? because : because.filter((reason) => reason !== 'container' && reason !== 'index-behind'),
  })
}

const profiles: Readonly<Record<string, readonly string[]>> = {
  h264: ['Baseline', 'Constrained Baseline', 'Main', 'High'],
  vp9: ['Profile 0'],
  av1: ['Main'],
}

const videoReasons = (video: VideoFacts): readonly Reason[] => {
  const known = profiles[video.codec]
  const { frames } = video
  const holds: Readonly<Partial<Record<Reason, boolean>>> = {
    'video-codec': known === undefined,
    'video-profile': known !== undefined && !known.includes(video.profile),
    hdr: isHdr(video),
    colours: !isHdr(video) && video.pixelFormat !== 'yuv420p' && video.pixelFormat !== 'yuvj420p',
    'too-large': Math.max(video.width, video.height) > fullHd.long || Math.min(video.width, video.height) > fullHd.short,
    interlaced: video.interlaced,
    rotated: video.rotation !== 0,
    'odd-pixels': Math.abs(video.pixelAspect - 1) > 0.01,
    'too-fast': frames.rate > 61,
    'uneven-frames': !frames.steady,
    'rare-key-frames': frames.keyGap > longestKeyGap,
    'too-heavy': video.bitRate > heaviest,
  }
  return reasonsIn(holds)
}

const soundCodecs: Readonly<Record<Container, readonly string[]>> = {
  mp4: ['aac LC', 'aac HE-AAC', 'aac HE-AACv2'],
  webm: ['opus', 'vorbis'],
}

const audioReasons = (audio: AudioFacts, container: Container): readonly Reason[] =>
  reasonsIn({
    'audio-codec': !soundCodecs[container].includes(audio.codec === 'aac' ? `aac ${audio.profile}` : audio.codec),
    surround: audio.channels > 2,
    'sample-rate': audio.sampleRate > 48_000,
  })

const reasonsIn = (holds: Readonly<Partial<Record<Reason, boolean>>>): readonly Reason[] =>
  Object.entries(holds).flatMap(([reason, is]) => (is ? [reason as Reason] : []))
