import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startNginx } from '../bare.mjs'
import { startCountingWay } from '../packs/counting-way.mjs'
import { MiB, seal, withRoom, writeHole, writeRandom } from '../packs/lay-out.mjs'
import { measured, timed } from '../packs/run.mjs'
import { entry, inPairs, pairedEntry } from '../pairs.mjs'

const gone = (path) => rmSync(path, { recursive: true, force: true })
const speed = (bytes, milliseconds) => bytes / milliseconds / 1000

/** A folder with packs in it, under an address of nginx. */
const served = (bytes, use) =>
  withRoom(bytes, async (folder) => {
    const nginx = await startNginx(folder)
    try {
      return await use(folder, (name) => `${nginx.origin}/talks/${name}`)
    } finally {
      await nginx.stop()
    }
  })

/** Takes a pack into an empty store, from the first question to the last directory's fsync. */
const takenIn = async (url, store) => {
  try {
    return await measured('take-in.mjs', url, store)
  } finally {
    gone(store)
  }
}

const gigabyte = 1024 * MiB

/** 1 GiB over the loopback into the store, every chunk proven and everything on the disk for good; against `curl | tee | sha256sum`. */
export const packIngest = {
  names: ['pack.ingest'],
  run: (_, note) =>
    served(3 * gigabyte, async (folder, at) => {
      note('making a gigabyte')
      writeRandom(join(folder, 'pack', 'talk.mp4'), gigabyte)
      await seal(join(folder, 'pack'))
      const copy = join(folder, 'copy.mp4')
      const taken = await inPairs({
        runs: 5,
        note,
        ours: async () => {
          const { bytes, milliseconds } = await takenIn(at('pack'), join(folder, 'store'))
          return { 'pack.ingest': speed(bytes, milliseconds) }
        },
        bare: async () => {
          const milliseconds = await timed('curl --silent --show-error "$1" | tee "$2" | sha256sum', at('pack/talk.mp4'), copy)
          gone(copy)
          return { 'pack.ingest': speed(gigabyte, milliseconds) }
        },
      })
      return { entries: pairedEntry('pack.ingest', 0.9, 'MB/s', taken, { atLeast: true }), taken }
    }),
}

/** The most memory that taking in 4 GiB ever has, against 10 MiB. What is served are holes, so that only one side needs the disk. */
export const packMemory = {
  names: ['pack.memory'],
  run: (_, note) =>
    served(5 * gigabyte, async (folder, at) => {
      note('signing four gigabytes')
      for (const [name, bytes] of [
        ['large', 4 * gigabyte],
        ['small', 10 * MiB],
      ]) {
        writeHole(join(folder, name, 'talk.mp4'), bytes)
        await seal(join(folder, name))
      }
      const peak = (name) => async () => ({ 'pack.memory': (await takenIn(at(name), join(folder, 'store'))).peak })
      const taken = await inPairs({ runs: 3, note, ours: peak('large'), bare: peak('small') })
      return { entries: pairedEntry('pack.memory', 1.2, 'MB', taken), taken }
    }),
}

/** A round over a stored gigabyte without its rest between chunks, against `sha256sum` over the same file. */
export const packScrub = {
  names: ['pack.scrub'],
  run: (_, note) =>
    served(3 * gigabyte, async (folder, at) => {
      note('making a gigabyte')
      const talk = join(folder, 'pack', 'talk.mp4')
      writeRandom(talk, gigabyte)
      await seal(join(folder, 'pack'))
      const store = join(folder, 'store')
      await measured('take-in.mjs', at('pack'), store)
      const taken = await inPairs({
        runs: 7,
        note,
        ours: async () => {
          const { bytes, milliseconds } = await measured('scrub.mjs', store)
          return { 'pack.scrub': speed(bytes, milliseconds) }
        },
        bare: async () => ({ 'pack.scrub': speed(gigabyte, await timed('sha256sum "$1"', talk)) }),
      })
      return { entries: pairedEntry('pack.scrub', 0.9, 'MB/s', taken, { atLeast: true }), taken }
    }),
}

/** Every byte that comes over the line when one talk of six has become another, against the bytes of that talk. */
export const packDelta = {
  names: ['pack.delta'],
  run: (_, note) =>
    served(gigabyte, async (folder, at) => {
      note('making six talks')
      const pack = join(folder, 'pack')
      const bytes = 40 * MiB
      for (const talk of ['1', '2', '3', '4', '5', '6']) writeRandom(join(pack, `talk-${talk}.mp4`), bytes)
      await seal(pack)
      const store = join(folder, 'store')
      const first = await measured('take-in.mjs', at('pack'), store)
      writeRandom(join(pack, 'talk-4.mp4'), bytes)
      await seal(pack, 2)
      const address = new URL(at('pack'))
      const way = await startCountingWay(Number(address.port))
      try {
        note('the second edition')
        await measured('take-in.mjs', `${way.origin}${address.pathname}`, store)
        const taken = [{ ours: way.bytes(), bare: bytes, first: first.bytes }]
        return { entries: entry({ name: 'pack.delta', goal: 1.02, unit: 'bytes', ours: [way.bytes()], bare: [bytes] }), taken }
      } finally {
        await way.close()
      }
    }),
}
