import type { z } from 'zod'
import { fail, ok, type Result } from '../result/result.ts'
import { crossProblems } from './cross-problems.ts'
import { type Problem, problemLine } from './problem.ts'
import { type Manifest, manifest, packFormat, segment } from './schema.ts'

export type ReadManifest = {
  readonly manifest: Manifest
  /** Kinds that this version does not know, by segment id. */
  readonly unknownKinds: ReadonlyMap<string, string>
}

type Json = Readonly<Record<string, unknown>>

const namedProblems = 5
const knownKinds: ReadonlySet<unknown> = new Set(segment.options.map((option) => option.shape.kind.value))
const baseFields = ['id', 'title', 'seconds', 'fixedAt', 'minimumSeconds', 'advance', 'cue'] as const

type Refused =
  | { readonly reason: 'pack-invalid'; readonly problems: readonly Problem[] }
  | { readonly reason: 'pack-other-format'; readonly format: number }

/**
 * Reads the content of a pack's `seminar.json`. A segment of a kind that this version does not know keeps its
 * place and its time. What is wrong is said in `cause`: where in the file, and what to do about it.
 */
export const readManifest = (content: unknown): Result<ReadManifest, { reason: 'pack-invalid' | 'pack-other-format'; cause?: string }> => {
  const read = checkManifest(content)
  if (read.ok) return read
  const { failure } = read
  if (failure.reason === 'pack-other-format') return fail(failure.reason, { params: { format: failure.format, supported: packFormat } })
  const { problems } = failure
  const more = problems.length > namedProblems ? [`and ${problems.length - namedProblems} more`] : []
  return fail(failure.reason, { cause: [...problems.slice(0, namedProblems).map(problemLine), ...more].join('\n') })
}

/** The same, with every problem for itself. */
export const checkManifest = (content: unknown): Result<ReadManifest, Refused> => {
  if (!isObject(content)) return invalid([{ path: [], text: 'must be one JSON object' }])
  if (typeof content.format !== 'number') return invalid([{ path: ['format'], text: `missing; write "format": ${packFormat}` }])
  if (content.format !== packFormat) return { ok: false, failure: { reason: 'pack-other-format', format: content.format } }

  const known = { ...content, programme: Array.isArray(content.programme) ? content.programme.map(knownOrUnknown) : content.programme }
  // Read once: to write a program for each part of the schema first, as zod does, takes longer than it saves.
  const read = manifest.safeParse(known, { jitless: true })
  if (!read.success) return invalid(schemaProblems(read.error, known))
  const problems = crossProblems(read.data)
  if (problems.length > 0) return invalid(problems)
  const unknown = read.data.programme.flatMap((one) => (one.kind === 'unknown' ? [[one.id, one.unknownKind] as const] : []))
  return ok({ manifest: read.data, unknownKinds: new Map(unknown) })
}

const invalid = (problems: readonly Problem[]): { readonly ok: false; readonly failure: Refused } => ({
  ok: false,
  failure: { reason: 'pack-invalid', problems },
})

const knownOrUnknown = (one: unknown): unknown => {
  if (!isObject(one) || typeof one.kind !== 'string' || knownKinds.has(one.kind)) return one
  const base = Object.fromEntries(baseFields.filter((field) => one[field] !== undefined).map((field) => [field, one[field]]))
  // The end of a recording that nobody can play would never come.
  if (base.advance === 'media') delete base.advance
  return { ...base, kind: 'unknown', unknownKind: one.kind.slice(0, 80) }
}

/** A union only says that nothing fitted; the segment's own schema says what does not. */
const schemaProblems = (error: z.ZodError, content: { programme: unknown }): Problem[] =>
  error.issues.flatMap((issue) => {
    const [field, index] = issue.path
    if (issue.code !== 'invalid_union' || field !== 'programme' || typeof index !== 'number' || !Array.isArray(content.programme))
      return [problem(issue, [])]
    const own = segment.safeParse(content.programme[index])
    return own.success || issue.path.length > 2 ? [problem(issue, [])] : own.error.issues.map((inner) => problem(inner, issue.path))
  })

// What was read from JSON has no symbols for names.
const problem = (issue: z.core.$ZodIssue, under: readonly PropertyKey[]): Problem => ({
  path: [...under, ...issue.path].map((part) => (typeof part === 'number' ? part : String(part))),
  text: issue.message,
})

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
