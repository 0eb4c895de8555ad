import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCode } from '../../src-shared/join/code.ts'
import { type Book, emptyBook } from './book.ts'
import { giveOut } from './give-out.ts'
import type { ListedGroup } from './read-list.ts'

const row = (room: string, group: number | null = null): ListedGroup => ({ line: 1, room, group, contacts: [], language: 'sv' })
/** A lot that repeats itself after a while, so that codes meet. */
const lots = (seed = 1) => {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return (state >> 16) & 31
  }
}
const draw = lots()
const bookOf = (rows: readonly ListedGroup[], before: Book = emptyBook('demo')): Book => {
  const { invitations, leftOver } = giveOut(rows, before, draw)
  return { ...before, invitations: [...invitations, ...leftOver] }
}
const brief = (book: Book) => book.invitations.map(({ room, group, code }) => [room, group, code])

const anyRows = fc
  .uniqueArray(fc.record({ room: fc.constantFrom('Höör', 'Eslöv', 'Lund', 'Osby'), group: fc.option(fc.integer({ min: 1, max: 9 })) }), {
    minLength: 1,
    maxLength: 9,
    selector: ({ group }) => group ?? Symbol('none'),
  })
  .map((rows) => rows.map(({ room, group }) => row(room, group)))

describe('giving out codes', () => {
  it('gives each group a code and a number of its own, whatever was given before', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (first, second) => {
        const book = bookOf(second, bookOf(first))
        expect(new Set(book.invitations.map(({ code }) => code)).size).toBe(book.invitations.length)
        expect(new Set(book.invitations.slice(0, second.length).map(({ group }) => group)).size).toBe(second.length)
        for (const { code } of book.invitations) expect(readCode(code).ok).toBe(true)
        for (const [index, { group }] of second.entries()) if (group !== null) expect(book.invitations[index]?.group).toBe(group)
      }),
    )
  })

  it('loses no code that was given out', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (first, second) => {
        const before = bookOf(first)
        const after = new Set(bookOf(second, before).invitations.map(({ code }) => code))
        for (const { code } of before.invitations) expect(after.has(code)).toBe(true)
      }),
    )
  })

  it('changes nothing when the same list comes again, also in another order and with more groups', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const before = bookOf(rows)
        expect(bookOf(rows, before)).toEqual(before)
      }),
    )
    const before = bookOf([row('Höör'), row('Eslöv'), row('Lund')])
    const after = bookOf([row('Osby'), row('lund'), row('Höör'), row('Eslöv')], before)
    for (const one of before.invitations) {
      const again = after.invitations.find(({ code }) => code === one.code)
      expect([again?.room.toLowerCase(), again?.group]).toEqual([one.room.toLowerCase(), one.group])
    }
    expect(after.invitations[0]?.group).toBe(4)
  })

  it('keeps the code of a room that got another name, where the list has its number', () => {
    const before = bookOf([row('Höör', 1), row('Eslöv', 2)])
    expect(brief(bookOf([row('Höör', 1), row('Eslöv, biblioteket', 2)], before))[1]).toEqual(['Eslöv, biblioteket', 2, before.invitations[1]?.code])
  })

  it("does not give a room's code to another room that gets its number", () => {
    const before = bookOf([row('Höör'), row('Eslöv')])
    const after = bookOf([row('Höör'), row('Eslöv'), row('Lund', 1)], before)
    expect(after.invitations.map(({ code }) => code).slice(0, 2)).toEqual(before.invitations.map(({ code }) => code))
    expect(after.invitations.map(({ group }) => group)).toEqual([3, 2, 1])
  })

  it('tells of who is no more in the list, and knows them when they come back', () => {
    const before = bookOf([row('Höör'), row('Eslöv')])
    const { leftOver } = giveOut([row('Höör')], before, draw)
    expect(leftOver).toEqual([before.invitations[1]])
    const without = bookOf([row('Höör')], before)
    expect(bookOf([row('Höör'), row('Eslöv')], without)).toEqual(before)
  })

  it('keeps several groups of one room apart', () => {
    const before = bookOf([row('Höör'), row('Höör'), row('Lund')])
    expect(before.invitations.map(({ group }) => group)).toEqual([1, 2, 3])
    expect(bookOf([row('Lund'), row('Höör'), row('Höör'), row('Höör')], before).invitations.map(({ group }) => group)).toEqual([3, 1, 2, 4])
  })
})
