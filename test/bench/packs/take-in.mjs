import { createMemoryLog } from '../../../src-main/logging/memory-log.ts'
import { fetchPack } from '../../../src-main/packs/fetch/fetch-pack.ts'
import { createHttpSource } from '../../../src-main/packs/fetch/http-source.ts'
import { readPack } from '../../../src-main/packs/reader/read-pack.ts'
import { openSeminarStore } from '../../../src-main/packs/store/folder-seminar-store.ts'
import { must } from './must.mjs'

// A process of its own, so that its memory is nothing but the taking in. Arguments: the pack's address, the store's folder.
const [url, folder] = process.argv.slice(2)
const { signal } = new AbortController()
const store = must(await openSeminarStore(folder, { log: createMemoryLog() }))
const source = createHttpSource(url)
const began = performance.now()
const pack = must(await readPack(source, signal))
const intake = must(await store.begin(pack))
let bytes = 0
must(
  await fetchPack({
    pack,
    intake,
    sources: [source],
    signal,
    now: () => performance.now(),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: Math.random,
    onProgress: (progress) => {
      bytes += progress.bytes
    },
  }),
)
must(await intake.commit())
const milliseconds = performance.now() - began
await intake.close()
process.stdout.write(JSON.stringify({ milliseconds, bytes, peak: process.resourceUsage().maxRSS / 1024 }))
process.exit(0)
