import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleRecording, exampleWebm } from './example.ts'
import type { RecordingFacts, VideoFacts } from './facts.ts'
import { treatmentOf } from './treatment.ts'

const treated = (facts: RecordingFacts) => {
  const treatment = treatmentOf(facts)
  if (!treatment.ok) throw new Error(treatment.failure.reason)
  return treatment.value
}
const of = (change: Parameters<typeof exampleRecording>[0]) => treated(exampleRecording(change))

describe('a recording', () => {
  it.each([
    ['H.264 and AAC', {}],
    ['a phone held upright', { video: { width: 1080, height: 1920 } }],
    ['a small picture', { video: { width: 320, height: 180, profile: 'Constrained Baseline', level: 12 } }],
    ['sixty frames', { video: { frames: { rate: 59.94, steady: true, keyGap: 4 } } }],
    ['no sound', { audio: null }],
    ['one channel', { audio: { channels: 1, sampleRate: 44_100 } }],
  ])('with %s is kept as it is', (_, change) => expect(of(change)).toEqual({ kind: 'keep', container: 'mp4' }))

  it('as WebM is kept where it is VP9 or AV1 with Opus', () => {
    expect(treated(exampleWebm())).toEqual({ kind: 'keep', container: 'webm' })
    const av1 = exampleRecording({
      file: { container: 'webm' },
      video: { codec: 'av1', profile: 'Main', level: 8 },
      audio: { codec: 'opus', profile: '' },
    })
    expect(treated(av1)).toEqual({ kind: 'keep', container: 'webm' })
  })

  it.each([
    ['its index behind', { file: { indexInFront: false } }, ['index-behind']],
    ['another file around it', { file: { container: null } }, ['container']],
    ['the place where it was filmed', { file: { saysWhere: true } }, ['says-where']],
  ] as const)('with %s gets a new file around the same streams', (_, change, because) =>
    expect(of(change)).toEqual({ kind: 'make', container: 'mp4', video: 'copy', audio: 'copy', because }),
  )

  it.each([
    ['an MP3 track', { codec: 'mp3', profile: '' }, ['audio-codec']],
    ['a profile of AAC that few know', { profile: 'LTP' }, ['audio-codec']],
    ['surround', { channels: 6 }, ['surround']],
    ['a studio rate', { sampleRate: 96_000 }, ['sample-rate']],
  ] as const)('with %s keeps its picture', (_, audio, because) => expect(of({ audio })).toMatchObject({ video: 'copy', audio: 'encode', because }))

  it.each([
    ['HEVC', { codec: 'hevc', profile: 'Main' }, ['video-codec']],
    ['H.264 that a browser does not know', { profile: 'High 4:2:2', pixelFormat: 'yuv422p' }, ['video-profile', 'colours']],
    ['ten bits', { profile: 'High 10', pixelFormat: 'yuv420p10le' }, ['video-profile', 'colours']],
    ['HDR', { codec: 'hevc', profile: 'Main 10', pixelFormat: 'yuv420p10le', transfer: 'arib-std-b67' }, ['video-codec', 'hdr']],
    ['half frames', { interlaced: true }, ['interlaced']],
    ['a phone on its side', { rotation: 90 }, ['rotated']],
    ['pixels that are not square', { pixelAspect: 1.0667 }, ['odd-pixels']],
    ['4K', { width: 3840, height: 2160 }, ['too-large']],
    ['a tall picture', { width: 1200, height: 1920 }, ['too-large']],
    ['slow motion', { frames: { rate: 240, steady: true, keyGap: 1 } }, ['too-fast']],
    ['frames when something moved', { frames: { rate: 14, steady: false, keyGap: 2 } }, ['uneven-frames']],
    ['ten seconds between key frames', { frames: { rate: 25, steady: true, keyGap: 10 } }, ['rare-key-frames']],
    ['as many bits as a camera writes', { bitRate: 50_000_000 }, ['too-heavy']],
  ] as const)('with %s gets a new picture and keeps its sound', (_, video, because) => {
    const made = of({ video, file: { container: null, indexInFront: false } })
    expect(made).toMatchObject({ kind: 'make', container: 'mp4', audio: 'copy', because })
  })

  it('as WebM that cannot stay becomes an MP4 altogether', () => {
    const vp8 = { ...exampleWebm(), video: { ...exampleRecording().video, codec: 'vp8', profile: '0' } } as RecordingFacts
    expect(treated(vp8)).toMatchObject({ container: 'mp4', audio: 'encode', because: ['video-codec', 'audio-codec'] })
    const inMatroska = { ...exampleWebm(), container: null }
    expect(treated(inMatroska)).toEqual({ kind: 'make', container: 'webm', video: 'copy', audio: 'copy', because: ['container'] })
  })

  it('without a picture or a length is of no use', () => {
    expect(treatmentOf(exampleRecording({ video: null }))).toMatchObject({ failure: { reason: 'no-picture' } })
    expect(treatmentOf(exampleRecording({ file: { duration: Number.NaN } }))).toMatchObject({ failure: { reason: 'no-length' } })
    expect(treatmentOf(exampleRecording({ file: { duration: 40_000 } }))).toMatchObject({ failure: { reason: 'too-long' } })
  })
})

