import type { Language } from '../../src-shared/i18n/language.ts'
import { isRoom } from '../../src-shared/join/ticket.ts'
import type { PersonRole } from '../../src-shared/plenary/members.ts'
import { languageCalled, type PersonColumn, personColumnCalled, personRoleCalled } from './columns.ts'
import { addressesIn, cellsOf, isMailAddress, type Row, readTable } from './read-table.ts'
import { sameName } from './slug.ts'

/** Who takes part in the plenary from a browser, as they stand in the organiser's list. */
export type ListedPerson = {
  readonly line: number
  readonly name: string
  readonly role: PersonRole
  readonly contacts: readonly string[]
  readonly language: Language
}

export type ReadPeople = { readonly people: readonly ListedPerson[]; readonly problems: readonly string[] }

/** Reads the list of presenters, hosts and observers. All its problems are found at once. */
export const readPeople = (bytes: Uint8Array, fallback: Language): ReadPeople => {
  const rows = readTable(bytes)
  if (typeof rows === 'string') return { people: [], problems: [rows] }
  const [header, ...lines] = rows
  const named = header?.cells.map(personColumnCalled) ?? []
  const missing = (['name', 'role'] as const).filter((column) => !named.includes(column))
  if (header === undefined || missing.length > 0)
    return {
      people: [],
      problems: [`No column is called ${missing.join(' or ')}. The first line has to name them, such as: name;role;contact;language`],
    }
  const problems: string[] = []
  const people = lines.flatMap((row) => {
    const read = readRow(row, header, named, fallback)
    if ('problems' in read) problems.push(...read.problems)
    return 'problems' in read ? [] : [read]
  })
  const twice = people.flatMap(({ line, name }, place) =>
    people.findIndex((one) => sameName(one.name, name)) === place
      ? []
      : [`line ${line}: "${name}" stands there twice. Each needs a name of their own.`],
  )
  const nobody = lines.length === 0 ? ['There is nobody in it, only the names of the columns.'] : []
  return { people, problems: [...problems, ...twice, ...nobody] }
}

const readRow = (
  row: Row,
  header: Row,
  named: readonly (PersonColumn | null)[],
  fallback: Language,
): ListedPerson | { readonly problems: readonly string[] } => {
  const { cell, wrong, problems } = cellsOf(row, header, named)
  const name = cell('name')
  if (name === '') wrong('name', 'the name is missing.')
  else if (!isRoom(name)) wrong('name', `"${name}" cannot be shown: it has more than 80 signs, or signs that nobody sees.`)
  const role = personRoleCalled(cell('role'))
  if (role === null) wrong('role', `"${cell('role')}" is none of presenter, host, observer, captioner.`)
  const contacts = addressesIn(cell('contact'))
  for (const one of contacts) if (!isMailAddress(one)) wrong('contact', `"${one}" is no mail address.`)
  const language = cell('language') === '' ? fallback : languageCalled(cell('language'))
  if (language === null) wrong('language', `"${cell('language')}" is none of sv, en, da.`)
  return problems.length > 0 || role === null || language === null ? { problems } : { line: row.line, name, role, contacts, language }
}
