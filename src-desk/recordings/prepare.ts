import { z } from 'zod'
import type { RecordingFacts } from '../../src-shared/recordings/facts.ts'
import { gainOf } from '../../src-shared/recordings/loudness.ts'
import { mimeTypeOf } from '../../src-shared/recordings/mime-type.ts'
import { type Treatment, treatmentOf } from '../../src-shared/recordings/treatment.ts'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'
import { lengthText } from '../../src-shared/time/lengths.ts'
import type { Cache } from '../build/cache.ts'
import { type Progress, progressBar, withProgress } from '../progress.ts'
import { drawPoster, loudnessOf, make } from './make.ts'
import { makeArgs } from './make-args.ts'
import { type Looked, probe } from './probe.ts'
import { treatmentText, unusableText } from './reasons.ts'

export type Using = { readonly cache: Cache; readonly signal: AbortSignal }

/** A recording that was looked at. `hash`: of its content. */
export type Known = Looked & { readonly path: string; readonly name: string; readonly hash: string; readonly treatment: Treatment }

/** A recording as it goes into the pack. `gain`: null where nothing is heard. */
export type Prepared = {
  readonly path: string
  readonly ending: 'mp4' | 'webm'
  readonly facts: RecordingFacts
  readonly type: string
  readonly gain: number | null
}

/** The sentence says what is wrong with it, after its name. */
type Refused = { reason: 'recording-refused'; cause?: string }

// What an earlier run of this very program wrote: only that it is whole is looked at.
const looked = z.custom<Looked>((value) => typeof value === 'object' && value !== null && 'facts' in value && 'streams' in value)

const look = (path: string, hash: string, { cache, signal }: Using, name: string): Promise<Result<Looked, Refused>> =>
  cache.value(['facts', hash], looked, async () => {
    let bar: Progress | null = null
    try {
      const read = await probe(path, signal, (seconds, of) => {
        bar ??= progressBar(`${name}: looking through it`, of)
        bar.to(seconds)
      })
      return read.ok ? read : refused(`cannot be read as a recording: ${read.failure.cause}`)
    } finally {
      ended(bar)
    }
  })

const ended = (bar: Progress | null): void => bar?.end()

const refused = (cause: string) => fail('recording-refused', { cause })

/** Looks at a recording and decides what is done with it. */
export const know = async (path: string, name: string, using: Using): Promise<Result<Known, Refused>> => {
  try {
    const hash = await using.cache.hashOf(path)
    const read = await look(path, hash, using, name)
    if (!read.ok) return read
    const treatment = treatmentOf(read.value.facts)
    return treatment.ok ? ok({ ...read.value, path, name, hash, treatment: treatment.value }) : refused(unusableText(treatment.failure.reason))
  } catch (cause) {
    if (cause instanceof Error && 'syscall' in cause) return refused(`cannot be read: ${causeText(cause)}`)
    throw cause
  }
}

/** Makes of a recording what the pack takes, and finds out how loud it is. What was made before is taken again. */
export const prepare = async (known: Known, using: Using): Promise<Result<Prepared, Refused>> => {
  const made = await madeOf(known, using)
  if (!made.ok) return made
  const { path, facts } = made.value
  const type = mimeTypeOf(facts)
  if (type === null || facts.container === null) return refused('was made into something that has no name in the format')
  const lufs = await loudness(known, path, using)
  if (!lufs.ok) return lufs
  return ok({ path, ending: facts.container, facts, type, gain: lufs.value === null ? null : gainOf(lufs.value) })
}

/** A picture of it for lists, or one that the organiser chose, as a JPEG. */
export const posterOf = async (path: string, name: string, duration: number | null, { cache, signal }: Using): Promise<Result<string, Refused>> => {
  const hash = await cache.hashOf(path)
  const drawn = await cache.file(['poster', hash, duration], (to) => drawPoster(path, duration, to, { signal }))
  return drawn.ok ? drawn : refused(`no picture could be made of ${name}: ${drawn.failure.cause}`)
}

const madeOf = async (known: Known, using: Using): Promise<Result<{ readonly path: string; readonly facts: RecordingFacts }, Refused>> => {
  const { treatment, streams, facts, name } = known
  if (treatment.kind === 'keep') return ok({ path: known.path, facts })
  const args = makeArgs(treatment, streams, facts.audio)
  const path = await using.cache.file(['made', known.hash, args], (to) =>
    withProgress(`${name}: converting`, facts.duration, (bar) => make(known.path, args, to, { signal: using.signal, onTime: bar.to })),
  )
  if (!path.ok) return refused(`could not be converted: ${path.failure.cause}`)
  const result = await look(path.value, await using.cache.hashOf(path.value), using, name)
  if (!result.ok) return result
  const lost = facts.duration - result.value.facts.duration
  if (lost > Math.max(2, facts.duration / 50))
    return refused(`says it is ${lengthText(facts.duration)} long, and ${lengthText(lost)} of it cannot be read. Export it anew`)
  const again = treatmentOf(result.value.facts)
  // A recording that nothing helps would be converted anew in every build, and play badly all the same.
  if (!again.ok || again.value.kind !== 'keep') {
    const why = again.ok ? treatmentText(again.value, result.value.facts) : unusableText(again.failure.reason)
    return refused(`was converted and is still not fit: it ${why}. Export it anew as MP4 (H.264, AAC) from the program it was made in`)
  }
  return ok({ path: path.value, facts: result.value.facts })
}

const loudness = async (known: Known, path: string, { cache, signal }: Using): Promise<Result<number | null, Refused>> => {
  if (known.facts.audio === null) return ok(null)
  return cache.value(['loudness', await cache.hashOf(path)], z.number().nullable(), async () => {
    const measured = await withProgress(`${known.name}: measuring the loudness`, known.facts.duration, (bar) =>
      loudnessOf(path, { signal, onTime: bar.to }),
    )
    return measured.ok ? measured : refused(`its loudness could not be measured: ${measured.failure.cause}`)
  })
}
