import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { toVtt } from './captions.mjs'
import { gainOf } from './loudness.mjs'
import { slidesPdf } from './pdf.mjs'
import { drawPoster, drawSlides, encodeTalk } from './picture.mjs'
import { durationOf } from './process.mjs'
import { speakAll, writeSpeech } from './speech.mjs'
import { layOut } from './timeline.mjs'

const languages = ['sv', 'en', 'da']
const mimeTypes = { mp4: 'video/mp4; codecs="avc1.64001f, mp4a.40.2"', webm: 'video/webm; codecs="vp9, opus"' }
const silenceCaption = {
  sv: '[Tystnad för eftertanke]',
  en: '[Silence for reflection]',
  da: '[Stilhed til eftertanke]',
}

const slidesOf = (script) =>
  script.chapters.flatMap((chapter, index) =>
    chapter.slides.map((slide) => ({ ...slide, chapter: index, voice: chapter.voice, chapterTitle: chapter.title.sv })),
  )

const captionsIn = (language, slides, times) => {
  const column = languages.indexOf(language)
  return slides.flatMap((slide, index) => {
    const time = times[index]
    const spoken = slide.sentences.map((sentence, at) => ({
      from: time.sentences[at].from,
      to: time.sentences[at].to + 0.35,
      text: sentence[column],
    }))
    return time.silenceFrom === null ? spoken : [...spoken, { from: time.silenceFrom, to: time.silenceFrom + 6, text: silenceCaption[language] }]
  })
}

/** Makes one talk of the demo from its script: recording, captions, poster, slides. Answers with the manifest's `media`. */
export const makeTalk = async ({ name, seconds, directory, work, say }) => {
  const script = JSON.parse(await readFile(new URL(`../../assets/demo/${name}.json`, import.meta.url), 'utf8'))
  const slides = slidesOf(script)
  await mkdir(work, { recursive: true })
  const inPack = (file) => path.join(directory, file)

  say(`${name}: speaking ${slides.flatMap((slide) => slide.sentences).length} sentences`)
  const spoken = await speakAll(
    slides.flatMap((slide) => slide.sentences.map(([text]) => ({ text, voice: script.voices[slide.voice] }))),
    work,
  )
  const queue = spoken.values()
  const withSpeech = slides.map((slide) => ({ ...slide, speech: slide.sentences.map(() => queue.next().value) }))
  const times = layOut(
    withSpeech.map((slide) => ({ ponder: slide.ponder, chapter: slide.chapter, lengths: slide.speech.map((piece) => piece.seconds) })),
    seconds,
  )
  const speech = path.join(work, 'speech.wav')
  await writeSpeech(
    speech,
    withSpeech.flatMap((slide, index) => slide.speech.map((piece, at) => ({ at: times[index].sentences[at].from, samples: piece.samples }))),
    seconds,
  )

  say(`${name}: drawing ${slides.length} slides`)
  const stills = await drawSlides(slides, script, work)
  await drawPoster(stills[0], inPack(`${name}.jpg`))
  for (const language of languages) await writeFile(inPack(`${name}.${language}.vtt`), toVtt(captionsIn(language, slides, times), language))
  if (script.slidesPdf) {
    const pages = slides.filter((slide) => !slide.ponder)
    await writeFile(
      inPack(`${name}.pdf`),
      slidesPdf(pages.map((slide) => ({ headline: slide.headline, above: slide.chapterTitle, below: script.credit }))),
    )
  }

  say(`${name}: encoding ${Math.round(seconds / 60)} minutes of picture and sound`)
  const recording = `${name}.${script.encoding}`
  await encodeTalk({ stills, slides: times, speech, encoding: script.encoding, volumeDb: script.volumeDb, out: inPack(recording), directory: work })
  say(`${name}: measuring its loudness`)
  const prefix = path.basename(directory)
  return {
    sources: [{ path: `${prefix}/${recording}`, type: mimeTypes[script.encoding] }],
    // Container times are rounded piece by piece; the few milliseconds too many are no part of the talk.
    duration: Math.min(seconds, await durationOf(inPack(recording))),
    captions: languages.map((language) => ({ language, path: `${prefix}/${name}.${language}.vtt` })),
    chapters: script.chapters.map((chapter, index) => ({ at: times.find((time) => time.chapter === index).start, title: chapter.title })),
    gainDb: await gainOf(inPack(recording)),
    ...(script.slidesPdf ? { slides: `${prefix}/${name}.pdf` } : {}),
    poster: `${prefix}/${name}.jpg`,
  }
}
