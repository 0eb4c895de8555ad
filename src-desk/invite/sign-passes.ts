import type { KeyObject } from 'node:crypto'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import type { Member } from '../../src-shared/plenary/members.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { passTimes } from '../plenary/access/pass-times.ts'
import { passReader, signPass } from '../plenary/access/passes.ts'
import type { Book, Invitation, InvitedPerson, InvitedRoom } from './book.ts'
import { placesOf } from './give-places.ts'
import type { ListedPerson } from './read-people.ts'
import { recognised } from './recognise.ts'
import { freeId, sameName } from './slug.ts'

export type SignedPasses = {
  /** Those of the list first; who is no more in it is kept behind. */
  readonly rooms: readonly InvitedRoom[]
  readonly people: readonly InvitedPerson[]
  readonly leftOver: readonly { readonly id: string; readonly name: string }[]
  /** Whose pass says something else than before, so that their links are other ones now. */
  readonly changed: readonly string[]
  /** Whose role is another one, which needs a new pass after the old one was taken back. */
  readonly otherRole: readonly InvitedPerson[]
}

/**
 * Gives each room and each person their pass. Who had one keeps it, letter by letter, as long as it says what is true:
 * a change of name, groups or time is signed anew under the same serial, so that taking it back takes back both.
 * `renew`: ids that get another pass, because theirs was taken back.
 */
export const signPasses = (
  { invitations, people }: { readonly invitations: readonly Invitation[]; readonly people: readonly ListedPerson[] | null },
  book: Book,
  { manifest, key, renew }: { readonly manifest: Manifest; readonly key: KeyObject; readonly renew: ReadonlySet<string> },
): SignedPasses => {
  const read = passReader(publicKeyOf(key), manifest.id)
  const times = passTimes(manifest)
  const changed: string[] = []
  const sign = (member: Member, known: string | undefined): string => {
    const before = known === undefined || renew.has(member.id) ? null : read(known, { now: 0, revoked: new Set(), anyTime: true })
    const claims = { seminar: manifest.id, member, ...times }
    if (before === null || !before.ok || known === undefined) return signPass(claims, key)
    const { serial, version: _, ...said } = before.value
    if (JSON.stringify(sorted(said)) === JSON.stringify(sorted(claims))) return known
    changed.push(member.name)
    return signPass({ ...claims, serial }, key)
  }
  const rooms = placesOf(invitations, book).map(({ id, name, groups }) => ({
    id,
    name,
    pass: sign({ id, name, role: 'room', groups }, book.rooms.find((one) => one.id === id)?.pass),
  }))
  const invited = people === null ? null : invitedOf(people, book, new Set([...book.rooms, ...rooms].map(({ id }) => id)))
  const otherRole = (invited ?? []).flatMap((one) => book.people.filter(({ id, role }) => id === one.id && role !== one.role && !renew.has(id)))
  const signed = invited?.map((one) => ({ ...one, pass: sign({ id: one.id, name: one.name, role: one.role, groups: 1 }, one.pass || undefined) }))
  const left = <T extends { readonly id: string }>(all: readonly T[], now: readonly T[]) => all.filter(({ id }) => !now.some((one) => one.id === id))
  const [roomsLeft, peopleLeft] = [left(book.rooms, rooms), signed === undefined ? [] : left(book.people, signed)]
  return {
    rooms: [...rooms, ...roomsLeft],
    people: signed === undefined ? book.people : [...signed, ...peopleLeft],
    leftOver: [...roomsLeft, ...peopleLeft],
    changed,
    otherRole,
  }
}

/** A person is known again by name, and else by the address, for then they are written in another way now. */
const invitedOf = (people: readonly ListedPerson[], book: Book, rooms: ReadonlySet<string>): readonly InvitedPerson[] => {
  const known = recognised<ListedPerson, InvitedPerson>(people, book.people, [
    (one, { name }) => sameName(one.name, name),
    (one, { contacts }) => contacts.some((contact) => one.contacts.includes(contact)),
  ])
  const taken = new Set([...rooms, ...book.people.map(({ id }) => id)])
  return people.map((listed) => {
    const before = known.get(listed)
    const id = before?.id ?? freeId(listed.name, listed.role, taken)
    taken.add(id)
    const { name, role, contacts, language } = listed
    return { id, name, role, pass: before?.pass ?? '', contacts: [...contacts], language, sent: before?.sent ?? [] }
  })
}

const sorted = ({
  seminar,
  member: { id, role, name, groups },
  from,
  until,
}: {
  readonly seminar: string
  readonly member: Member
  readonly from: number
  readonly until: number
}) => [seminar, id, role, name, groups, from, until]
