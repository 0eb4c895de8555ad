#!/usr/bin/env node
import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { isUpToDate, replaceWhole, stampOfSources, writeManifest } from './pack.mjs'
import { makeTalk } from './talk.mjs'

const talkSeconds = 840
const talks = ['talk-1', 'talk-2']

const sources = async () => {
  const below = async (folder, pattern) => {
    const base = new URL(folder, import.meta.url)
    return (await readdir(base))
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => new URL(name, base))
  }
  return [...(await below('../../assets/demo/', /\.json$/)), ...(await below('./', /^(?!make-test|broken).*(?<!\.test)\.mjs$/))]
}

/**
 * Makes the demo seminar's pack in `out`, unless it is already there and made from the same sources.
 * Answers with whether something was made.
 */
export const makeDemoPack = async ({ out, say = () => {} }) => {
  const stamp = await stampOfSources(await sources())
  if (await isUpToDate(out, stamp)) return false
  say('Making the demo seminar: two talks with picture, speech and captions (once, about a minute)')
  await replaceWhole(out, stamp, async (making) => {
    const directory = path.join(making, 'talks')
    const work = `${making}-work`
    await mkdir(directory)
    try {
      const made = await Promise.all(talks.map((name) => makeTalk({ name, seconds: talkSeconds, directory, work: path.join(work, name), say })))
      await writeManifest(making, Object.fromEntries(talks.map((name, index) => [name, made[index]])))
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  })
  return true
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: '.cache/demo-pack' } } })
  const begun = performance.now()
  const out = path.resolve(values.out)
  const made = await makeDemoPack({ out, say: (line) => console.log(`[demo] ${line}`) })
  console.log(made ? `[demo] Ready in ${Math.round((performance.now() - begun) / 1000)} s: ${out}` : `[demo] ${out} is up to date.`)
}
