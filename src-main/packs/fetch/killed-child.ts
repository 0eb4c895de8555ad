import { writeSync } from 'node:fs'
import { createMemoryLog } from '../../logging/memory-log.ts'
import { readPack } from '../reader/read-pack.ts'
import { openSeminarStore } from '../store/folder-seminar-store.ts'
import type { Intake } from '../store/seminar-store.ts'
import { fetchPack } from './fetch-pack.ts'
import { createHttpSource } from './http-source.ts'

// For tests: takes one pack in, tells each step at once, and may be killed at any moment.
const [directory = '', url = ''] = process.argv.slice(2)
const { signal } = new AbortController()
const tell = (line: string) => void writeSync(1, `${line}\n`)

const opened = await openSeminarStore(directory, { log: createMemoryLog() })
if (!opened.ok) throw new Error(`the store does not open: ${opened.failure.cause}`)
const shown = await opened.value.open('demo')
tell(shown.ok ? 'complete' : 'ready')
const source = createHttpSource(url)
const read = await readPack(source, signal)
if (!read.ok) throw new Error(read.failure.cause)
const begun = await opened.value.begin(read.value)
if (!begun.ok) throw new Error(begun.failure.cause)
const intake: Intake = {
  ...begun.value,
  put: async (path, index, chunk) => {
    const put = await begun.value.put(path, index, chunk)
    if (put.ok) tell(`kept ${path} ${index}`)
    return put
  },
}
const fetched = await fetchPack({
  pack: read.value,
  intake,
  sources: [source],
  signal,
  now: () => performance.now(),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
  onProgress: () => undefined,
})
if (!fetched.ok) throw new Error(fetched.failure.cause)
const kept = await intake.commit()
if (!kept.ok) throw new Error(kept.failure.cause)
tell('committed')
await intake.close()
process.exit(0)
