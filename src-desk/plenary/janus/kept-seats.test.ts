import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type KeptSeat, openKeptSeats } from './kept-seats.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-seats-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const room = { session: 4_503_599_627_370_495, control: 2, room: 'plenary-x', secret: 'north', pin: 'south' }
const seat = (member: string): KeptSeat => ({
  member,
  generation: 3,
  privateId: 4,
  settled: true,
  publish: { handle: 5, streams: [{ type: 'audio', mindex: 0, mid: '0', codec: 'opus' }], sending: ['0'], up: true },
  receive: { handle: 6, joined: true, have: [['eva', 1]], streams: [{ mid: '1', member: 'eva' }] },
})
const remote = { member: 'eva', from: 'Janus', seat: 1, feed: 2, ready: true }

describe('what is kept of a Janus', () => {
  it('is what a later desk reads, until it is forgotten', () => {
    const first = openKeptSeats(folder)
    first.keepRoom(room)
    for (const member of ['motala', 'lund']) first.keepSeat(seat(member))
    first.keepSeat({ ...seat('lund'), settled: false })
    first.keepRemotes([remote])
    const later = openKeptSeats(folder)
    expect({ room: later.room(), remotes: later.remotes() }).toEqual({ room, remotes: [remote] })
    expect(later.seats().toSorted((a, b) => a.member.localeCompare(b.member))).toEqual([{ ...seat('lund'), settled: false }, seat('motala')])
    later.forgetSeat('lund')
    expect(first.seats()).toEqual([seat('motala')])
    later.forgetAll()
    expect({ room: first.room(), seats: first.seats(), remotes: first.remotes() }).toEqual({ room: null, seats: [], remotes: [] })
  })

  it('is for its owner only', () => {
    const kept = openKeptSeats(folder)
    kept.keepRoom(room)
    kept.keepSeat(seat('motala'))
    for (const name of ['room.json', 'seats/motala.json']) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'seats')).mode & 0o077).toBe(0)
  })

  it('is without what was cut off in the midst of writing, at any place, and with all the rest', () => {
    const kept = openKeptSeats(folder)
    kept.keepSeat(seat('motala'))
    for (let length = statSync(join(folder, 'seats', 'motala.json')).size - 1; length >= 0; length -= 40) {
      kept.keepSeat(seat('lund'))
      truncateSync(join(folder, 'seats', 'lund.json'), length)
      expect(kept.seats()).toEqual([seat('motala')])
    }
  })
})
