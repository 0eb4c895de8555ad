import { copyFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fontOption } from './fonts.mjs'
import { ffmpeg, inParallel } from './process.mjs'
import { balanced } from './wrap.mjs'

const framesPerSecond = 15
/** The light wanders once around in so many seconds, so that a piece of this length can follow itself. */
const period = 10

/** One still per slide: the headline large, above it the chapter and the speaker; the captions come where the lowest quarter is left free. */
export const drawSlides = async (slides, { colours, credit }, directory) => {
  const [medium, regular] = await Promise.all([fontOption('Medium'), fontOption('Regular')])
  return inParallel(slides, 2, async (slide, index) => {
    const file = (name) => path.join(directory, `slide-${index}${name}`)
    const lines = balanced(slide.headline, 22)
    const texts = { '-top.txt': slide.chapterTitle, '-speaker.txt': credit, ...Object.fromEntries(lines.map((line, at) => [`-${at}.txt`, line])) }
    await Promise.all(Object.entries(texts).map(([name, content]) => writeFile(file(name), content)))
    const from = slide.ponder ? [colours[1], colours[0]] : colours
    const text = (font, name, rest) => `drawtext=${font}textfile='${file(name)}':expansion=none:fontcolor=white${rest}`
    await ffmpeg([
      ...[
        '-v',
        'error',
        '-f',
        'lavfi',
        '-i',
        `gradients=s=1280x720:c0=${from[0]}:c1=${from[1]}:x0=0:y0=0:x1=1280:y1=720:nb_colors=2:speed=0.00001:seed=7`,
      ],
      ...['-frames:v', '1', '-vf'],
      [
        text(regular, '-top.txt', '@0.75:fontsize=34:x=98:y=84'),
        ...lines.map((_, at) =>
          text(medium, `-${at}.txt`, `:fontsize=92:x=96:y=${394 + Math.round((at - (lines.length - 1) / 2) * 110)}-max_glyph_a`),
        ),
        text(regular, '-speaker.txt', '@0.75:fontsize=30:x=98:y=132'),
      ].join(','),
      file('.png'),
    ])
    return file('.png')
  })
}

export const drawPoster = (slide, file) => ffmpeg(['-v', 'error', '-i', slide, '-q:v', '4', file])

const encoders = {
  // No B-frames: then a piece can be cut at any frame and another put behind it without encoding again.
  mp4: ['-c:v', 'libx264', '-preset', 'superfast', '-profile:v', 'high', '-bf', '0', '-crf', '25', '-sc_threshold', '0'],
  webm: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-row-mt', '1', '-lag-in-frames', '0', '-crf', '38', '-b:v', '0'],
}

/** A soft light that wanders over the stills: `period` seconds of each slide, as files of their own. */
const encodePieces = async (stills, encoding, directory) => {
  const glow = path.join(directory, 'glow.png')
  await ffmpeg([
    ...['-v', 'error', '-f', 'lavfi', '-i', 'color=c=white:s=520x520,format=yuva420p'],
    ...['-vf', "geq=lum=235:cb=128:cr=128:a='64*pow(max(0,1-hypot(X-260,Y-260)/260),2)'", '-frames:v', '1', glow],
  ])
  const list = path.join(directory, 'stills.ffconcat')
  const lines = stills.map((still) => `file '${still}'\nduration ${period}`)
  await writeFile(list, `ffconcat version 1.0\n${lines.join('\n')}\nfile '${stills.at(-1)}'\n`)
  const around = `2*PI*t/${period}`
  await ffmpeg([
    ...['-v', 'error', '-f', 'concat', '-safe', '0', '-i', list, '-i', glow, '-filter_complex'],
    `[0:v]format=yuv420p,fps=${framesPerSecond}[still];[1:v]format=yuva420p,loop=-1:1[glow];` +
      `[still][glow]overlay=x='860+150*sin(${around})-260':y='330+110*cos(${around})-260':shortest=1,format=yuv420p[picture]`,
    ...['-map', '[picture]', '-t', String(stills.length * period), '-threads', '2', ...encoders[encoding], '-g', String(framesPerSecond * 2)],
    ...['-f', 'segment', '-segment_time', String(period), '-reset_timestamps', '1', path.join(directory, `piece-%03d.${encoding}`)],
  ])
  return stills.map((_, index) => path.join(directory, `piece-${String(index).padStart(3, '0')}.${encoding}`))
}

/** How often a slide's piece is shown, and how much of it at the last time, to fill the slide's length. */
const repeats = (piece, length) => {
  const whole = Array.from({ length: Math.floor(length / period) }, () => `file '${piece}'\noutpoint ${period}\n`)
  const rest = length % period
  return [...whole, ...(rest === 0 ? [] : [`file '${piece}'\noutpoint ${rest}\n`])].join('')
}

const audioEncoders = {
  mp4: ['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '80k', '-movflags', '+faststart'],
  webm: ['-c:a', 'libopus', '-b:a', '56k', '-application', 'voip', '-cues_to_front', '1'],
}

/** Puts picture and speech together. Each slide's picture is encoded once and repeated, which is what makes this quick. */
export const encodeTalk = async ({ stills, slides, speech, encoding, volumeDb, out, directory }) => {
  const pieces = await encodePieces(stills, encoding, directory)
  const list = path.join(directory, 'pieces.ffconcat')
  await writeFile(list, `ffconcat version 1.0\n${slides.map((slide, index) => repeats(pieces[index], slide.end - slide.start)).join('')}`)
  const made = path.join(directory, `talk.${encoding}`)
  await ffmpeg([
    ...['-v', 'error', '-f', 'concat', '-safe', '0', '-i', list, '-i', speech, '-map', '0:v', '-map', '1:a', '-c:v', 'copy'],
    ...['-af', `volume=${volumeDb}dB,alimiter=limit=0.9:level=disabled`, '-ar', '48000', '-ac', '1', ...audioEncoders[encoding], made],
  ])
  await copyFile(made, out)
}
