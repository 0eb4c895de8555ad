import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicKeyOf } from '../../src-main/packs/reader/seal-pack.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { passReader } from '../plenary/access/passes.ts'
import { type Book, emptyBook } from './book.ts'
import { giveOut } from './give-out.ts'
import type { ListedGroup } from './read-list.ts'
import type { ListedPerson } from './read-people.ts'
import { signPasses } from './sign-passes.ts'

const key = generateKeyPairSync('ed25519').privateKey
const manifestAt = (start: string) => ({ id: 'demo', timeZone: 'Europe/Stockholm', start }) as unknown as Manifest
const october = manifestAt('2022-10-20T13:30')
const row = (room: string, group: number | null = null): ListedGroup => ({ line: 1, room, group, contacts: [], language: 'sv' })
const person = (name: string, role: ListedPerson['role'] = 'presenter', ...contacts: string[]): ListedPerson => ({
  line: 1,
  name,
  role,
  contacts,
  language: 'sv',
})

let lot = 0
const draw = () => {
  lot = (lot * 1_103_515_245 + 12_345) % 2_147_483_648
  return (lot >> 16) & 31
}
const invite = (
  rows: readonly ListedGroup[],
  before: Book = emptyBook('demo'),
  { people = null, manifest = october, renew = [] }: { people?: readonly ListedPerson[] | null; manifest?: Manifest; renew?: string[] } = {},
) => {
  const given = giveOut(rows, before, draw)
  const passes = signPasses({ invitations: given.invitations, people }, before, { manifest, key, renew: new Set(renew) })
  const book: Book = {
    ...before,
    invitations: [...given.invitations, ...given.leftOver],
    rooms: [...passes.rooms],
    people: [...passes.people],
  }
  return { ...passes, book }
}
const claimsOf = (pass: string | undefined) => {
  const read = passReader(publicKeyOf(key), 'demo')(pass ?? '', { now: 0, revoked: new Set(), anyTime: true })
  if (!read.ok) throw new Error(read.failure.reason)
  return read.value
}

const anyRows = fc
  .array(fc.constantFrom('Höör', 'höör', 'Hoor', 'Eslöv', 'Lund', '会議室'), { minLength: 1, maxLength: 8 })
  .map((rooms) => rooms.map((room) => row(room)))

describe('the passes of rooms', () => {
  it('are one for each room, with all its groups, under an id of its own', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { rooms } = invite(rows)
        expect(new Set(rooms.map(({ id }) => id)).size).toBe(rooms.length)
        for (const { id, name, pass } of rooms) {
          const groups = rows.filter(({ room }) => room.toLowerCase() === name.toLowerCase()).length
          // More than four are refused when the list is read.
          if (groups <= 4) expect(claimsOf(pass)).toMatchObject({ seminar: 'demo', member: { id, name, role: 'room', groups } })
        }
      }),
      { numRuns: 40 },
    )
    expect(invite([row('Höör, stora salen'), row('会議室'), row('Hoor stora-salen')]).rooms.map(({ id }) => id)).toEqual([
      'hoor-stora-salen',
      'room',
      'hoor-stora-salen-2',
    ])
  })

  it('stay letter by letter when the list comes again, in another order and with more rooms', () => {
    const before = invite([row('Höör'), row('Eslöv'), row('Eslöv')])
    const after = invite([row('Osby'), row('Eslöv'), row('höör'), row('Eslöv')], before.book)
    expect(after.rooms.find(({ id }) => id === 'eslov')).toEqual(before.rooms.find(({ id }) => id === 'eslov'))
    expect(invite([row('Eslöv'), row('Höör'), row('Eslöv')], before.book)).toMatchObject({ changed: [], leftOver: [] })
  })

  it('say what has changed under the same serial, so that both are taken back together', () => {
    const before = invite([row('Höör', 1), row('Eslöv', 2)])
    const [first] = before.rooms
    const more = invite([row('Höör', 1), row('Höör', 3), row('Eslöv', 2)], before.book)
    expect(more.changed).toEqual(['Höör'])
    expect([claimsOf(more.rooms[0]?.pass).serial, claimsOf(more.rooms[0]?.pass).member.groups]).toEqual([claimsOf(first?.pass).serial, 2])
    const renamed = invite([row('Höör', 1), row('Eslöv, biblioteket', 2)], before.book)
    expect(renamed.rooms[1]).toMatchObject({ id: 'eslov', name: 'Eslöv, biblioteket' })
    expect(claimsOf(renamed.rooms[1]?.pass).serial).toBe(claimsOf(before.rooms[1]?.pass).serial)
    const moved = invite([row('Höör', 1), row('Eslöv', 2)], before.book, { manifest: manifestAt('2022-10-27T13:30') })
    expect(moved.changed).toEqual(['Höör', 'Eslöv'])
    expect(claimsOf(moved.rooms[0]?.pass).from - claimsOf(first?.pass).from).toBe(7 * 24 * 3600)
  })

  it('of who is no more in the list are told, and come back as they were', () => {
    const before = invite([row('Höör'), row('Eslöv')])
    const without = invite([row('Höör')], before.book)
    expect(without.leftOver.map(({ id }) => id)).toEqual(['eslov'])
    expect(invite([row('Höör'), row('Eslöv')], without.book).rooms).toEqual(before.rooms)
  })

  it('are other ones, with another serial, for whom they are renewed only', () => {
    const before = invite([row('Höör'), row('Eslöv')])
    const after = invite([row('Höör'), row('Eslöv')], before.book, { renew: ['eslov'] })
    expect(after.rooms[0]).toEqual(before.rooms[0])
    expect(after.rooms[1]?.id).toBe('eslov')
    expect(claimsOf(after.rooms[1]?.pass).serial).not.toBe(claimsOf(before.rooms[1]?.pass).serial)
  })
})

describe('the passes of people', () => {
  it('are known again by name, and else by address, and are never those of a room', () => {
    const people = [person('Höör', 'host'), person('Anna Ek', 'presenter', 'a@example.org')]
    const before = invite([row('Höör')], undefined, { people })
    expect(before.people.map(({ id, role }) => [id, role])).toEqual([
      ['hoor-2', 'host'],
      ['anna-ek', 'presenter'],
    ])
    const after = invite([row('Höör')], before.book, { people: [person('Anna Ek Lund', 'presenter', 'a@example.org'), person('höör', 'host')] })
    expect(after.people.map(({ id, name }) => [id, name])).toEqual([
      ['anna-ek', 'Anna Ek Lund'],
      ['hoor-2', 'höör'],
    ])
    expect(claimsOf(after.people[0]?.pass)).toMatchObject({ serial: claimsOf(before.people[1]?.pass).serial, member: { name: 'Anna Ek Lund' } })
    expect(invite([row('Höör')], before.book, { people: [...people].toReversed() }).people.toReversed()).toEqual(before.people)
    expect(invite([row('Höör')], before.book).people).toEqual(before.people)
  })

  it('do not get another role while the one that was given out may still be in use', () => {
    const before = invite([row('Höör')], undefined, { people: [person('Anna', 'host')] })
    const as = { people: [person('Anna', 'presenter')] }
    expect(invite([row('Höör')], before.book, as).otherRole.map(({ id }) => id)).toEqual(['anna'])
    const after = invite([row('Höör')], before.book, { ...as, renew: ['anna'] })
    expect(after.otherRole).toEqual([])
    expect(claimsOf(after.people[0]?.pass)).toMatchObject({ member: { role: 'presenter' } })
  })
})
