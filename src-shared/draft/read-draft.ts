import type { z } from 'zod'
import type { Problem } from '../seminar/problem.ts'
import { type Draft, draft } from './draft.ts'
import { nearest, perhaps } from './nearest.ts'
import { fieldsOf, schemaUnder } from './schema-at.ts'

export type ReadDraft = { readonly ok: true; readonly value: Draft } | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Reads what stands in a `seminar.yaml`, every value of it as text. A field with nothing behind it counts as left
 * out. Everything that is wrong is named, each thing where it stands.
 */
export const readDraft = (content: unknown): ReadDraft => {
  const written = withoutEmpty(content)
  const read = draft.safeParse(written)
  return read.success ? { ok: true, value: read.data } : { ok: false, problems: read.error.issues.flatMap((issue) => problemsOf(issue, written)) }
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

const withoutEmpty = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value === 'string') return value.trim()
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => typeof one !== 'string' || one.trim() !== '')
      .map(([key, one]) => [key, withoutEmpty(one)]),
  )
}

type Issue = z.core.$ZodIssue
type Path = Problem['path']

const problemsOf = (issue: Issue, written: unknown, under: Path = []): readonly Problem[] => {
  // What was read from YAML has no symbols for names.
  const path: Path = [...under, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))]
  const found = valueAt(written, path)
  if (found === undefined) return [{ path: path.slice(0, -1), text: `${subjectOf(path)} is missing${hint(written, path)}` }]
  if (issue.code === 'unrecognized_keys') {
    const known = knownAt(written, path)
    const free = known.filter((key) => !isFields(found) || !(key in found))
    const among = (key: string) => (nearest(key, known) === null ? free : known)
    return issue.keys.map((key) => ({ path: [...path, key], text: `"${key}" is no field here; ${perhaps(key, among(key))}` }))
  }
  if (issue.code === 'invalid_union' && issue.discriminator === undefined) {
    const fitting = issue.errors.filter((branch) => !branch.some((one) => one.code === 'invalid_type' && one.path.length === 0))
    const [best] = fitting.toSorted((a, b) => weight(a) - weight(b))
    if (best !== undefined) return best.flatMap((one) => problemsOf(one, written, path))
  }
  return [{ path, text: `${subjectOf(path)} ${complaint(issue, found)}` }]
}

const subjectOf = (path: Path): string => {
  const [list, last] = path.slice(-2)
  if (typeof last === 'number') return `item ${last + 1} of ${list}`
  return String(last ?? list ?? 'the file')
}

const complaint = (issue: Issue, found: unknown): string => {
  const written = typeof found === 'string' ? shortened(found) : null
  const unknown = (known: readonly string[]) => (written === null ? formText(issue, found) : `"${written}" is unknown; ${perhaps(written, known)}`)
  switch (issue.code) {
    case 'invalid_union':
      return issue.discriminator === undefined ? formText(issue, found) : unknown(kindsOf(issue))
    case 'invalid_value':
      return unknown(issue.values.map(String))
    case 'too_small':
      return `needs ${String(issue.minimum)} at least`
    case 'too_big':
      return typeof found === 'string' ? `has ${found.length} signs; ${String(issue.maximum)} at most` : `may have ${String(issue.maximum)} at most`
    case 'invalid_type':
      return formText(issue, found)
    case 'invalid_format':
    case 'custom':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
      return `has to be ${issue.message}${written === null ? '' : `; "${written}" stands here`}`
  }
}

/** A form in which fields are wrong is nearer than one that knows none of them. */
const weight = (branch: readonly Issue[]): number =>
  branch.reduce((all, issue) => all + (issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : 1), 0)

const kindsOf = (issue: Extract<Issue, { code: 'invalid_union' }>): readonly string[] =>
  'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []

const forms: Readonly<Record<string, string>> = {
  string: 'a text',
  object: 'fields of its own, one a line, further in',
  array: 'a list: [one, another], or a line with a hyphen for each',
}

const formText = (issue: Issue, found: unknown): string => {
  const wanted = issue.code === 'invalid_union' ? issue.errors.flatMap((branch) => branch.map(expectedOf)) : [expectedOf(issue)]
  const told = [...new Set(wanted)].flatMap((one) => (one === null ? [] : [forms[one] ?? one]))
  return `has to be ${told.join(', or ')}; ${Array.isArray(found) ? 'a list stands here' : isFields(found) ? 'fields stand here' : 'a text stands here'}`
}

const expectedOf = (issue: Issue): string | null => (issue.code === 'invalid_type' ? issue.expected : null)

/** What a missing field is for, in the words of its schema. */
const hint = (written: unknown, path: Path): string => {
  const schema = schemaOf(written, path)
  const { description } = schema !== null && 'description' in schema ? schema : {}
  return typeof description === 'string' ? `. ${description}` : ''
}

const schemaOf = (written: unknown, path: Path): z.core.$ZodType | null => {
  let schema: z.core.$ZodType | null = draft
  let value = written
  for (const key of path) {
    schema = schema === null ? null : schemaUnder(schema, value, key)
    value = valueAt(value, [key])
  }
  return schema
}

const knownAt = (written: unknown, path: Path): readonly string[] => {
  const schema = schemaOf(written, path)
  return schema === null ? [] : fieldsOf(schema, valueAt(written, path))
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return typeof key === 'number' ? at[key] : undefined
    return isFields(at) && Object.hasOwn(at, key) ? at[String(key)] : undefined
  }, value)

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
