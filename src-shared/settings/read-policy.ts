import type { z } from 'zod'
import { isFields } from './layers.ts'
import { type Policy, policySchema } from './policy.ts'
import { type PolicySlip, pathText, type SlipPath, strangeNames, wrongValue } from './policy-slips.ts'

export type ReadPolicy = { readonly policy: Policy; readonly slips: readonly PolicySlip[] }

/**
 * Reads a policy's content. What is wrong in it is left out and named, the smallest part that can be left out; all of
 * the rest holds. So one slip of the hand costs a room one value and not its seminar.
 */
export const readPolicy = (content: unknown): ReadPolicy => {
  if (!isFields(content)) return { policy: {}, slips: [{ path: '', text: 'the file has to be one object, { "room": "…" }' }] }
  const slips: PolicySlip[] = [...strangeNames(content)]
  const told: SlipPath[] = []
  let rest: unknown = content
  for (;;) {
    const read = policySchema.safeParse(rest)
    if (read.success) return { policy: given(read.data, rest) as Policy, slips }
    const wrong = read.error.issues.map((issue) => wrongIn(rest, issue))
    const earlier = [...told]
    for (const { issue, path, found } of wrong) {
      const because = pathText(path.slice(0, -1))
      // What has to go with something that went is no second slip.
      if (found !== undefined || !earlier.some((one) => pathText(one).startsWith(because))) slips.push(wrongValue(issue, path, found))
      told.push(path)
    }
    rest = without(
      rest,
      wrong.map(({ path, found }) => (found === undefined ? path.slice(0, -1) : path)),
    )
  }
}

const wrongIn = (value: unknown, issue: z.core.$ZodIssue): { readonly issue: z.core.$ZodIssue; readonly path: SlipPath; readonly found: unknown } => {
  // What came out of JSON has no symbols for names.
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  return { issue, path, found: valueAt(value, path) }
}

const valueAt = (value: unknown, path: SlipPath): unknown =>
  path.reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return typeof key === 'number' ? at[key] : undefined
    return isFields(at) && Object.hasOwn(at, key) ? at[String(key)] : undefined
  }, value)

/** Of what was read, what was written: a default of one part is no decision of IT's. */
const given = (read: unknown, written: unknown): unknown =>
  isFields(read) && isFields(written)
    ? Object.fromEntries(Object.entries(read).flatMap(([key, value]) => (Object.hasOwn(written, key) ? [[key, given(value, written[key])]] : [])))
    : read

/** Without what stands at these paths; an item goes out of its list, and an empty path takes everything. */
const without = (value: unknown, paths: readonly SlipPath[]): unknown => {
  if (paths.length === 0) return value
  if (paths.some(({ length }) => length === 0)) return Array.isArray(value) ? [] : {}
  const under = (key: string | number) => paths.filter(([first]) => first === key).map((path) => path.slice(1))
  const goes = (key: string | number) => paths.some((path) => path.length === 1 && path[0] === key)
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => (goes(index) ? [] : [without(one, under(index))]))
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !goes(key))
      .map(([key, one]) => [key, without(one, under(key))]),
  )
}
