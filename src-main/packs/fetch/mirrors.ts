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
  /** Reads under way. */
  reading: number
  /** It sends files from their beginning only, so it is asked once for as much of a file as there is to fetch. */
  wholeOnly: boolean
  /** Editions of files, so that a change on the way is noticed. */
  readonly validators: Map<string, string>
}

/** What there is to do for whoever wants to fetch: ask this one, wait until another read is over, wait so long, or give up. */
export type Turn =
  | { readonly state: 'ask'; readonly mirror: Mirror }
  | { readonly state: 'full' }
  | { readonly state: 'rest'; readonly milliseconds: number }
  | { readonly state: 'hopeless'; readonly failure: SourceFailure }

/** Several sources of the same pack: who is asked next, and when. */
export type Mirrors = {
  /** The first in the given order that may be asked now; one that fails again and again comes after the others, and `but` last. */
  turn(but: Mirror | null): Turn
  failed(mirror: Mirror, failure: SourceFailure): void
  worked(mirror: Mirror): void
}

/** Reasons that another try does not change, and how often they are believed to be passing after all. */
const lasting: ReadonlySet<SourceFailure['reason']> = new Set<SourceFailure['reason']>([
  'source-missing',
  'source-refused',
  'source-wrong',
  'source-too-large',
  'certificate-unknown',
  'certificate-not-now',
  'certificates-unreadable',
  'tls-failed',
  'proxy-refused',
  'proxy-script',
])
const lastingTries = 4
/** After so many failures in a row, about a minute, the next seminar gets its chance before this one gets another. */
const passingTries = 10

export const createMirrors = (sources: readonly PackSource[], { now, random }: { now(): number; random(): number }): Mirrors => {
  const mirrors = sources.map(
    (source): Mirror => ({ source, failures: 0, restsUntil: 0, lastFailure: null, reading: 0, wholeOnly: false, validators: new Map() }),
  )
  const isLost = ({ failures, lastFailure }: Mirror) =>
    lastFailure !== null && failures >= (lasting.has(lastFailure.reason) ? lastingTries : passingTries)
  const rank = ({ failures }: Mirror) => (failures < 2 ? 0 : failures)
  return {
    turn: (but) => {
      const hopeful = mirrors.filter((mirror) => !isLost(mirror))
      if (hopeful.length === 0) return { state: 'hopeless', failure: mirrors[0]?.lastFailure ?? { reason: 'source-missing' } }
      const awake = hopeful.filter(({ restsUntil }) => restsUntil <= now()).toSorted((a, b) => rank(a) - rank(b))
      const mirror = awake.find((one) => one !== but) ?? awake[0]
      if (mirror === undefined)
        return { state: 'rest', milliseconds: Math.max(1, Math.min(...hopeful.map(({ restsUntil }) => restsUntil - now()), 60_000)) }
      return mirror.reading < mirror.source.atOnce ? { state: 'ask', mirror } : { state: 'full' }
    },
    failed: (mirror, failure) => {
      mirror.lastFailure = failure
      // Several connections that break together are one failure.
      if (mirror.restsUntil > now()) return
      mirror.restsUntil = now() + backOff(mirror.failures, random())
      mirror.failures += 1
    },
    worked: (mirror) => {
      mirror.failures = 0
      mirror.lastFailure = null
    },
  }
}
