import type { RecordingFacts } from '../../src-shared/recordings/facts.ts'
import type { Picture } from '../../src-shared/recordings/picture.ts'
import type { Treatment } from '../../src-shared/recordings/treatment.ts'
import type { Streams } from './ffprobe-answer.ts'

export type Made = Extract<Treatment, { kind: 'make' }>

/** Seconds between key frames, wherever they are wanted for jumping. Scenes that change bring more. */
const keyEvery = 2

/** What ffmpeg is told so that it makes of a recording what the treatment says. The same words give the same bytes. */
export const makeArgs = (treatment: Made, streams: Streams, audio: RecordingFacts['audio']): readonly string[] => [
  ...['-map', `0:${streams.video}`],
  ...(streams.audio === null || treatment.audio === 'none' ? [] : ['-map', `0:${streams.audio}`]),
  ...(treatment.video === 'copy' ? ['-c:v', 'copy'] : pictureArgs(treatment.video)),
  ...soundArgs(treatment, audio),
  // Names, places and dates that cameras write, and what encoders say of themselves.
  ...['-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
  ...(treatment.container === 'mp4' ? ['-movflags', '+faststart', '-f', 'mp4'] : ['-f', 'webm']),
]

const pictureArgs = ({ width, height, rate, deinterlace, toneMap }: Picture): readonly string[] => {
  const toUsualColours = ['zscale=t=linear:npl=100', 'format=gbrpf32le', 'zscale=p=bt709', 'tonemap=hable:desat=0', 'zscale=t=bt709:m=bt709:r=tv']
  const filters = [
    ...(deinterlace ? ['bwdif=mode=send_frame'] : []),
    ...(toneMap ? toUsualColours : []),
    `scale=${width}:${height}:flags=lanczos:out_range=tv`,
    'setsar=1',
    `fps=${rate.frames}/${rate.seconds}`,
    'format=yuv420p',
  ]
  const perKey = Math.round((keyEvery * rate.frames) / rate.seconds)
  return [
    ...['-vf', filters.join(',')],
    ...['-c:v', 'libx264', '-profile:v', 'high', '-preset', 'medium', '-crf', '20', '-maxrate', '8M', '-bufsize', '16M'],
    ...['-g', String(perKey), '-force_key_frames', `expr:gte(t,n_forced*${keyEvery})`],
  ]
}

const soundArgs = ({ audio: how, container }: Made, audio: RecordingFacts['audio']): readonly string[] => {
  if (how === 'none' || audio === null) return ['-an']
  if (how === 'copy') return ['-c:a', 'copy']
  const codec = container === 'mp4' ? ['-c:a', 'aac', '-b:a', '160k'] : ['-c:a', 'libopus', '-b:a', '128k']
  return [...codec, '-ac', String(Math.min(2, audio.channels)), '-ar', '48000']
}
