import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plenarySums } from './sums.ts'

const packet = 20
const frame = 1000 / 15

/**
 * A plenary, packet by packet: each who is on stage sends sound every 20 ms and a picture fifteen times a second to the own
 * server, which passes it on to its rooms and once to each other server. Counts what arrives where, in bits.
 */
const simulate = ({
  servers,
  stageAt,
  seconds,
  picture,
  sound,
}: {
  readonly servers: readonly (readonly string[])[]
  readonly stageAt: (millisecond: number) => readonly string[]
  readonly seconds: number
  readonly picture: number
  readonly sound: number
}) => {
  const received = new Map(servers.flat().map((member) => [member, 0]))
  let between = 0
  let pairs = 0
  const send = (from: string, bits: number): void => {
    for (const server of servers) {
      if (!server.includes(from)) between += bits
      for (const member of server) if (member !== from) received.set(member, (received.get(member) ?? 0) + bits)
    }
  }
  for (let at = 0; at < seconds * 1000; at += packet) {
    for (const from of stageAt(at)) {
      send(from, sound * packet)
      pairs += received.size - 1
    }
  }
  for (let index = 0; index < seconds * 15; index += 1) for (const from of stageAt(index * frame)) send(from, picture * frame)
  return { received, between, pairs: pairs / ((seconds * 1000) / packet) }
}

const size = fc.record({
  rooms: fc.integer({ min: 2, max: 80 }),
  stage: fc.integer({ min: 1, max: 6 }),
  servers: fc.integer({ min: 1, max: 4 }),
  picture: fc.integer({ min: 50, max: 1000 }),
  sound: fc.integer({ min: 10, max: 64 }),
})

describe('the sums of a plenary', () => {
  it('are what a simulation counts where presenters sit beside the rooms: a room receives the stage, the servers send it to all', () => {
    fc.assert(
      fc.property(size, ({ rooms, stage, servers, picture, sound }) => {
        const names = Array.from({ length: rooms }, (_, index) => `room-${index}`)
        const presenters = Array.from({ length: stage }, (_, index) => `presenter-${index}`)
        const shared = Array.from({ length: servers }, (_, server) => names.filter((__, index) => index % servers === server))
        const [first = [], ...others] = shared
        const seconds = 3
        const ran = simulate({ servers: [[...presenters, ...first], ...others], stageAt: () => presenters, seconds, picture, sound })
        const sums = plenarySums({ rooms, stage, picture, sound, servers })
        const bits = seconds * 1e6
        const atRooms = names.map((name) => (ran.received.get(name) ?? 0) / bits)
        for (const rate of atRooms) expect(rate).toBeCloseTo(sums.toOneRoom, 6)
        expect(atRooms.reduce((all, rate) => all + rate, 0)).toBeCloseTo(sums.sent, 6)
        expect(ran.between / bits).toBeCloseTo(sums.between, 6)
        // Presenters receive each other, and are no rooms.
        expect(ran.pairs).toBeCloseTo(sums.pairs + stage * (stage - 1), 6)
      }),
      { numRuns: 30 },
    )
  })

  it('are never too small where rooms take the floor in turn, and are silent between', () => {
    fc.assert(
      fc.property(size, fc.array(fc.nat(79), { minLength: 1, maxLength: 20 }), ({ rooms, picture, sound }, turns) => {
        const names = Array.from({ length: rooms }, (_, index) => `room-${index}`)
        const stageAt = (at: number): readonly string[] => {
          const turn = turns[Math.floor(at / 150) % turns.length] ?? 0
          return turn < rooms ? [names[turn] ?? ''] : []
        }
        const ran = simulate({ servers: [names], stageAt, seconds: 3, picture, sound })
        const sums = plenarySums({ rooms, stage: 1, picture, sound })
        for (const bits of ran.received.values()) expect(bits / 3e6).toBeLessThanOrEqual(sums.toOneRoom + 1e-9)
        expect([...ran.received.values()].reduce((all, bits) => all + bits, 0) / 3e6).toBeLessThanOrEqual(sums.sent)
      }),
      { numRuns: 30 },
    )
  })

  it('cost a room the same however many there are, and the server so much more for each', () => {
    const of = (rooms: number) => plenarySums({ rooms, stage: 4, picture: 600, sound: 34 })
    expect(of(200).toOneRoom).toBe(of(4).toOneRoom)
    expect(of(120).cores).toBeCloseTo(2 * of(60).cores, 9)
  })
})
