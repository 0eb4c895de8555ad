import type { Language } from '../../src-shared/i18n/language.ts'
import { isGroup, isRoom, longestRoom, mostGroups } from '../../src-shared/join/ticket.ts'
import { type Column, columnCalled, languageCalled } from './columns.ts'
import { addressesIn, cellsOf, isMailAddress, type Row, readTable } from './read-table.ts'
import { sameName } from './slug.ts'

/** A group as it stands in the organiser's list. */
export type ListedGroup = {
  readonly line: number
  readonly room: string
  /** null: the list gives it none. */
  readonly group: number | null
  /** Nobody: the invitation is only on paper. */
  readonly contacts: readonly string[]
  readonly language: Language
}

export type ReadList = {
  readonly groups: readonly ListedGroup[]
  /** Each a sentence with its line and column; with one of them there is no list. */
  readonly problems: readonly string[]
  /** What was understood and may still surprise. */
  readonly remarks: readonly string[]
}

/** Who shares one screen. */
const mostInARoom = 4

/** Reads the list of groups as a spreadsheet wrote it. All its problems are found at once. */
export const readList = (bytes: Uint8Array, fallback: Language): ReadList => {
  const rows = readTable(bytes)
  if (typeof rows === 'string') return { groups: [], problems: [rows], remarks: [] }
  const [header, ...lines] = rows
  if (header === undefined)
    return {
      groups: [],
      problems: ['There is nothing in it. It needs a first line with names of columns, such as: room;contact;language'],
      remarks: [],
    }
  const named = header.cells.map(columnCalled)
  const problems = headerProblems(header, named)
  if (problems.length > 0) return { groups: [], problems, remarks: [] }
  if (lines.length === 0) return { groups: [], problems: ['There are no groups in it, only the names of the columns.'], remarks: [] }
  const unknown = header.cells.filter((cell, place) => named[place] === null && cell !== '')
  const remarks = unknown.length === 0 ? [] : [`Not used: ${unknown.map((name) => `"${name}"`).join(', ')}.`]
  const found: string[] = []
  const groups = lines.flatMap((row) => {
    const read = readRow(row, header, named, fallback)
    if (typeof read === 'object' && 'problems' in read) found.push(...read.problems)
    return 'problems' in read ? [] : [read]
  })
  return { groups, problems: [...found, ...doubled(groups), ...crowded(groups)], remarks: [...remarks, ...withoutContact(groups)] }
}

const headerProblems = (header: Row, named: readonly (Column | null)[]): readonly string[] => {
  const twice = (['room', 'group', 'contact', 'language'] as const).filter((column) => named.filter((one) => one === column).length > 1)
  return [
    ...(named.includes('room')
      ? []
      : [
          `line ${header.line}: no column is called room (rum, lokal, lokale). The columns are: ${header.cells.map((cell) => `"${cell}"`).join(', ')}. The first line has to name them.`,
        ]),
    ...twice.map((column) => `line ${header.line}: two columns mean the ${column}. Keep one of them.`),
  ]
}

const readRow = (
  row: Row,
  header: Row,
  named: readonly (Column | null)[],
  fallback: Language,
): ListedGroup | { readonly problems: readonly string[] } => {
  const { cell, wrong, problems } = cellsOf(row, header, named)
  const room = cell('room')
  if (room === '') wrong('room', 'the name of the room is missing.')
  else if (!isRoom(room)) wrong('room', `"${room}" cannot be a room's name: it has more than ${longestRoom} signs, or signs that nobody sees.`)
  const number = cell('group').replace(/^\D*?(\d+)\.?$/, '$1')
  const group = number === '' ? null : Number(number)
  if (group !== null && !isGroup(group)) wrong('group', `"${cell('group')}" is no number of a group, from 1 to ${mostGroups}.`)
  const contacts = addressesIn(cell('contact'))
  for (const one of contacts) if (!isMailAddress(one)) wrong('contact', `"${one}" is no mail address.`)
  const said = cell('language')
  const language = said === '' ? fallback : languageCalled(said)
  if (language === null) wrong('language', `"${said}" is none of sv, en, da.`)
  return problems.length > 0 || language === null ? { problems } : { line: row.line, room, group, contacts, language }
}

const doubled = (groups: readonly ListedGroup[]): readonly string[] =>
  groups.flatMap(({ line, group }, place) => {
    const first = group === null ? -1 : groups.findIndex((one) => one.group === group)
    return first === -1 || first === place ? [] : [`line ${line}: group ${group} stands in line ${groups[first]?.line} already.`]
  })

const crowded = (groups: readonly ListedGroup[]): readonly string[] =>
  groups.flatMap(({ line, room }, place) => {
    const before = groups.slice(0, place).filter((one) => sameName(one.room, room)).length
    return before < mostInARoom
      ? []
      : [`line ${line}: "${room}" has ${mostInARoom} groups already, and one screen serves no more. Give other rooms other names.`]
  })

const withoutContact = (groups: readonly ListedGroup[]): readonly string[] => {
  const without = groups.filter(({ contacts }) => contacts.length === 0)
  return without.length === 0 ? [] : [`Without an address, on paper only: ${without.map(({ line, room }) => `${room} (line ${line})`).join(', ')}.`]
}
