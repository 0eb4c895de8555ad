import { chunkAt, chunkSize } from '../../../src-shared/packs/chunks.ts'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { inChunks } from '../reader/check-content.ts'
import { type Arriving, BrokenOff, type PackSource, type SourceFailure } from '../reader/pack-source.ts'
import type { VerifiedPack } from '../reader/verified-pack.ts'
import type { Intake, StoreFailure } from '../store/seminar-store.ts'
import { createMirrors, type Mirror, type Mirrors } from './mirrors.ts'
import { createRuns, type Run, type Runs } from './runs.ts'
import { createSpentMemory } from './spent-memory.ts'

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
  /** Waits because no source may be asked yet. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>
  random(): number
}

type Ended = Result<void, SourceFailure | StoreFailure>
/** What a run needs to know. `memory` holds its chunk of the moment; `spent` hears of bytes whose own memory is free again. */
type RunAsked = FetchAsked & { readonly memory: Uint8Array; spent(bytes: number): void }
/** What of a run is left to be fetched, and the end of it all where it cannot go on. */
type Left = { readonly runs: readonly Run[]; readonly ended?: Ended }

/** As many as one server is asked at once (`atOnce` of an HTTP source); docs/adr/0012 has the numbers. */
const usualConnections = 4

/**
 * Fetches the chunks of a pack that are missing, from several sources over several connections. Whatever breaks is
 * asked for again from where it broke; a chunk that comes wrong is asked for again alone, from another source first.
 * Ends when everything is there, when it is stopped, when the disk refuses, or when no source can be hoped for.
 */
export const fetchPack = async (asked: FetchAsked): Promise<Ended> => {
  const mirrors = createMirrors(asked.sources, asked)
  const runs = createRuns(asked.pack.manifest, asked.intake)
  const stop = new AbortController()
  const signal = AbortSignal.any([asked.signal, stop.signal])
  const spent = createSpentMemory()
  let busy = 0
  let outcome: Ended | null = null
  const wakers = new Set<() => void>()
  const wake = () => {
    for (const waker of wakers) waker()
    wakers.clear()
  }
  const untilWoken = () => new Promise<void>((resolve) => wakers.add(resolve))

  const work = async (): Promise<void> => {
    const memory = new Uint8Array(chunkSize)
    while (outcome === null && !asked.signal.aborted) {
      const run = runs.take()
      if (run === undefined) {
        if (busy === 0) return
        // Another connection may break and leave something to do.
        await untilWoken()
        continue
      }
      const turn = mirrors.turn(run.but)
      if (turn.state !== 'ask') {
        runs.putBack([run])
        if (turn.state === 'full') await untilWoken()
        else if (turn.state === 'rest') await asked.pause(turn.milliseconds, signal)
        else outcome ??= { ok: false, failure: turn.failure }
        continue
      }
      busy += 1
      turn.mirror.reading += 1
      const left = await fetchRun(run, turn.mirror, { ...asked, signal, memory, spent }, mirrors, runs)
      turn.mirror.reading -= 1
      busy -= 1
      if (left.ended !== undefined) {
        outcome ??= left.ended
        stop.abort()
      }
      runs.putBack(left.runs)
      wake()
    }
    stop.abort()
    wake()
  }
  asked.signal.addEventListener('abort', wake)
  try {
    await Promise.all(Array.from({ length: asked.connections ?? usualConnections }, work))
  } finally {
    asked.signal.removeEventListener('abort', wake)
  }
  return outcome ?? (asked.signal.aborted ? fail('source-stopped') : ok(undefined))
}

const fetchRun = async (asRun: Run, mirror: Mirror, asked: RunAsked, mirrors: Mirrors, runs: Runs): Promise<Left> => {
  const { signal } = asked
  const run = mirror.wholeOnly ? runs.stretched(asRun) : asRun
  const range = { from: run.first * chunkSize, to: chunkAt(run.size, run.end - 1).to }
  const opened = await mirror.source.read(run.path, range, { validator: mirror.validators.get(run.path) ?? null, signal })
  if (!opened.ok) return broken(run, mirror, mirrors, opened.failure)
  if (opened.value.validator !== null) mirror.validators.set(run.path, opened.value.validator)
  mirror.wholeOnly = opened.value.wholeOnly === true
  return takeRun(run, mirror, opened.value, asked, mirrors)
}

const takeRun = async (run: Run, mirror: Mirror, arriving: Arriving, asked: RunAsked, mirrors: Mirrors): Promise<Left> => {
  let index = run.first
  const rest = (from: number): Run[] => (from < run.end ? [{ ...run, first: from }] : [])
  try {
    for await (const chunk of inChunks(arriving.bytes, asked.memory)) {
      asked.spent(chunk.length)
      await asked.allowed?.(chunk.length)
      const put = await asked.intake.put(run.path, index, chunk)
      if (put.ok) {
        mirrors.worked(mirror)
        asked.onProgress({ bytes: chunk.length, source: mirror.source.name })
        index += 1
        continue
      }
      if (put.failure.reason !== 'chunk-wrong') return { runs: rest(index), ended: put }
      // What gave one chunk wrong is not believed in the rest of this answer either.
      mirrors.failed(mirror, { reason: 'source-wrong', ...(put.failure.cause === undefined ? {} : { cause: put.failure.cause }) })
      return { runs: [{ ...run, first: index, end: index + 1, but: mirror }, ...rest(index + 1)] }
    }
    return { runs: rest(index) }
  } catch (cause) {
    if (!(cause instanceof BrokenOff)) throw cause
    return broken({ ...run, first: index }, mirror, mirrors, cause.failure)
  }
}

const broken = (run: Run, mirror: Mirror, mirrors: Mirrors, failure: SourceFailure): Left => {
  const runs = run.first < run.end ? [run] : []
  if (failure.reason === 'source-stopped') return { runs }
  // Another edition of the file: the next answer tells whether it is still this pack's.
  if (failure.reason === 'source-changed') mirror.validators.delete(run.path)
  mirrors.failed(mirror, failure)
  return { runs }
}
