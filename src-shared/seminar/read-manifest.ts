import type { z } from 'zod'
import { fail, ok, type Result } from '../result/result.ts'
import { crossProblems } from './cross-problems.ts'
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

/**
 * Reads the content of a pack's `seminar.json`. A segment of a kind that this version does not know keeps its
 * place and its time. What is wrong is said in `cause`: where in the file, and what to do about it.
 */
export const readManifest = (content: unknown): Result<ReadManifest, { reason: 'pack-invalid' | 'pack-other-format'; cause?: string }> => {
  if (!isObject(content)) return fail('pack-invalid', { cause: 'seminar.json: must be one JSON object' })
  if (typeof content.format !== 'number') return fail('pack-invalid', { cause: `format: missing; write "format": ${packFormat}` })
  if (content.format !== packFormat) return fail('pack-other-format', { params: { format: content.format, supported: packFormat } })

  const known = { ...content, programme: Array.isArray(content.programme) ? content.programme.map(knownOrUnknown) : content.programme }
  // Read once: to write a program for each part of the schema first, as zod does, takes longer than it saves.
  const read = manifest.safeParse(known, { jitless: true })
  if (!read.success) return invalid(schemaProblems(read.error, known))
  const problems = crossProblems(read.data)
  if (problems.length > 0) return invalid(problems)
  const unknown = read.data.programme.flatMap((one) => (one.kind === 'unknown' ? [[one.id, one.unknownKind] as const] : []))
  return ok({ manifest: read.data, unknownKinds: new Map(unknown) })
}

const invalid = (problems: readonly string[]) => {
  const more = problems.length > namedProblems ? [`and ${problems.length - namedProblems} more`] : []
  return fail('pack-invalid', { cause: [...problems.slice(0, namedProblems), ...more].join('\n') })
}

const knownOrUnknown = (one: unknown): unknown => {
  if (!isObject(one) || typeof one.kind !== 'string' || knownKinds.has(one.kind)) return one
  const base = Object.fromEntries(baseFields.filter((field) => one[field] !== undefined).map((field) => [field, one[field]]))
  // The end of a recording that nobody can play would never come.
  if (base.advance === 'media') delete base.advance
  return { ...base, kind: 'unknown', unknownKind: one.kind.slice(0, 80) }
}

/** A union only says that nothing fitted; the segment's own schema says what does not. */
const schemaProblems = (error: z.ZodError, content: { programme: unknown }): string[] =>
  error.issues.flatMap((issue) => {
    const [field, index] = issue.path
    if (issue.code !== 'invalid_union' || field !== 'programme' || typeof index !== 'number' || !Array.isArray(content.programme))
      return [line(issue, [])]
    const own = segment.safeParse(content.programme[index])
    return own.success || issue.path.length > 2 ? [line(issue, [])] : own.error.issues.map((inner) => line(inner, issue.path))
  })

const line = (issue: z.core.$ZodIssue, under: readonly PropertyKey[]): string => `${pathText([...under, ...issue.path])}: ${issue.message}`

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '') || 'seminar.json'

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
