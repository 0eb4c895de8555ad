import { createMemoryLog } from '../../../src-main/logging/memory-log.ts'
import { openSeminarStore } from '../../../src-main/packs/store/folder-seminar-store.ts'
import { must } from './must.mjs'

// One round over everything in a store, as fast as it goes. Argument: the store's folder.
const [folder] = process.argv.slice(2)
const store = must(await openSeminarStore(folder, { log: createMemoryLog() }))
const began = performance.now()
let bytes = 0
for await (const step of store.scrub({ bytesPerSecond: Number.POSITIVE_INFINITY, signal: new AbortController().signal })) {
  if (!step.good) throw new Error(`${step.path}: chunk ${step.index} is not what it was`)
  bytes += step.bytes
}
process.stdout.write(JSON.stringify({ milliseconds: performance.now() - began, bytes }))
