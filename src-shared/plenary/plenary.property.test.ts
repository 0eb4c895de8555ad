import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Instant, instant, minus, minutes, plus } from '../time/time.ts'
import { applyToPlenary, foldPlenary } from './apply.ts'
import { decidePlenary, heardFrom, timed } from './decide.ts'
import { type PlenaryEvent, plenaryEvent } from './events.ts'
import type { Member } from './members.ts'
import { everybody, rooms, anyRequest as step } from './plenary.arbitrary.ts'
import { fairOrder, nextToShow } from './points.ts'
import { fairQueue } from './queue.ts'
import { mayAsk, type PlenaryRequest } from './requests.ts'
import { mayBeHeard, onStage, type Point, stageSize } from './state.ts'
import { roomView } from './view.ts'

const opensAt = instant(Date.UTC(2022, 9, 20, 12, 40))
const times = { segment: 'plenary', startsAt: minus(opensAt, minutes(70)), opensAt, endsAt: plus(opensAt, minutes(30)) }
/** Rooms come and go as the time says. */
const isHere = (room: string, now: Instant): boolean => (Math.floor(now / 5000) + Number(room.slice(1) || 0)) % 3 > 0
/** Everybody comes, and then asks for anything, allowed or not. */
const play = (steps: readonly { readonly actor: Member; readonly request: PlenaryRequest }[]) => {
  let now = opensAt
  const events: PlenaryEvent[] = everybody.map((member) => ({ at: now, type: 'joined', member }))
  let state = foldPlenary(events)
  const states = [state]
  for (const { actor, request } of steps) {
    now = plus(now, minutes(0.01))
    // The desk hears a word before it does what it says.
    const word = isHere(actor.id, now) ? timed(heardFrom(state, actor.id), now) : []
    const decided = decidePlenary(word.reduce(applyToPlenary, state), now, actor, request, { ...times, isHere: (room) => isHere(room, now) })
    for (const event of [...word, ...(decided.ok ? decided.value : [])]) {
      events.push(event)
      state = applyToPlenary(state, event)
      states.push(state)
    }
  }
  return { events, states, state, now }
}
const steps = fc.array(step, { maxLength: 60 })

test('whatever is asked, six are on stage at most, one room among them, and nobody else can be heard', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      for (const state of play(asked).states) {
        const stage = onStage(state)
        expect(stage.length).toBeLessThanOrEqual(stageSize)
        expect(new Set(stage).size).toBe(stage.length)
        expect(stage.filter((id) => state.members.get(id)?.role === 'room').length).toBeLessThanOrEqual(1)
        expect(stage.some((id) => state.members.get(id)?.role === 'observer')).toBe(false)
        for (const { id } of everybody) if (mayBeHeard(state, id)) expect(stage).toContain(id)
        for (const id of state.removed) expect(stage).not.toContain(id)
      }
    }),
  )
})

test('a room is only ever heard after it asked for the floor or said yes to it', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      const { events } = play(asked)
      events.forEach((event, index) => {
        if (event.type !== 'floor-given') return
        const before = foldPlenary(events.slice(0, index))
        const raised = before.hands.some(({ room }) => room === event.room)
        const saidYes = before.offer?.room === event.room
        expect(raised || saidYes).toBe(true)
      })
    }),
  )
})

test('what is kept and read again is the same plenary', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      const { events, state, now } = play(asked)
      const again = foldPlenary(events.map((event) => plenaryEvent.parse(JSON.parse(JSON.stringify(event)))))
      expect(again).toEqual(state)
      for (const { id } of rooms) expect(roomView(again, times, now, id)).toEqual(roomView(state, times, now, id))
    }),
  )
})

test('nobody does what their role does not allow', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      let { state } = play([])
      for (const { actor, request } of asked) {
        const decided = decidePlenary(state, opensAt, actor, request, times)
        if (!mayAsk(actor.role, request.name)) expect(decided).toMatchObject({ ok: false, failure: { reason: 'not-allowed' } })
        if (decided.ok) state = decided.value.reduce(applyToPlenary, state)
      }
    }),
  )
})

test('the queue never lets a room that has spoken more before one that has spoken less', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      const turns = fairQueue(play(asked).state).map((waiting) => waiting.turns)
      expect(turns).toEqual(turns.toSorted((x, y) => x - y))
    }),
  )
})

test('a floor that is given goes to a room that is there, and counts as a turn only for one that was heard of with it', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      const { events, state } = play(asked)
      const turns = new Map<string, number>()
      let heard: string | null = null
      events.forEach((event) => {
        if (event.type === 'floor-given') heard = null
        if (event.type === 'floor-heard') {
          heard = event.room
          turns.set(event.room, (turns.get(event.room) ?? 0) + 1)
        }
      })
      for (const { id } of rooms) {
        const goesOn = heard === id && state.floor.name === 'held' && state.floor.room === id ? 1 : 0
        expect(state.spoken.get(id)?.turns ?? 0).toBe((turns.get(id) ?? 0) - goesOn)
      }
    }),
  )
})

test('nobody loses the floor because another is asked', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      const { events } = play(asked)
      events.forEach((event, index) => {
        if (event.type !== 'floor-offered' && event.type !== 'floor-declined') return
        const before = foldPlenary(events.slice(0, index))
        expect(applyToPlenary(before, event).floor).toEqual(before.floor)
      })
    }),
  )
})

test('whatever was shown by hand, the next in turn is of a group that was shown least', () => {
  const shown = fc.record({ room: fc.constantFrom('a', 'b', 'c'), group: fc.integer({ min: 0, max: 1 }), shown: fc.boolean(), hidden: fc.boolean() })
  fc.assert(
    fc.property(fc.array(shown, { maxLength: 30 }), (drawn) => {
      const points = drawn.map(
        (one, index): Point => ({
          ...one,
          id: `${index}`,
          kind: 'mainPoint',
          text: '',
          arrived: instant(index % 7),
          starred: false,
          cluster: null,
          shownAt: one.shown ? instant(1) : null,
        }),
      )
      const timesShown = ({ room, group }: Pick<Point, 'room' | 'group'>) =>
        points.filter((one) => one.room === room && one.group === group && one.shownAt !== null).length
      const left = points.filter(({ shownAt, hidden }) => shownAt === null && !hidden)
      const next = nextToShow(points)
      if (next === null) expect(left).toEqual([])
      else expect(timesShown(next)).toBe(Math.min(...left.map(timesShown)))
    }),
  )
})

test('in the fair order no group has two more than another that has some left', () => {
  const point = fc.record({
    room: fc.constantFrom('a', 'b', 'c'),
    group: fc.integer({ min: 0, max: 1 }),
    arrived: fc.integer({ min: 0, max: 50 }).map(instant),
  })
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), (drawn) => {
      const points = drawn.map((one, index) => ({ ...one, id: `${index}` }))
      const order = fairOrder(points)
      expect(order.toSorted((x, y) => Number(x.id) - Number(y.id))).toEqual(points)
      const left = new Map<string, number>()
      const taken = new Map<string, number>()
      const key = ({ room, group }: { room: string; group: number }) => `${room}.${group}`
      for (const one of points) left.set(key(one), (left.get(key(one)) ?? 0) + 1)
      for (const one of order) {
        const mine = (taken.get(key(one)) ?? 0) + 1
        for (const [other, remaining] of left) if (other !== key(one) && remaining > 0) expect(mine).toBeLessThanOrEqual((taken.get(other) ?? 0) + 1)
        taken.set(key(one), mine)
        left.set(key(one), (left.get(key(one)) ?? 1) - 1)
      }
    }),
  )
})
