import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyContent, anyDeeds, anyLateness, play } from '../../src-shared/room/room.arbitrary.ts'
import { applyEvent, foldRoom, initialRoom, viewRoom } from '../../src-shared/room/room.ts'
import { duration, plus } from '../../src-shared/time/time.ts'
import { bootLine, eventLine, headerLine, readJournal } from './journal-format.ts'

const header = { seminar: 'any', seminarVersion: 1, rehearsal: false }

test('whatever happened and wherever the power was cut, the journal tells what the room was up to the last whole record', () => {
  fc.assert(
    fc.property(anyContent, anyLateness, anyDeeds(), fc.nat(), fc.nat({ max: 600_000 }), (content, lateness, deeds, cut, later) => {
      const { events, states } = play(content, lateness, deeds)
      const lines = events.flatMap((event, index) => [...(index % 7 === 3 ? [bootLine('another boot')] : []), eventLine(event, index * 1000)])
      const whole = Buffer.from([headerLine(header, 'a boot'), ...lines].join(''))
      const read = readJournal(whole.subarray(0, cut % (whole.length + 1)))
      if (!('events' in read)) return
      expect(read.found).not.toBe('damaged')
      const last = read.events.at(-1)
      const before = last === undefined ? initialRoom(content) : states[last.seq]
      if (before === undefined) throw new Error('the journal holds what never happened')
      const restored = foldRoom(content, read.events)
      expect(restored.core).toEqual(before.core)
      // The first records of this process, a second crash, and all of it again.
      const at = plus(last?.at ?? content.plan.start, duration(later))
      const back = { seq: (last?.seq ?? -1) + 1, at, type: 'restored', lastAlive: last?.at ?? at } as const
      const again = readJournal(Buffer.from([...read.lines, bootLine('a third boot'), eventLine(back, 5)].join('')))
      if (!('events' in again)) throw new Error(again.found)
      expect(viewRoom(content, foldRoom(content, again.events), at)).toEqual(viewRoom(content, applyEvent(content, restored, back), at))
    }),
    { numRuns: 100 },
  )
})