describe('a picture made anew', () => {
  const pictureOf = (video: Partial<VideoFacts>) => {
    const made = of({ video: { codec: 'hevc', ...video } })
    if (made.kind !== 'make' || made.video === 'copy') throw new Error('it was not made')
    return made.video
  }

  it.each([
    ['4K', { width: 3840, height: 2160 }, [1920, 1080]],
    ['cinema', { width: 4096, height: 1716 }, [1920, 804]],
    ['odd sides', { width: 853, height: 481 }, [852, 480]],
    ['a phone on its side', { width: 1920, height: 1080, rotation: 90 }, [1080, 1920]],
    ['a 4K phone on its side', { width: 3840, height: 2160, rotation: 270 }, [1080, 1920]],
    ['DV with wide pixels', { width: 720, height: 576, pixelAspect: 64 / 45 }, [1024, 576]],
    ['a stamp', { width: 160, height: 120 }, [160, 120]],
  ] as const)('of %s fits a screen and is never larger than it was', (_, video, [width, height]) =>
    expect(pictureOf(video)).toMatchObject({ width, height }),
  )

  it.each([
    [25, true, 25],
    [29.97, true, 30_000 / 1001],
    [23.976, true, 24_000 / 1001],
    [59.9401, true, 60_000 / 1001],
    [15, true, 15],
    [14, false, 25],
    [29.6, false, 30_000 / 1001],
    [30.1, false, 30],
    [41, false, 50],
    [120, true, 60],
    [239.76, true, 60_000 / 1001],
    [1, true, 25],
  ])('of %d frames a second (steady: %s) has %d', (rate, steady, frames) => {
    const made = pictureOf({ frames: { rate, steady, keyGap: 1 } }).rate
    expect(made.frames / made.seconds).toBeCloseTo(frames, 6)
  })

  it('has even sides within 1080p and a pace that screens know, whatever it is made of', () => {
    const side = fc.integer({ min: 2, max: 9000 })
    const rotation = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const)
    fc.assert(
      fc.property(
        side,
        side,
        rotation,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.double({ min: 0.1, max: 1000, noNaN: true }),
        (width, height, turned, aspect, rate) => {
          const made = pictureOf({ width, height, rotation: turned, pixelAspect: aspect, frames: { rate, steady: false, keyGap: 1 } })
          expect([made.width % 2, made.height % 2]).toEqual([0, 0])
          expect(Math.max(made.width, made.height)).toBeLessThanOrEqual(1920)
          expect(Math.min(made.width, made.height)).toBeLessThanOrEqual(1080)
          expect(made.rate.frames / made.rate.seconds).toBeLessThanOrEqual(60)
        },
      ),
    )
  })
})
