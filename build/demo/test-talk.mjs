import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fontOption } from './fonts.mjs'
import { ffmpeg } from './process.mjs'

const framesPerSecond = 30
/** The picture moves in circles of so many seconds: one group of pictures. */
const period = 2
/** The time code in the picture says every so many seconds where the talk is. */
const step = 20

/** One piece of `period` seconds for each `step` seconds of the talk, with its own time code. */
const encodePieces = async ({ number, seconds, hue, directory }) => {
  const at = `trunc(t/${period}+0.001)*${step}`
  const text = `Talk ${number}  %{eif\\:trunc(${at}/60)\\:d\\:2}\\:%{eif\\:mod(${at},60)\\:d\\:2}`
  // A little noise in the still makes the scrolling cost about as many bits as a filmed talk does.
  const picture = [
    `smptehdbars=s=1920x1080:r=${framesPerSecond},trim=end_frame=1,format=yuv420p,hue=h=${hue},noise=alls=6:all_seed=7,loop=-1:1`,
    `setpts=N/${framesPerSecond}/TB,scroll=vertical=${1 / (period * framesPerSecond)},drawbox=x=360:y=300:w=1200:h=480:color=0x102a43:t=fill`,
    `drawtext=${await fontOption('Medium')}fontsize=170:fontcolor=white:x=(w-tw)/2:y=455:text='${text}'`,
  ].join(',')
  const count = seconds / step
  await ffmpeg([
    ...['-v', 'error', '-f', 'lavfi', '-i', picture, '-t', String(count * period), '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '30'],
    ...['-bf', '0', '-g', String(period * framesPerSecond), '-sc_threshold', '0', '-f', 'segment', '-segment_time', String(period)],
    ...['-reset_timestamps', '1', path.join(directory, 'piece-%03d.mp4')],
  ])
  return Array.from({ length: count }, (_, index) => path.join(directory, `piece-${String(index).padStart(3, '0')}.mp4`))
}

/**
 * A talk of 1080p30 H.264 and AAC, a key frame every two seconds, whose picture always moves, whose time
 * code can be read and whose tone changes each minute. Each piece is encoded once and repeated.
 */
export const makeTestTalk = async ({ number, seconds, hue, pitch, directory, out }) => {
  const pieces = await encodePieces({ number, seconds, hue, directory })
  const list = path.join(directory, 'pieces.ffconcat')
  const repeated = pieces.flatMap((piece) => Array.from({ length: step / period }, () => `file '${piece}'\nduration ${period}`))
  await writeFile(list, `ffconcat version 1.0\n${repeated.join('\n')}\n`)
  const tone = `aevalsrc=0.1*sin(2*PI*t*(${pitch}+20*trunc(t/60))):s=24000:d=${seconds}`
  await ffmpeg([
    ...['-v', 'error', '-f', 'concat', '-safe', '0', '-i', list, '-f', 'lavfi', '-i', tone, '-map', '0:v', '-map', '1:a', '-c:v', 'copy'],
    ...['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '64k', '-t', String(seconds), '-movflags', '+faststart', out],
  ])
}
