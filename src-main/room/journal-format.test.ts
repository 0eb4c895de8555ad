import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoomEvent } from '../../src-shared/room/events.ts'
import { instant } from '../../src-shared/time/time.ts'
import { bootLine, eventLine, headerLine, readJournal } from './journal-format.ts'

const header = { seminar: 'demo', seminarVersion: 1, rehearsal: false }
const events: RoomEvent[] = [
  { seq: 0, at: instant(1000), type: 'started', groups: 1, seats: [5] },
  { seq: 1, at: instant(2000.25), type: 'point-set', group: 0, segment: 'learning', index: 0, text: 'Vi lyssnar\n"först" 🙂' },
  { seq: 2, at: instant(3000), type: 'beat', media: { segment: 'talk', position: 12 } },
  { seq: 3, at: instant(4000), type: 'undone', target: 1 },
]
const content = Buffer.from(
  [
    headerLine(header, 'boot-1'),
    ...events.slice(0, 2).map((event) => eventLine(event, 5000)),
    bootLine('boot-2'),
    ...events.slice(2).map((event) => eventLine(event, 100)),
  ].join(''),
)

const isPrefix = (bytes: Buffer): boolean => {
  const read = readJournal(bytes)
  if (!('events' in read)) return true
  expect(read.events).toEqual(events.slice(0, read.events.length))
  expect(read.lines.join('')).toBe(content.toString('utf8').slice(0, read.lines.join('').length))
  return true
}

describe('the journal format', () => {
  it('reads back what it wrote, with the anchor of the latest boot', () => {
    expect(readJournal(content)).toMatchObject({
      found: 'whole',
      header,
      events,
      lastAlive: 4000,
      anchor: { bootId: 'boot-2', uptime: 100, instant: 4000 },
    })
  })

  it('gives a prefix of the events wherever the file is cut', () => {
    for (let length = 0; length <= content.length; length += 1) {
      expect(isPrefix(content.subarray(0, length))).toBe(true)
      const read = readJournal(content.subarray(0, length))
      expect(['none', 'torn', 'whole']).toContain(read.found)
    }
  })

  it('gives what stands before it whichever bit is flipped', () => {
    for (let bit = 0; bit < content.length * 8; bit += 1) {
      const flipped = Buffer.from(content)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(isPrefix(flipped)).toBe(true)
      expect(readJournal(flipped).found).not.toBe('whole')
    }
  })

  it('reads any bytes without throwing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => readJournal(Buffer.from(bytes)) !== undefined))
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => isPrefix(Buffer.concat([content, Buffer.from(tail)]))))
  })
})
