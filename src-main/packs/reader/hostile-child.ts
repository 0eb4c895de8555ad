import { checkContent } from './check-content.ts'
import { createFolderSource } from './folder-source.ts'
import { readPack } from './read-pack.ts'
import { openTalkpack } from './talkpack-source.ts'

// For tests: reads the packs that are named, one after the other, as a kiosk does with what it finds, and tells of each
// what came of it, how long that took and how much memory the process has needed so far.
const { signal } = new AbortController()

const outcomeOf = async (path: string): Promise<string> => {
  const opened = path.endsWith('.talkpack') ? await openTalkpack(path) : { ok: true as const, value: createFolderSource(path) }
  if (!opened.ok) return `${opened.failure.reason}: ${opened.failure.cause}`
  const read = await readPack(opened.value, signal)
  if (!read.ok) return `${read.failure.reason}: ${read.failure.cause}`
  const [bad] = await checkContent(opened.value, read.value, { signal })
  await opened.value.close()
  return bad === undefined ? 'taken' : `${bad.why}: ${bad.cause}`
}

for (const path of process.argv.slice(2)) {
  const began = performance.now()
  const outcome = await outcomeOf(path)
  const peak = process.resourceUsage().maxRSS / 1024
  process.stdout.write(`${JSON.stringify({ path, outcome, milliseconds: performance.now() - began, peak })}\n`)
}
