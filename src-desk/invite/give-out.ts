import { codeOf, type JoinCode } from '../../src-shared/join/code.ts'
import { mostGroups } from '../../src-shared/join/ticket.ts'
import type { Book, Invitation } from './book.ts'
import type { ListedGroup } from './read-list.ts'
import { recognised } from './recognise.ts'
import { sameName } from './slug.ts'

export type GivenOut = {
  /** In the list's order. */
  readonly invitations: readonly Invitation[]
  /** In the book and no more in the list: their codes still lead somewhere. */
  readonly leftOver: readonly Invitation[]
  readonly added: number
}

/**
 * Gives each listed group its code and its number. Who had one keeps both. A group is known again by number and room;
 * else, where the list has no number, by its room, the first of that name by the first, and so on; else by its number
 * alone, for then the room has another name now.
 */
export const giveOut = (listed: readonly ListedGroup[], book: Book, draw: () => number): GivenOut => {
  const before = recognised<ListedGroup, Invitation>(listed, book.invitations, [
    (one, row) => one.group === row.group && sameName(one.room, row.room),
    (one, row) => row.group === null && sameName(one.room, row.room),
    (one, row) => one.group === row.group,
  ])
  const numbers = new Set(listed.flatMap(({ group }) => (group === null ? [] : [group])))
  const kept = new Set(before.values())
  const leftOver = book.invitations.filter((one) => !kept.has(one))

  const codes = new Set(book.invitations.map(({ code }) => code))
  const taken = new Set([...numbers, ...[...before.values(), ...leftOver].map(({ group }) => group)])
  const nextNumber = (): number => {
    const number = Array.from({ length: mostGroups }, (_, n) => n + 1).find((n) => !taken.has(n)) ?? mostGroups + 1
    taken.add(number)
    return number
  }
  const nextCode = (): JoinCode => {
    const code = codeOf(Array.from({ length: 7 }, draw))
    if (codes.has(code)) return nextCode()
    codes.add(code)
    return code
  }
  const invitations = listed.map((one): Invitation => {
    const known = before.get(one)
    // Its number may be another's now, by the list's own word.
    const number = known === undefined || numbers.has(known.group) ? null : known.group
    const { room, contacts, language } = one
    return {
      code: known?.code ?? nextCode(),
      room,
      group: one.group ?? number ?? nextNumber(),
      contacts: [...contacts],
      language,
      sent: known?.sent ?? [],
    }
  })
  return { invitations, leftOver, added: invitations.filter(({ code }) => !book.invitations.some((one) => one.code === code)).length }
}
