import { languages } from '../i18n/language.ts'
import type { Manifest } from './schema.ts'

export type ChangeGroup = 'seminar' | 'programme' | 'texts' | 'media'

/** One value that is another than before. Null: it was not there, or is not any more. */
export type Change = { readonly group: ChangeGroup; readonly where: string; readonly from: string | null; readonly to: string | null }

export type Changes = {
  /** Ids of items. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Those that are in both come in another order. */
  readonly reordered: boolean
  readonly values: readonly Change[]
}

/** What is different in a later edition of a manifest, but for the list of its files. Items and people are found by their ids. */
export const changesBetween = (before: Manifest, after: Manifest): Changes => {
  const ids = { before: before.programme.map(({ id }) => id), after: after.programme.map(({ id }) => id) }
  const added = ids.after.filter((id) => !ids.before.includes(id))
  const removed = ids.before.filter((id) => !ids.after.includes(id))
  const stayed = (all: readonly string[]) => all.filter((id) => !added.includes(id) && !removed.includes(id))
  const apart = new Set([...added, ...removed].map((id) => `programme.${id}.`))
  const isApart = (where: string) => [...apart].some((start) => where.startsWith(start))
  const [was, is] = [valuesOf(before), valuesOf(after)]
  const values = [...new Set([...was.keys(), ...is.keys()])]
    .filter((where) => was.get(where) !== is.get(where) && !isApart(where))
    .map((where) => ({ group: groupOf(where), where, from: was.get(where) ?? null, to: is.get(where) ?? null }))
  return { added, removed, reordered: stayed(ids.before).join() !== stayed(ids.after).join(), values }
}

/** Every value of a manifest by its place, with the ids of items, people and questions instead of their numbers. */
const valuesOf = ({ files: _, version: __, format: ___, ...manifest }: Manifest): ReadonlyMap<string, string> => {
  const values = new Map<string, string>()
  const look = (value: unknown, where: string): void => {
    if (Array.isArray(value)) for (const [index, one] of value.entries()) look(one, `${where}.${nameOf(one) ?? index + 1}`)
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) look(one, where === '' ? key : `${where}.${key}`)
    else if (value !== undefined) values.set(where, String(value))
  }
  look(manifest, '')
  return values
}

const nameOf = (one: unknown): string | null => {
  if (typeof one !== 'object' || one === null) return null
  if ('id' in one && typeof one.id === 'string') return one.id
  // Captions of a recording.
  return 'language' in one && typeof one.language === 'string' ? one.language : null
}

const groupOf = (where: string): ChangeGroup => {
  const parts = where.split('.')
  if (parts.includes('media') && !parts.includes('chapters')) return 'media'
  if (languages.some((language) => language === parts.at(-1)) || /^people\./.test(where)) return 'texts'
  return parts[0] === 'programme' ? 'programme' : 'seminar'
}
