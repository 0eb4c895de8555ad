import { backOff } from '../../../src-shared/packs/retry.ts'
import type { PackSource, SourceFailure } from '../reader/pack-source.ts'

/** One source of a pack while it is fetched. */
export type Mirror = {
  readonly source: PackSource
  /** Failures in a row. */
  failures: number
  /** Left alone until then, in milliseconds of the monotonic clock. */
  restsUntil: number
  lastFailure: SourceFailure | null
  /** Editions of files, so that a change on the way is noticed. */
  readonly validators: Map<string, string>
}

/** Several sources of the same pack: who is asked next, and when. */
export type Mirrors = {
  /** The one that may be asked now and has failed least, in the given order; `but` only when there is no other. Null: all rest. */
  next(but: Mirror | null): Mirror | null
  /** How long until one may be asked, in milliseconds. */
  rest(): number
  failed(mirror: Mirror, failure: SourceFailure): void
  worked(mirror: Mirror): void
  /** Every one has failed so often that it is no use; with what was last said. */
  hopeless(): SourceFailure | null
}

/** Reasons that another try does not change, and how often they are believed to be passing after all. */
const lasting: ReadonlySet<SourceFailure['reason']> = new Set(['source-missing', 'source-refused', 'source-wrong', 'source-too-large'])
const lastingTries = 4

export const createMirrors = (sources: readonly PackSource[], { now, random }: { now(): number; random(): number }): Mirrors => {
  const mirrors: readonly Mirror[] = sources.map((source) => ({ source, failures: 0, restsUntil: 0, lastFailure: null, validators: new Map() }))
  const isLost = ({ failures, lastFailure }: Mirror) => lastFailure !== null && lasting.has(lastFailure.reason) && failures >= lastingTries
  return {
    next: (but) => {
      const awake = mirrors.filter((mirror) => mirror.restsUntil <= now() && !isLost(mirror)).toSorted((a, b) => a.failures - b.failures)
      return awake.find((mirror) => mirror !== but) ?? awake[0] ?? null
    },
    rest: () => {
      const hopeful = mirrors.filter((mirror) => !isLost(mirror)).map(({ restsUntil }) => restsUntil - now())
      return Math.max(1, Math.min(...hopeful, 60_000))
    },
    failed: (mirror, failure) => {
      mirror.lastFailure = failure
      mirror.restsUntil = now() + backOff(mirror.failures, random())
      mirror.failures += 1
    },
    worked: (mirror) => {
      mirror.failures = 0
      mirror.lastFailure = null
    },
    hopeless: () => (mirrors.every(isLost) ? (mirrors[0]?.lastFailure ?? { reason: 'source-missing' }) : null),
  }
}
