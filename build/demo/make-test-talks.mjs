#!/usr/bin/env node
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { toVtt } from './captions.mjs'
import { gainOf } from './loudness.mjs'
import { isUpToDate, listFiles, replaceWhole, stampOfSources, writeManifest } from './pack.mjs'
import { durationOf } from './process.mjs'
import { makeTestTalk } from './test-talk.mjs'

const seconds = 720
const talks = [
  { name: 'talk-1', number: 1, hue: 0, pitch: 220 },
  { name: 'talk-2', number: 2, hue: 140, pitch: 330 },
]
const words = { sv: 'Presentation', en: 'Talk', da: 'Oplæg' }

const filesWith = async (names) => stampOfSources(names.map((name) => new URL(name, import.meta.url)))

/** Makes `talk-1.mp4` and `talk-2.mp4` of twelve minutes in `out`, once. */
const makeTalks = async (out, say) => {
  const stamp = await filesWith(['make-test-talks.mjs', 'test-talk.mjs'])
  if (await isUpToDate(out, stamp)) return
  say('Making two talks of twelve minutes in 1080p for the tests (once, about a minute)')
  await replaceWhole(out, stamp, async (making) => {
    const work = `${making}-work`
    try {
      await Promise.all(
        talks.map(async (talk) => {
          const directory = path.join(work, talk.name)
          await mkdir(directory, { recursive: true })
          await makeTestTalk({ ...talk, seconds, directory, out: path.join(making, `${talk.name}.mp4`) })
          say(`${talk.name} is ready`)
        }),
      )
    } finally {
      await rm(work, { recursive: true, force: true })
    }
    await writeFile(path.join(making, 'seminar.json'), JSON.stringify({ files: await listFiles(making) }))
  })
}

const captionsOf = (talk, language) =>
  toVtt(
    Array.from({ length: seconds / 10 }, (_, index) => ({
      from: index * 10,
      to: index * 10 + 9,
      text: `${words[language]} ${talk.number}, ${index * 10} s`,
    })),
    language,
  )

const mediaOf = async (talk, directory) => {
  const file = `talks/${talk.name}.mp4`
  for (const language of Object.keys(words)) await writeFile(path.join(directory, `talks/${talk.name}.${language}.vtt`), captionsOf(talk, language))
  return {
    sources: [{ path: file, type: 'video/mp4; codecs="avc1.42c028, mp4a.40.2"' }],
    duration: await durationOf(path.join(directory, file)),
    captions: Object.keys(words).map((language) => ({ language, path: `talks/${talk.name}.${language}.vtt` })),
    chapters: [0, 240, 480].map((at, index) => ({ at, title: { sv: `Del ${index + 1}`, en: `Part ${index + 1}`, da: `Del ${index + 1}` } })),
    gainDb: await gainOf(path.join(directory, file)),
  }
}

/** The demo's programme with the shorter talks: the welcome takes the minutes, so that every clock time stays. */
const withShorterTalks = (seminar) => ({
  ...seminar,
  id: 'test-2022-10-20',
  programme: seminar.programme.map((segment) => {
    if (segment.kind === 'welcome') return { ...segment, seconds: segment.seconds + talks.length * (840 - seconds) }
    return segment.kind === 'talk' ? { ...segment, seconds } : segment
  }),
})

/** Makes the test talks in `out`, and a pack with them in `pack`. */
export const makeTestPack = async ({ out, pack, say = () => {} }) => {
  await makeTalks(out, say)
  const stamp = await filesWith(['make-test-talks.mjs', 'test-talk.mjs', 'pack.mjs', 'captions.mjs', '../../assets/demo/seminar.template.json'])
  if (await isUpToDate(pack, stamp)) return
  say('Putting the test pack together')
  await replaceWhole(pack, stamp, async (making) => {
    await mkdir(path.join(making, 'talks'))
    const recordings = {}
    for (const talk of talks) {
      await copyFile(path.join(out, `${talk.name}.mp4`), path.join(making, `talks/${talk.name}.mp4`))
      recordings[talk.name] = await mediaOf(talk, making)
    }
    await writeManifest(making, recordings, withShorterTalks)
  })
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: '.cache/test-talks' }, pack: { type: 'string', default: '.cache/test-pack' } },
  })
  const begun = performance.now()
  const pack = path.resolve(values.pack)
  await makeTestPack({ out: path.resolve(values.out), pack, say: (line) => console.log(`[test talks] ${line}`) })
  console.log(`[test talks] Ready in ${Math.round((performance.now() - begun) / 1000)} s: ${pack}`)
}
