import type { AudioFacts, RecordingFacts, VideoFacts } from './facts.ts'

const video: VideoFacts = {
  codec: 'h264',
  profile: 'High',
  level: 40,
  pixelFormat: 'yuv420p',
  width: 1920,
  height: 1080,
  pixelAspect: 1,
  rotation: 0,
  interlaced: false,
  transfer: 'bt709',
  bitRate: 4_000_000,
  frames: { rate: 25, steady: true, keyGap: 2 },
}
const audio: AudioFacts = { codec: 'aac', profile: 'LC', sampleRate: 48_000, channels: 2 }

/** For tests: a recording with which nothing needs to be done, but for what is changed. Null: it has none. */
export const exampleRecording = (
  change: { readonly video?: Partial<VideoFacts> | null; readonly audio?: Partial<AudioFacts> | null; readonly file?: Partial<RecordingFacts> } = {},
): RecordingFacts => ({
  container: 'mp4',
  indexInFront: true,
  duration: 840,
  saysWhere: false,
  chapters: [],
  ...change.file,
  video: change.video === null ? null : { ...video, ...change.video },
  audio: change.audio === null ? null : { ...audio, ...change.audio },
})

export const exampleWebm = (): RecordingFacts =>
  exampleRecording({ file: { container: 'webm' }, video: { codec: 'vp9', profile: 'Profile 0' }, audio: { codec: 'opus', profile: '' } })
