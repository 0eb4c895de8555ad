import type { z } from 'zod'
import { nearest } from '../draft/nearest.ts'
import { fieldsOf, schemaUnder } from '../draft/schema-at.ts'
import { isFields } from './layers.ts'
import { policySchema, remembered } from './policy.ts'
import { policyKeys } from './policy-keys.ts'

/** What is wrong in a policy, and where: `devices.nightly`; empty for the whole of it. */
export type PolicySlip = { readonly path: string; readonly text: string }
export type SlipPath = readonly (string | number)[]

export const pathText = (path: SlipPath): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '')

/** More names than that are no help in one line. */
const mostNames = 8

/** Names that a policy does not know, wherever they stand. */
export const strangeNames = (value: unknown, schema: z.core.$ZodType = policySchema, path: SlipPath = []): readonly PolicySlip[] => {
  if (Array.isArray(value)) return value.flatMap((one, index) => under(value, schema, one, [...path, index]))
  if (!isFields(value)) return []
  const known = fieldsOf(schema, value)
  return Object.entries(value).flatMap(([key, one]) => {
    if (known.length === 0 || known.includes(key)) return under(value, schema, one, [...path, key])
    return [{ path: pathText([...path, key]), text: strange(key, known, path.length === 0) }]
  })
}

const under = (parent: unknown, schema: z.core.$ZodType, value: unknown, path: SlipPath): readonly PolicySlip[] => {
  const own = schemaUnder(schema, parent, path.at(-1) ?? '')
  return own === null ? [] : strangeNames(value, own, path)
}

const strange = (key: string, known: readonly string[], top: boolean): string => {
  if (top && Object.hasOwn(remembered, key)) return 'is no key of a policy: the kiosk remembers it by itself'
  const meant = nearest(key, known)
  if (meant !== null) return `is no key; ${meant} is meant, perhaps`
  return known.length > mostNames
    ? 'is no key; docs/policy.md has all that there are'
    : `is no key; there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`
}

/** A sentence for a value that cannot be used. What may be a secret is not repeated. */
export const wrongValue = (issue: z.core.$ZodIssue, path: SlipPath, found: unknown): PolicySlip => {
  const [top] = path
  const about = policyKeys.find(({ key }) => key === top)
  const wanted = about === undefined ? '' : `; it is ${about.wanted}, as ${JSON.stringify(about.example)}`
  if (found === undefined) return { path: pathText(path), text: `is missing${wanted}` }
  const said = JSON.stringify(found)
  // An invitation that was mistyped is still most of one.
  const shown = about?.secret === true || top === 'join' || opensSomething.test(said) ? 'this' : shortened(said)
  const why = issue.code === 'custom' && typeof issue.params?.why === 'string' ? `: ${issue.params.why}` : ''
  const meant = issue.code === 'invalid_value' && typeof found === 'string' ? nearest(found, issue.values.map(String)) : null
  return { path: pathText(path), text: `${shown} cannot be used${why}${meant === null ? wanted : `; ${JSON.stringify(meant)} is meant, perhaps`}` }
}

/** A login in an address, what stands behind its question mark, and an invitation: slips go to the log and to the desk. */
const opensSomething = /:[^\s"]*@|:\/\/\S*\?|talkroom:/i

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
