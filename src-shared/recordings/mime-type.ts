import type { AudioFacts, RecordingFacts, VideoFacts } from './facts.ts'

/** The type of a recording with its codecs, by which a browser says beforehand whether it can play it. Null: of a kind that is not made here. */
export const mimeTypeOf = ({ container, video, audio }: RecordingFacts): string | null => {
  const codecs = [video === null ? null : videoName(video), ...(audio === null ? [] : [audioName(audio)])]
  if (container === null || codecs.includes(null)) return null
  return `video/${container}; codecs="${codecs.join(', ')}"`
}

/** Profile and constraints of H.264, in the hex digits of its own header. */
const avcProfiles: Readonly<Record<string, string>> = { Baseline: '4200', 'Constrained Baseline': '42c0', Main: '4d00', High: '6400' }

const videoName = ({ codec, profile, level }: VideoFacts): string | null => {
  const two = (n: number, radix: number) => n.toString(radix).padStart(2, '0')
  if (codec === 'h264') return avcProfiles[profile] === undefined ? null : `avc1.${avcProfiles[profile]}${two(level, 16)}`
  if (codec === 'vp9') return 'vp9'
  return codec === 'av1' ? `av01.0.${two(level, 10)}M.08` : null
}

const audioName = ({ codec, profile }: AudioFacts): string | null => {
  if (codec === 'opus' || codec === 'vorbis') return codec
  if (codec !== 'aac') return null
  return profile === 'HE-AACv2' ? 'mp4a.40.29' : profile === 'HE-AAC' ? 'mp4a.40.5' : 'mp4a.40.2'
}
