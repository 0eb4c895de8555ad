import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleSeminar } from '../seminar/example.ts'
import { type Duration, duration, minutes, seconds, sum, zero } from '../time/time.ts'
import { beginDialogue, type Dialogue, giveMore, goBackInDialogue, nextPart, nextTurn, pass, relength, reseat } from './dialogue.ts'
import { allotParts, type PartPlan, partPlans } from './parts.ts'

const segment = exampleSeminar().programme[3]
const parts: readonly PartPlan[] = segment?.kind === 'dialogue' ? partPlans(segment.parts, false) : []
const begin = (seats: number, total: Duration = minutes(30)) => beginDialogue(parts, seats, total, zero)
const seat = ({ place }: Dialogue) => place.round?.turn.seat
const turn = ({ place }: Dialogue) => place.round?.turn
const states = ({ place }: Dialogue) => place.round?.seats

test('where there is time to spare, the open conversation gets it', () => {
  // 5 × 90 s + 12 min + 7.5 min = 27 min of 30.
  expect(begin(5).lengths).toEqual([seconds(450), minutes(15), seconds(450)])
})

test('where minutes are lost, the parts give in proportion to what they can, down to their minimums', () => {
  const { lengths } = begin(7, minutes(25))
  expect(sum(lengths)).toBe(minutes(25))
  expect(begin(7, minutes(1)).lengths).toEqual([seconds(7 * 40), minutes(5), minutes(3)])
})

test('parts are divided to the millisecond, and none below its minimum', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 0, max: 7_200_000 }), (seats, left) => {
      const lengths = allotParts(parts, seats, duration(left), zero)
      const minimums = [seconds(40 * seats), minutes(5), minutes(3)]
      for (const [index, length] of lengths.entries()) expect(length).toBeGreaterThanOrEqual(minimums[index] ?? 0)
      expect(sum(lengths)).toBe(Math.max(left, sum(minimums)))
    }),
    { numRuns: 200 },
  )
})

test('time that one seat does not use is shared out over the seats that are left', () => {
  const first = begin(7)
  expect(turn(first)?.length).toBe(seconds(90))
  const second = nextTurn(parts, first, seconds(30))
  expect(turn(second)).toEqual({ seat: 1, since: seconds(30), length: seconds(100) })
  const late = nextTurn(parts, second, seconds(30 + 220))
  expect(turn(late)?.length, 'overtime is shared as well').toBe(seconds((630 - 250) / 5))
})

test('a turn is never shorter than what the pack says a seat must have', () => {
  expect(turn(nextTurn(parts, begin(3), minutes(9)))?.length).toBe(seconds(40))
})

test('a seat that passes comes back at the end of the round, and after a second pass no more', () => {
  const passed = pass(parts, begin(3), seconds(5))
  expect(states(passed)).toEqual(['passed', 'speaking', 'waiting'])
  const comesBack = nextTurn(parts, nextTurn(parts, passed, seconds(60)), seconds(120))
  expect(states(comesBack)).toEqual(['speaking', 'spoken', 'spoken'])
  const over = pass(parts, comesBack, seconds(130))
  expect(over.place).toEqual({ part: 1, since: seconds(130), round: null })
  expect(over.past.at(-1)?.place.round?.passes).toEqual([1, 0, 0])
})

test('next on the last turn goes to the next part', () => {
  const open = [1, 2, 3].reduce((dialogue, n) => nextTurn(parts, dialogue, minutes(n)), begin(3))
  expect(open.place.part).toBe(1)
  expect(open.lengths.slice(1)).toEqual([duration(minutes(27) - seconds(450)), seconds(450)])
})

test('back gives the seat before its turn again, with its used time running on', () => {
  const second = nextTurn(parts, begin(4), seconds(70))
  const first = goBackInDialogue(parts, second, seconds(80))
  expect(turn(first)).toEqual({ seat: 0, since: seconds(10), length: seconds(90) })
  expect(states(first)).toEqual(['speaking', 'waiting', 'waiting', 'waiting'])
})

test('back at the beginning of a part goes to the part before, as it was left', () => {
  const closed = nextPart(parts, nextTurn(parts, begin(4), seconds(60)), seconds(100))
  expect(closed.place.part).toBe(1)
  const again = goBackInDialogue(parts, closed, seconds(130))
  expect(again.place).toMatchObject({ part: 0, since: seconds(30), round: { turn: { seat: 1, since: seconds(90) } } })
  expect(goBackInDialogue(parts, begin(4), seconds(5))).toEqual(begin(4))
})

test('a minute more goes to the one who speaks', () => {
  expect(turn(giveMore(begin(7), minutes(1)))?.length).toBe(seconds(150))
})

test('a segment that gets longer leaves the running turn as it is and gives the time to what comes', () => {
  const longer = relength(parts, begin(7), minutes(35), seconds(20))
  expect(turn(longer)?.length).toBe(seconds(90))
  expect(sum(longer.lengths)).toBe(minutes(35))
})

test('people who come or go in the middle of a round change only who is left', () => {
  const second = nextTurn(parts, begin(3), seconds(60))
  expect(states(reseat(parts, second, 5, seconds(70)))).toEqual(['spoken', 'speaking', 'waiting', 'waiting', 'waiting'])
  const third = nextTurn(parts, second, seconds(120))
  expect(reseat(parts, third, 2, seconds(130)).place.part, 'whoever spoke has left, and all others are heard').toBe(1)
})

test('every seat gets its turn or has passed twice before a round is over', () => {
  const press = fc.constantFrom('next', 'next', 'pass', 'back')
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.array(press, { maxLength: 60 }), (seats, presses) => {
      let dialogue = begin(seats)
      presses.forEach((pressed, n) => {
        if (dialogue.place.part > 0) return
        const at = seconds(10 * (n + 1))
        const before = dialogue
        dialogue =
          pressed === 'next' ? nextTurn(parts, dialogue, at) : pressed === 'pass' ? pass(parts, dialogue, at) : goBackInDialogue(parts, dialogue, at)
        if (dialogue.place.part === 0) {
          expect(states(dialogue)?.filter((state) => state === 'speaking')).toHaveLength(1)
          return
        }
        const others = states(before)?.filter((_, index) => index !== seat(before))
        expect(others?.every((state) => state === 'spoken' || state === 'declined')).toBe(true)
        if (pressed === 'pass') expect(before.place.round?.passes[seat(before) ?? 0]).toBe(1)
        expect(states(before)?.every((state, index) => state !== 'declined' || before.place.round?.passes[index] === 2)).toBe(true)
      })
    }),
    { numRuns: 200 },
  )
})
