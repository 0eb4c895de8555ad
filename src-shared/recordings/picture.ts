import type { VideoFacts } from './facts.ts'

/** A picture as it is made anew: H.264 High, 8 bits, square pixels, frames at one pace, a key frame every two seconds. */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly rate: Rate
  readonly deinterlace: boolean
  /** From HDR to what every screen shows. */
  readonly toneMap: boolean
}

/** Frames a second as a fraction. */
export type Rate = { readonly frames: number; readonly seconds: number }

/** At most 1080p, lying or standing; never larger than it was. */
const box = { long: 1920, short: 1080 }

export const pictureFor = (video: VideoFacts): Picture => {
  const turned = video.rotation === 90 || video.rotation === 270
  const shown = { width: video.width * video.pixelAspect, height: video.height }
  const { width, height } = turned ? { width: shown.height, height: shown.width } : shown
  const scale = Math.min(1, box.long / Math.max(width, height), box.short / Math.min(width, height))
  return {
    width: even(width * scale),
    height: even(height * scale),
    rate: rateFor(video.frames),
    deinterlace: video.interlaced,
    toneMap: isHdr(video),
  }
}

export const isHdr = ({ transfer }: Pick<VideoFacts, 'transfer'>): boolean => transfer === 'smpte2084' || transfer === 'arib-std-b67'

/** Colour stands for two pixels each way, so both sides are even. What a product of fractions lacks to a whole pixel is given. */
const even = (side: number): number => Math.max(2, 2 * Math.floor(side / 2 + 1e-6))

const usualRates: readonly Rate[] = [
  { frames: 24_000, seconds: 1001 },
  { frames: 24, seconds: 1 },
  { frames: 25, seconds: 1 },
  { frames: 30_000, seconds: 1001 },
  { frames: 30, seconds: 1 },
  { frames: 50, seconds: 1 },
  { frames: 60_000, seconds: 1001 },
  { frames: 60, seconds: 1 },
]
const fastest = 60
const slowest = 5

/**
 * The usual rate that it nearly has. Above sixty, every second frame. A slow one keeps its pace, and where frames come
 * unevenly the next usual rate is taken, so that none is lost.
 */
const rateFor = ({ rate, steady, keyGap }: VideoFacts['frames']): Rate => {
  if (rate > fastest * 1.005) return rateFor({ rate: rate / 2, steady, keyGap })
  const [near] = usualRates.toSorted((a, b) => offBy(a, rate) - offBy(b, rate))
  if (near !== undefined && offBy(near, rate) < (steady ? 0.002 : 0.02)) return near
  if (steady && rate >= slowest && rate < 24) return { frames: Math.round(rate * 1000), seconds: 1000 }
  return usualRates.find(({ frames, seconds }) => frames / seconds >= Math.max(rate, 24.5)) ?? { frames: fastest, seconds: 1 }
}

const offBy = ({ frames, seconds }: Rate, rate: number): number => Math.abs(frames / seconds / rate - 1)
