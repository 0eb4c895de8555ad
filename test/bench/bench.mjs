import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { makeTestPack } from '../../build/demo/make-test-talks.mjs'
import { startDisplay } from '../../build/setup/display.mjs'
import { cache, inRepository } from '../../build/setup/paths.mjs'
import { SetupStop, say, showing } from '../../build/setup/say.mjs'
import { startNginx } from './bare.mjs'
import { cpu } from './measure/cpu.mjs'
import { devicesIdle } from './measure/devices-idle.mjs'
import { growth } from './measure/growth.mjs'
import { button, input } from './measure/input.mjs'
import { memory } from './measure/memory.mjs'
import { packDelta, packIngest, packMemory, packScrub } from './measure/packs.mjs'
import { plenaryFlat } from './measure/plenary-flat.mjs'
import { plenaryServer } from './measure/plenary-server.mjs'
import { plenaryWarmJoin } from './measure/plenary-warm-join.mjs'
import { startCold } from './measure/start-cold.mjs'
import { talk } from './measure/talk.mjs'
import { verifiedRead } from './measure/verified-read.mjs'
import { isMissed } from './pairs.mjs'

/** Those that look at a window, and those that need none. */
const inRoom = [startCold, talk, memory, cpu, input, button, growth, verifiedRead]
const measures = [...inRoom, packIngest, packMemory, packScrub, packDelta, devicesIdle, plenaryWarmJoin, plenaryFlat, plenaryServer]
const out = inRepository('out')
const results = join(out, 'bench.json')
const samples = join(out, 'bench-samples.json')

const chosen = (names) => {
  const known = measures.flatMap((measure) => measure.names)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new SetupStop(`There is no measurement "${unknown[0]}". There are: ${known.join(' ')}`)
  return names.length === 0 ? measures : measures.filter((measure) => measure.names.some((name) => names.includes(name)))
}

/** Two talks of twelve minutes in 1080p, and where they stand in their seminar. */
const testPack = async () => {
  const pack = join(cache, 'test-pack')
  await showing('The test talks', (note) => makeTestPack({ out: join(cache, 'test-talks'), pack, say: note }))
  const { programme } = JSON.parse(readFileSync(join(pack, 'seminar.json'), 'utf8'))
  const talks = programme.filter(({ kind }) => kind === 'talk')
  return {
    pack,
    talkSegments: talks.map(({ id }) => id),
    talkFile: talks[0].media.sources[0].path.replace(/^talks\//, ''),
    dialogueSegment: programme.find(({ kind }) => kind === 'dialogue').id,
  }
}

const known = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {})

/** What was measured before stays beside it, so that they can be measured one at a time. */
const write = (path, added) => {
  mkdirSync(out, { recursive: true })
  writeFileSync(path, `${JSON.stringify({ ...known(path), ...added }, null, 2)}\n`)
}

const row = (cells) => cells.map((cell, index) => (index === 0 ? String(cell).padEnd(18) : String(cell).padStart(10))).join('')

/** A number of frames is compared with no other; a ratio says of what. */
const table = (entries) => [
  row(['', 'value', 'goal', 'ours', 'bare', 'unit', 'runs']),
  ...Object.entries(entries).map(
    ([name, one]) =>
      `${row([name, one.value, `${one.atLeast ? '≥' : '≤'} ${one.goal}`, one.ours, one.bare ?? '–', one.unit, one.runs])}${isMissed(one) ? '  misses its goal' : ''}`,
  ),
]

/** A screen and the test talks; nothing where nothing of it is wanted, because it takes minutes the first time. */
const openRoom = async (isWanted) => {
  if (!isWanted) return { place: {}, close: async () => undefined }
  const pack = await testPack()
  const screen = await startDisplay()
  const nginx = await startNginx(join(pack.pack, 'talks'))
  return {
    place: { ...pack, display: screen.display, nginx },
    close: async () => {
      await nginx.stop()
      screen.stop()
    },
  }
}

/** Measures what is named, or everything, and writes `out/bench.json`. Fails when something could not be measured; a missed goal is shown. */
export const runBench = async (names) => {
  const wanted = chosen(names)
  const { place, close } = await openRoom(wanted.some((measure) => inRoom.includes(measure)))
  const entries = {}
  let failed = 0
  say(
    `The machine's load before: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
  try {
    for (const measure of wanted) {
      try {
        const done = await showing(measure.names.join(', '), (note) => measure.run(place, note))
        write(results, done.entries)
        write(samples, { [measure.names[0]]: { at: new Date().toISOString(), load: loadavg(), taken: done.taken } })
        Object.assign(entries, done.entries)
      } catch (error) {
        failed += 1
        say(error instanceof Error ? (error.stack ?? error.message) : String(error))
      }
    }
  } finally {
    await close()
  }
  say(
    `\n${table(entries).join('\n')}\n\nThe machine's load after: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}\nWritten: ${results}`,
  )
  return failed === 0 ? 0 : 1
}
