import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCache } from '../build/cache.ts'
import { fit, makeRecording } from '../try-desk.ts'
import { know, posterOf, prepare, type Using } from './prepare.ts'
import { probe } from './probe.ts'

let directory = ''
let using: Using
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'recordings-'))
  using = { cache: await openCache(join(directory, 'cache')), signal: new AbortController().signal }
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const at = (name: string) => join(directory, name)
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
const treated = async (name: string) => {
  const known = await know(at(name), name, using)
  if (!known.ok) throw new Error(known.failure.cause)
  const made = await prepare(known.value, using)
  if (!made.ok) throw new Error(made.failure.cause)
  return { treatment: known.value.treatment, facts: known.value.facts, made: made.value }
}

describe('a real recording', () => {
  it('of H.264 and AAC with its index in front stays the very file', async () => {
    makeRecording(at('fit.mp4'), fit)
    const { treatment, made } = await treated('fit.mp4')
    expect(treatment).toEqual({ kind: 'keep', container: 'mp4' })
    expect(made).toMatchObject({
      path: at('fit.mp4'),
      ending: 'mp4',
      type: expect.stringMatching(/^video\/mp4; codecs="avc1\.42c0[0-9a-f]{2}, mp4a\.40\.2"$/),
    })
    expect(made.facts.video?.frames).toEqual({ rate: expect.closeTo(25, 3), steady: true, keyGap: 2 })
  })

  it('of VP9 and Opus stays as it is', async () => {
    makeRecording(at('fit.webm'), ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-pix_fmt', 'yuv420p', '-c:a', 'libopus'])
    const { treatment, made } = await treated('fit.webm')
    expect(treatment).toEqual({ kind: 'keep', container: 'webm' })
    expect(made.type).toBe('video/webm; codecs="vp9, opus"')
  })

  it.each([
    ['index-behind.mp4', [...h264, '-g', '50', '-c:a', 'aac'], ['index-behind']],
    ['apple.mov', [...h264, '-g', '50', '-c:a', 'aac'], ['container']],
    ['lecture.mkv', [...h264, '-g', '50', '-c:a', 'aac'], ['container']],
    ['where.mp4', [...fit, '-metadata', 'location=+59.33+018.06/', '-movflags', '+use_metadata_tags+faststart'], ['says-where']],
  ] as const)('%s gets a new file around the same streams', async (name, args, because) => {
    makeRecording(at(name), args)
    const { treatment, made } = await treated(name)
    expect(treatment).toMatchObject({ kind: 'make', video: 'copy', audio: 'copy', because })
    expect(made.facts).toMatchObject({ container: 'mp4', indexInFront: true, saysWhere: false })
    expect(readFileSync(made.path).includes('59.33')).toBe(false)
  })

  it.each([
    ['old-b.avi', [...h264, '-bf', '2', '-g', '50', '-c:a', 'mp3'], { seconds: 3 }, ['uneven-frames', 'audio-codec']],
    ['old.avi', ['-c:v', 'mpeg4', '-c:a', 'mp3'], { seconds: 3 }, ['video-codec', 'audio-codec']],
    [
      'phone.mp4',
      ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error', '-pix_fmt', 'yuv420p10le', '-c:a', 'aac'],
      {},
      ['video-codec', 'colours'],
    ],
    [
      'camera.mp4',
      [...h264, '-vf', 'tinterlace=interleave_top', '-flags', '+ilme+ildct', '-c:a', 'aac'],
      { rate: 50, size: '160x96' },
      ['interlaced'],
    ],
    ['rare.mp4', [...h264, '-g', '1000', '-sc_threshold', '0', '-c:a', 'aac'], { seconds: 6, rate: 10 }, ['rare-key-frames']],
    [
      'screen.mkv',
      [...h264, '-vf', "select='not(mod(n,7))+not(mod(n,5))'", '-fps_mode', 'vfr', '-c:a', 'pcm_s16le'],
      { seconds: 3 },
      ['uneven-frames', 'audio-codec'],
    ],
    ['fast.mp4', [...fit], { rate: 120, seconds: 1 }, ['too-fast']],
    ['dv.mp4', [...fit, '-vf', 'setsar=64/45'], {}, ['odd-pixels']],
  ] as const)('%s becomes H.264 High that needs nothing more', async (name, args, how, because) => {
    makeRecording(at(name), args, how)
    const { treatment, facts, made } = await treated(name)
    expect(treatment).toMatchObject({ kind: 'make', because })
    expect(made.facts.video).toMatchObject({
      codec: 'h264',
      profile: 'High',
      pixelFormat: 'yuv420p',
      interlaced: false,
      pixelAspect: 1,
      frames: { steady: true },
    })
    expect(made.facts.video?.frames.keyGap).toBeLessThanOrEqual(2.1)
    expect(made.facts).toMatchObject({ container: 'mp4', indexInFront: true, audio: { codec: 'aac', channels: 1 } })
    expect(Math.abs(made.facts.duration - facts.duration)).toBeLessThan(0.2)
  })

  it('filmed on its side is turned upright', async () => {
    makeRecording(at('upright.mp4'), fit)
    makeRecordingTurned()
    const { treatment, made } = await treated('turned.mp4')
    expect(treatment).toMatchObject({ because: ['rotated'] })
    expect(made.facts.video).toMatchObject({ width: 90, height: 160, rotation: 0 })
  })

  it('of surround sound has two channels, and its picture as it was', async () => {
    makeRecording(at('surround.mp4'), [...fit, '-ac', '6'])
    const { treatment, made } = await treated('surround.mp4')
    expect(treatment).toMatchObject({ video: 'copy', audio: 'encode', because: ['surround'] })
    expect(made.facts.audio).toMatchObject({ codec: 'aac', channels: 2, sampleRate: 48_000 })
  })

  it('keeps the chapters it has, and is as loud as it is', async () => {
    writeFileSync(
      at('chapters.txt'),
      ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=Stolar\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=2000\ntitle=Tre frågor\n',
    )
    makeRecording(at('chapters.mp4'), [
      '-f',
      'ffmetadata',
      '-i',
      at('chapters.txt'),
      '-map',
      '0',
      '-map',
      '1',
      '-map_metadata',
      '2',
      '-map_chapters',
      '2',
      ...fit,
    ])
    makeRecording(at('quiet.mp4'), fit, { tone: 'volume=0.05' })
    makeRecording(at('silent.mp4'), fit, { tone: 'volume=0' })
    const { facts, made } = await treated('chapters.mp4')
    expect(facts.chapters).toEqual([
      { at: 0, title: 'Stolar' },
      { at: 1, title: 'Tre frågor' },
    ])
    const quiet = (await treated('quiet.mp4')).made.gain ?? 0
    expect(quiet - (made.gain ?? 0)).toBeCloseTo(20, 0)
    expect((await treated('silent.mp4')).made.gain).toBeNull()
  })

  it('gives a picture for lists', async () => {
    makeRecording(at('picture.mp4'), fit)
    const drawn = await posterOf(at('picture.mp4'), 'picture.mp4', 2, using)
    expect(drawn.ok && [...readFileSync(drawn.value).subarray(0, 2)]).toEqual([0xff, 0xd8])
  })

  it('that is none is refused with what ffprobe says, each time', async () => {
    writeFileSync(at('broken.mp4'), 'not a recording at all')
    for (let time = 0; time < 2; time += 1)
      expect(await know(at('broken.mp4'), 'broken.mp4', using)).toMatchObject({
        failure: { cause: expect.stringMatching(/cannot be read as a recording: .*Invalid data.*\. Copy it here again, or export it anew as MP4/) },
      })
    makeRecording(at('sound.mp4'), ['-vn', '-c:a', 'aac', '-map', '1'])
    expect(await know(at('sound.mp4'), 'sound.mp4', using)).toMatchObject({ failure: { cause: expect.stringMatching(/no moving picture/) } })
  })

  it('that was cut off on its way is refused, with its index in front or without one', async () => {
    makeRecording(at('front.mp4'), fit)
    makeRecording(at('front.mkv'), fit)
    for (const name of ['front.mp4', 'front.mkv']) {
      const whole = readFileSync(at(name))
      writeFileSync(at(`cut-${name}`), whole.subarray(0, Math.floor(whole.length * 0.7)))
      expect(await know(at(`cut-${name}`), name, using)).toMatchObject({
        failure: { cause: expect.stringMatching(/broken off in the middle\. Copy it here again/) },
      })
    }
  })

  it('is given up when asked, and leaves nothing half', async () => {
    makeRecording(at('long.avi'), ['-c:v', 'mpeg4', '-c:a', 'mp3'], { seconds: 20, size: '640x360' })
    const controller = new AbortController()
    const known = await know(at('long.avi'), 'long.avi', using)
    if (!known.ok) throw new Error(known.failure.cause)
    const before = readdirSync(at('cache')).toSorted()
    const stopped = prepare(known.value, { ...using, signal: controller.signal })
    setTimeout(() => controller.abort(new Error('stopped by hand')), 100)
    await expect(stopped).rejects.toThrow('stopped by hand')
    expect(readdirSync(at('cache')).toSorted()).toEqual(before)
    await expect(probe(at('long.avi'), controller.signal)).rejects.toThrow('stopped by hand')
  })

  it('is converted once', async () => {
    makeRecording(at('once.avi'), ['-c:v', 'mpeg4', '-c:a', 'mp3'])
    const first = (await treated('once.avi')).made
    const written = statSync(first.path).ino
    expect((await treated('once.avi')).made).toEqual(first)
    expect(statSync(first.path).ino).toBe(written)
  })
})

const makeRecordingTurned = () =>
  makeRecording(at('turned.mp4'), ['-i', at('upright.mp4'), '-map', '2', '-c', 'copy', '-metadata:s:v:0', 'rotate=90', '-movflags', '+faststart'])
