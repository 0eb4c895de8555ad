/** What a program that looks at recordings says of a picture. Names of codecs, formats and profiles are ffprobe's. */
export type VideoFacts = {
  readonly codec: string
  readonly profile: string
  /** As the codec counts it: 40 for H.264's 4.0. */
  readonly level: number
  readonly pixelFormat: string
  /** As they are stored, before `rotation` and `pixelAspect`. */
  readonly width: number
  readonly height: number
  /** Width of a pixel by its height. */
  readonly pixelAspect: number
  /** Degrees by which a player turns the picture. */
  readonly rotation: 0 | 90 | 180 | 270
  readonly interlaced: boolean
  /** How brightness is written; `smpte2084` and `arib-std-b67` are HDR. */
  readonly transfer: string
  /** Bits a second. */
  readonly bitRate: number
  readonly frames: FrameTimes
}

/** What the times of the frames say. */
export type FrameTimes = {
  /** Frames a second, on average. */
  readonly rate: number
  /** The frames follow each other at one pace, but for a few. */
  readonly steady: boolean
  /** The longest time between two frames from which a player can begin, in seconds. */
  readonly keyGap: number
}

export type AudioFacts = { readonly codec: string; readonly profile: string; readonly sampleRate: number; readonly channels: number }

export type Container = 'mp4' | 'webm'

export type RecordingFacts = {
  /** Null: another one, which a browser does not open. */
  readonly container: Container | null
  /** What a player needs to begin and to jump stands at the beginning of the file. */
  readonly indexInFront: boolean
  /** Seconds. */
  readonly duration: number
  readonly video: VideoFacts | null
  readonly audio: AudioFacts | null
  /** The file says where it was filmed. */
  readonly saysWhere: boolean
  /** Seconds from the start. */
  readonly chapters: readonly { readonly at: number; readonly title: string }[]
}
