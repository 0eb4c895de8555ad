import type { Book, Invitation, InvitedRoom } from './book.ts'
import { recognised } from './recognise.ts'
import { freeId, sameName } from './slug.ts'

/** A room of the list, as the plenary knows it: all groups that meet in it together. */
export type Place = { readonly id: string; readonly name: string; readonly groups: number }

/**
 * The rooms of these invitations, each with the id that it keeps. A room is known again by its name; else, where a group
 * of it was in a room that is no more in the list, it is that one under another name.
 */
export const placesOf = (invitations: readonly Invitation[], book: Pick<Book, 'invitations' | 'rooms' | 'people'>): readonly Place[] => {
  const names = invitations.map(({ room }) => room).filter((room, at, all) => all.findIndex((one) => sameName(one, room)) === at)
  const codesIn = (of: readonly Invitation[], name: string) => of.filter(({ room }) => sameName(room, name)).map(({ code }) => code)
  const known = recognised<string, InvitedRoom>(names, book.rooms, [
    (room, name) => sameName(room.name, name),
    (room, name) => codesIn(book.invitations, room.name).some((code) => codesIn(invitations, name).includes(code)),
  ])
  const taken = new Set([...book.rooms, ...book.people].map(({ id }) => id))
  return names.map((name) => {
    const id = known.get(name)?.id ?? freeId(name, 'room', taken)
    taken.add(id)
    return { id, name, groups: invitations.filter(({ room }) => sameName(room, name)).length }
  })
}
