import { z } from 'zod'
import type { AudioFacts, FrameTimes, RecordingFacts, VideoFacts } from '../../src-shared/recordings/facts.ts'

const tags = z.record(z.string(), z.string()).default({})
const stream = z.object({
  index: z.number(),
  codec_type: z.string().default(''),
  codec_name: z.string().default(''),
  profile: z.string().default(''),
  level: z.number().default(0),
  pix_fmt: z.string().default(''),
  width: z.number().default(0),
  height: z.number().default(0),
  sample_aspect_ratio: z.string().default('1:1'),
  field_order: z.string().default('progressive'),
  color_transfer: z.string().default(''),
  bit_rate: z.string().default(''),
  sample_rate: z.string().default('0'),
  channels: z.number().default(0),
  disposition: z.object({ default: z.number().default(0), attached_pic: z.number().default(0) }).default({ default: 0, attached_pic: 0 }),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).default([]),
  tags,
})
const answer = z.object({
  streams: z.array(stream).default([]),
  chapters: z.array(z.object({ start_time: z.string().default('0'), tags })).default([]),
  format: z.object({ duration: z.string().default(''), bit_rate: z.string().default(''), tags }),
})

type Stream = z.infer<typeof stream>

/** Of a file with a picture or a sound: what ffprobe says of it, and which of its streams are meant. */
export type Probed = {
  readonly facts: Omit<RecordingFacts, 'container' | 'indexInFront' | 'video'> & { readonly video: Omit<VideoFacts, 'frames'> | null }
  readonly streams: Streams
}

/** Numbers by which ffmpeg knows them. */
export type Streams = { readonly video: number | null; readonly audio: number | null }

/** Reads what `ffprobe -show_format -show_streams -show_chapters -of json` wrote. */
export const readAnswer = (json: string): Probed => {
  const { streams, chapters, format } = answer.parse(JSON.parse(json))
  // A cover picture of a sound file counts as a moving picture of one frame.
  const video = preferred(streams.filter((one) => one.codec_type === 'video' && one.disposition.attached_pic === 0))
  const audio = preferred(streams.filter((one) => one.codec_type === 'audio'))
  return {
    streams: { video: video?.index ?? null, audio: audio?.index ?? null },
    facts: {
      duration: Math.round(Number(format.duration || 0) * 1000) / 1000,
      video: video === undefined ? null : videoOf(video, format.bit_rate),
      audio: audio === undefined ? null : audioOf(audio),
      saysWhere: [format.tags, ...streams.map((one) => one.tags)].some((all) => Object.keys(all).some((name) => /location|gps/i.test(name))),
      chapters: chapters.flatMap(({ start_time, tags: { title = '' } }) =>
        title.trim() === '' ? [] : [{ at: Math.max(0, Number(start_time)), title: title.trim() }],
      ),
    },
  }
}

const preferred = (streams: readonly Stream[]): Stream | undefined => streams.find(({ disposition }) => disposition.default === 1) ?? streams[0]

const videoOf = (one: Stream, wholeRate: string): Omit<VideoFacts, 'frames'> => ({
  codec: one.codec_name,
  profile: one.profile,
  level: one.level,
  pixelFormat: one.pix_fmt,
  width: one.width,
  height: one.height,
  pixelAspect: ratioOf(one.sample_aspect_ratio),
  rotation: rotationOf(one),
  interlaced: ['tt', 'bb', 'tb', 'bt'].includes(one.field_order),
  transfer: one.color_transfer,
  bitRate: Number(one.bit_rate || wholeRate || 0),
})

const audioOf = (one: Stream): AudioFacts => ({
  codec: one.codec_name,
  profile: one.profile,
  sampleRate: Number(one.sample_rate),
  channels: one.channels,
})

const ratioOf = (text: string): number => {
  const [width = 1, height = 1] = text.split(':').map(Number)
  return width > 0 && height > 0 ? width / height : 1
}

const rotationOf = ({ side_data_list }: Stream): VideoFacts['rotation'] => {
  const turned = side_data_list.find(({ rotation }) => rotation !== undefined)?.rotation ?? 0
  const quarter = ((Math.round(turned / 90) % 4) + 4) % 4
  return ([0, 90, 180, 270] as const)[quarter] ?? 0
}

export const withFrames = (video: Probed['facts']['video'], frames: FrameTimes | null): VideoFacts | null =>
  video === null || frames === null ? null : { ...video, frames }
