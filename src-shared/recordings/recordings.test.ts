import { describe, expect, it } from 'vitest'
import { exampleRecording, exampleWebm } from './example.ts'
import { frameTimesOf } from './frame-times.ts'
import { gainOf, gainsOf } from './loudness.ts'
import { mimeTypeOf } from './mime-type.ts'

const frames = (times: readonly number[], every: number) => times.map((at, index) => ({ at, key: index % every === 0 }))
const at25 = Array.from({ length: 250 }, (_, index) => index / 25)

describe('the times of frames', () => {
  it('are steady at one pace, in whatever order they are stored', () => {
    expect(frameTimesOf(frames(at25, 50), 10)).toEqual({ rate: expect.closeTo(25), steady: true, keyGap: 2 })
    const stored = frames(at25, 50).toSorted((a, b) => (a.at % 0.16) - (b.at % 0.16))
    expect(frameTimesOf(stored, 10)).toEqual({ rate: expect.closeTo(25), steady: true, keyGap: 2 })
  })

  it('are steady where a camera dropped a frame or two, and not where a phone took its time', () => {
    expect(frameTimesOf(frames(at25.toSpliced(100, 1), 50), 10)).toMatchObject({ steady: true })
    const phone = at25.map((at, index) => (index % 7 === 0 ? at + 0.03 : at))
    expect(frameTimesOf(frames(phone, 50), 10)).toMatchObject({ steady: false })
  })

  it('count the time after the last key frame too', () => {
    expect(frameTimesOf(frames(at25, 1000), 10)).toMatchObject({ keyGap: 10 })
    expect(
      frameTimesOf(
        at25.map((at) => ({ at, key: false })),
        10,
      ),
    ).toMatchObject({ keyGap: 10 })
  })

  it('say nothing of a single frame', () => {
    expect(frameTimesOf([{ at: 0, key: true }], 10)).toBeNull()
    expect(frameTimesOf([], 10)).toBeNull()
  })
})

describe('the type of a recording', () => {
  it.each([
    [exampleRecording(), 'video/mp4; codecs="avc1.640028, mp4a.40.2"'],
    [exampleRecording({ video: { profile: 'Constrained Baseline', level: 12 }, audio: null }), 'video/mp4; codecs="avc1.42c00c"'],
    [exampleRecording({ audio: { profile: 'HE-AAC' } }), 'video/mp4; codecs="avc1.640028, mp4a.40.5"'],
    [exampleWebm(), 'video/webm; codecs="vp9, opus"'],
    [
      exampleRecording({ file: { container: 'webm' }, video: { codec: 'av1', profile: 'Main', level: 8 }, audio: null }),
      'video/webm; codecs="av01.0.08M.08"',
    ],
    [exampleRecording({ video: { codec: 'hevc' } }), null],
    [exampleRecording({ audio: { codec: 'mp3' } }), null],
    [exampleRecording({ file: { container: null } }), null],
  ])('%# is named by its codecs', (facts, type) => expect(mimeTypeOf(facts)).toBe(type))
})

describe('the gain of a recording', () => {
  it('is what lacks to -23 LUFS', () => {
    expect(gainOf(-23)).toBe(0)
    expect(gainOf(-14.26)).toBe(-8.7)
    expect(gainOf(-40)).toBe(17)
  })

  it('of one that is silent turns nobody down', () => {
    expect(gainOf(-70)).toBeNull()
    expect(gainsOf([gainOf(-20), null, gainOf(-30)])).toEqual([-3, -3, 7])
    expect(gainsOf([null])).toEqual([0])
  })
})
