import { chunkAt, chunkSize } from '../../../src-shared/packs/chunks.ts'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { inChunks } from '../reader/check-content.ts'
import { BrokenOff, type PackSource, type SourceFailure } from '../reader/pack-source.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import type { Intake, StoreFailure } from '../store/seminar-store.ts'
import { createMirrors, type Mirror, type Mirrors } from './mirrors.ts'

/** Chunks `first` (included) to `end` (not included) of a file; `but`: a mirror that gave one of them wrong. */
type Run = { readonly path: string; readonly size: number; readonly first: number; readonly end: number; readonly but: Mirror | null }

/** `source`: who gave it. */
export type FetchProgress = { readonly bytes: number; readonly source: string }

export type FetchAsked = {
  readonly pack: VerifiedPack
  readonly intake: Intake
  /** The best first. */
  readonly sources: readonly PackSource[]
  readonly signal: AbortSignal
  /** Proven and written. */
  onProgress(progress: FetchProgress): void
  /** Waits before so many bytes are taken from the line: a cap on the bandwidth, or hours in which nothing is fetched. */
  allowed?(bytes: number): Promise<void>
  readonly connections?: number
  /** Milliseconds of a monotonic clock. */
  now(): number
  pause(milliseconds: number, signal: AbortSignal): Promise<void>
  random(): number
}

/** Short enough that a broken connection and a slow mirror leave little behind, long enough that asking costs nothing. */
const longestRun = 64
const usualConnections = 4

/**
 * Fetches the chunks of a pack that are missing, from several sources over several connections. Whatever breaks is
 * asked for again from where it broke; a chunk that comes wrong is asked for again alone, from another source first.
 * Ends when everything is there, when it is stopped, when the disk refuses, or when no source can be hoped for.
 */
export const fetchPack = async (asked: FetchAsked): Promise<Result<void, SourceFailure | StoreFailure>> => {
  const mirrors = createMirrors(asked.sources, asked)
  const stop = new AbortController()
  const signal = AbortSignal.any([asked.signal, stop.signal])
  const queue = runsOf(asked)
  let busy = 0
  let outcome: Result<void, SourceFailure | StoreFailure> | null = null
  const wakers = new Set<() => void>()
  const wake = () => {
    for (const waker of wakers) waker()
    wakers.clear()
  }
  const end = (result: Result<void, SourceFailure | StoreFailure>) => {
    outcome ??= result
    stop.abort()
    wake()
  }

  const work = async (): Promise<void> => {
    while (outcome === null && !asked.signal.aborted) {
      const run = queue.shift()
      if (run === undefined) {
        if (busy === 0) return
        // Another connection may break and leave something to do.
        await new Promise<void>((resolve) => wakers.add(resolve))
        continue
      }
      busy += 1
      const left = await fetchRun(run, { ...asked, signal }, mirrors)
      busy -= 1
      if (left.ended !== undefined) end(left.ended)
      queue.push(...left.runs)
      wake()
    }
  }
  const onAbort = () => wake()
  asked.signal.addEventListener('abort', onAbort)
  try {
    await Promise.all(Array.from({ length: asked.connections ?? usualConnections }, work))
  } finally {
    asked.signal.removeEventListener('abort', onAbort)
  }
  return outcome ?? (asked.signal.aborted ? fail('source-stopped') : ok(undefined))
}

const runsOf = ({ pack, intake }: FetchAsked): Run[] => {
  const sizes = new Map(pack.manifest.files.map(({ path, size }) => [path, size]))
  return [...intake.missing()].flatMap(([path, indices]) => {
    const runs: Run[] = []
    for (const index of indices) {
      const last = runs.at(-1)
      if (last !== undefined && last.end === index && index - last.first < longestRun) runs[runs.length - 1] = { ...last, end: index + 1 }
      else runs.push({ path, size: sizes.get(path) ?? 0, first: index, end: index + 1, but: null })
    }
    return runs
  })
}

type Left = { readonly runs: readonly Run[]; readonly ended?: Result<void, SourceFailure | StoreFailure> }

const fetchRun = async (run: Run, asked: FetchAsked, mirrors: Mirrors): Promise<Left> => {
  const { signal } = asked
  const hopeless = mirrors.hopeless()
  if (hopeless !== null) return { runs: [run], ended: { ok: false, failure: hopeless } }
  const mirror = mirrors.next(run.but)
  if (mirror === null) {
    await asked.pause(mirrors.rest(), signal)
    return { runs: [run] }
  }
  const range = { from: run.first * chunkSize, to: chunkAt(run.size, run.end - 1).to }
  const validator = mirror.validators.get(run.path) ?? null
  const opened = await mirror.source.read(run.path, range, { validator, signal })
  if (!opened.ok) return refused(run, mirror, mirrors, opened.failure)
  if (opened.value.validator !== null) mirror.validators.set(run.path, opened.value.validator)

  let index = run.first
  const again: Run[] = []
  const rest = (): Run[] => (index < run.end ? [...again, { ...run, first: index }] : again)
  try {
    for await (const chunk of inChunks(opened.value.bytes)) {
      await asked.allowed?.(chunk.length)
      const put = await asked.intake.put(run.path, index, chunk)
      if (put.ok) {
        mirrors.worked(mirror)
        asked.onProgress({ bytes: chunk.length, source: mirror.source.name })
      } else if (put.failure.reason === 'chunk-wrong') {
        again.push({ ...run, first: index, end: index + 1, but: mirror })
        index += 1
        // What gave one chunk wrong is not believed in the rest of this answer either.
        mirrors.failed(mirror, { reason: 'source-wrong', ...(put.failure.cause === undefined ? {} : { cause: put.failure.cause }) })
        return { runs: rest() }
      } else return { runs: rest(), ended: put }
      index += 1
    }
    return { runs: rest() }
  } catch (cause) {
    if (!(cause instanceof BrokenOff)) throw cause
    return refused({ ...run, first: index }, mirror, mirrors, cause.failure, again)
  }
}

const refused = (run: Run, mirror: Mirror, mirrors: Mirrors, failure: SourceFailure, again: readonly Run[] = []): Left => {
  const runs = run.first < run.end ? [...again, run] : again
  if (failure.reason === 'source-stopped') return { runs }
  // Another edition of the file: the next answer tells whether it is still this pack's.
  if (failure.reason === 'source-changed') mirror.validators.delete(run.path)
  mirrors.failed(mirror, failure)
  return { runs }
}
