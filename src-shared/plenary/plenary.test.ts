import { describe, expect, it } from 'vitest'
import { type Instant, instant, minus, minutes, plus } from '../time/time.ts'
import { applyToPlenary, foldPlenary } from './apply.ts'
import { decidePlenary, heardFrom, timed } from './decide.ts'
import type { PlenaryEvent } from './events.ts'
import type { Member } from './members.ts'
import type { PlenaryArgs, PlenaryRequest, PlenaryRequestName } from './requests.ts'
import { mayBeHeard, onStage, type PlenaryState } from './state.ts'
import { commonView, leadView, roomView } from './view.ts'

const opensAt = instant(Date.UTC(2022, 9, 20, 12, 40))
const times = { segment: 'plenary', startsAt: minus(opensAt, minutes(70)), opensAt, endsAt: plus(opensAt, minutes(30)) }
const room = (id: string, groups = 1): Member => ({ id, role: 'room', name: id.toUpperCase(), groups })
const presenter = (id: string): Member => ({ id, role: 'presenter', name: id, groups: 1 })
const host: Member = { id: 'host', role: 'host', name: 'Värd', groups: 1 }

/** A plenary to try things in; each step takes a second. */
const plenary = (...members: readonly Member[]) => {
  const events: PlenaryEvent[] = []
  let now: Instant = opensAt
  let state = foldPlenary([])
  const happened = (more: readonly PlenaryEvent[]) => {
    for (const event of more) {
      events.push(event)
      state = applyToPlenary(state, event)
    }
    now = plus(now, 1000 as never)
  }
  const away = new Set<string>()
  for (const member of members) happened([{ at: now, type: 'joined', member }])
  return {
    events,
    state: () => state,
    now: () => now,
    away: (room: string) => away.add(room),
    /** A word of the room comes in. */
    word: (of: Member) => happened(timed(heardFrom(state, of.id), now)),
    ask: <N extends PlenaryRequestName>(actor: Member, name: N, args: PlenaryArgs<N>): string | null => {
      const decided = decidePlenary(state, now, actor, { name, args } as unknown as PlenaryRequest, { ...times, isHere: (one) => !away.has(one) })
      if (!decided.ok) return decided.failure.reason
      happened(decided.value)
      return null
    },
    room: (id: string) => roomView(state, times, now, id),
    lead: () => leadView(state, times, now),
  }
}
const [a, b, c] = [room('a'), room('b', 2), room('c')]

describe('the floor', () => {
  it('goes to a room that waits at once, and its microphone is heard until it gives the floor back', () => {
    const p = plenary(host, a, b)
    p.ask(a, 'hand.raise', {})
    expect(p.room('a').you).toMatchObject({ place: 1, mayBeHeard: false })
    expect(p.ask(host, 'floor.give', { room: 'a' })).toBeNull()
    expect(p.room('a').you).toMatchObject({ place: null, mayBeHeard: true })
    expect(p.room('b').you.mayBeHeard).toBe(false)
    expect(p.ask(a, 'floor.return', {})).toBeNull()
    expect(p.room('a').you.mayBeHeard).toBe(false)
  })

  it('is offered to a room that did not ask: nothing is heard of it before it says yes, and it may decline', () => {
    const p = plenary(host, a)
    p.ask(host, 'floor.give', { room: 'a' })
    expect(p.room('a').you).toMatchObject({ offered: true, mayBeHeard: false })
    expect(p.ask(a, 'floor.decline', {})).toBeNull()
    expect(p.state().floor).toEqual({ name: 'free' })
    p.ask(host, 'floor.give', { room: 'a' })
    expect(p.ask(a, 'floor.accept', {})).toBeNull()
    expect(p.room('a').you.mayBeHeard).toBe(true)
  })

  it('takes the press of the button for a yes to an offer', () => {
    const p = plenary(host, a)
    p.ask(host, 'floor.give', { room: 'a' })
    p.ask(a, 'hand.raise', {})
    expect(p.room('a').you).toMatchObject({ offered: false, mayBeHeard: true })
  })

  it('goes first to rooms that have not spoken, whoever raised its hand first', () => {
    const p = plenary(host, a, b, c)
    for (const one of [a, b, c]) p.ask(one, 'hand.raise', {})
    p.ask(host, 'floor.giveNext', {})
    p.word(a)
    p.ask(host, 'floor.return', {})
    p.ask(a, 'hand.raise', {})
    expect(p.lead().queue.map(({ room: id }) => id)).toEqual(['b', 'c', 'a'])
    expect(p.ask(host, 'floor.giveNext', {})).toBeNull()
    expect(p.state().floor).toMatchObject({ name: 'held', room: 'b' })
  })

  it('is passed on in one step, and who had it has spoken', () => {
    const p = plenary(host, a, b)
    for (const one of [a, b]) p.ask(one, 'hand.raise', {})
    p.ask(host, 'floor.give', { room: 'a' })
    p.word(a)
    p.ask(host, 'floor.give', { room: 'b' })
    expect(onStage(p.state())).toEqual(['host', 'b'])
    expect(p.lead().members.find(({ id }) => id === 'a')?.turns).toBe(1)
  })

  it('stays with who has it while another room is asked, until that one says yes', () => {
    const p = plenary(host, a, b, c)
    const asked = () => {
      p.ask(a, 'hand.raise', {})
      p.ask(host, 'floor.give', { room: 'a' })
      p.word(a)
      p.ask(host, 'floor.give', { room: 'b' })
    }
    asked()
    expect(p.room('a').you.mayBeHeard).toBe(true)
    expect(p.room('b').you).toMatchObject({ offered: true, mayBeHeard: false })
    p.ask(b, 'floor.decline', {})
    expect(p.room('a').you.mayBeHeard).toBe(true)
    p.ask(host, 'floor.give', { room: 'b' })
    expect(p.ask(host, 'floor.withdraw', {})).toBeNull()
    expect(p.ask(host, 'floor.withdraw', {})).toBe('not-now')
    expect(p.ask(b, 'floor.accept', {})).toBe('not-now')
    expect(p.state().floor).toMatchObject({ name: 'held', room: 'a' })
    p.ask(host, 'floor.give', { room: 'b' })
    p.ask(b, 'floor.accept', {})
    expect(onStage(p.state())).toEqual(['host', 'b'])
    expect(p.lead().members.find(({ id }) => id === 'a')?.turns).toBe(1)
    // Given to a third, it is not taken from that one by a yes that comes late.
    asked()
    p.ask(c, 'hand.raise', {})
    p.ask(host, 'floor.give', { room: 'c' })
    expect(p.ask(b, 'floor.accept', {})).toBe('not-now')
    expect(p.state().floor).toMatchObject({ room: 'c' })
  })

  it('passes over rooms that are away, which keep their places, and is not given to one by hand', () => {
    const p = plenary(host, a, b)
    for (const one of [a, b]) p.ask(one, 'hand.raise', {})
    p.away('a')
    expect(p.ask(host, 'floor.give', { room: 'a' })).toBe('room-away')
    p.ask(host, 'floor.giveNext', {})
    expect(p.state().floor).toMatchObject({ room: 'b' })
    expect(p.lead().queue.map(({ room: id }) => id)).toEqual(['a'])
    expect(p.ask(host, 'floor.giveNext', {})).toBe('all-away')
    expect(plenary(host).ask(host, 'floor.giveNext', {})).toBe('nobody-waits')
  })

  it('is no turn for a room that was not there to be heard: its hand is up again where it was', () => {
    const p = plenary(host, a, b)
    for (const one of [a, b]) p.ask(one, 'hand.raise', {})
    const queue = p.lead().queue
    p.ask(host, 'floor.giveNext', {})
    p.ask(host, 'floor.return', {})
    expect(p.lead().queue).toEqual(queue)
    const turns = () => p.lead().members.find(({ id }) => id === 'a')?.turns
    // Nor for one that gives it back because it cannot be heard; but that one waits no more.
    p.ask(host, 'floor.giveNext', {})
    p.ask(a, 'floor.return', {})
    expect(p.lead().queue.map(({ room: id }) => id)).toEqual(['b'])
    expect(turns()).toBe(0)
    p.ask(a, 'hand.raise', {})
    p.ask(host, 'floor.give', { room: 'a' })
    p.word(a)
    p.ask(a, 'floor.return', {})
    expect(turns()).toBe(1)
  })

  it('cannot be taken, kept for another, or given by anybody but a host', () => {
    const p = plenary(host, presenter('p'), a, b)
    expect(p.ask(a, 'floor.accept', {})).toBe('not-now')
    expect(p.ask(a, 'floor.give', { room: 'a' })).toBe('not-allowed')
    expect(p.ask(presenter('p'), 'floor.give', { room: 'a' })).toBe('not-allowed')
    p.ask(a, 'hand.raise', {})
    p.ask(host, 'floor.give', { room: 'a' })
    expect(p.ask(b, 'floor.return', {})).toBe('not-now')
  })

  it('is lost by a room that is put out, and does not come back with it', () => {
    const p = plenary(host, a)
    p.ask(a, 'hand.raise', {})
    p.ask(host, 'floor.give', { room: 'a' })
    p.ask(host, 'remove', { member: 'a' })
    expect(mayBeHeard(p.state(), 'a')).toBe(false)
    expect(p.ask(a, 'hand.raise', {})).toBe('not-allowed')
  })

  it('is heard only while the plenary is open', () => {
    const p = plenary(host, a)
    p.ask(a, 'hand.raise', {})
    p.ask(host, 'floor.give', { room: 'a' })
    p.ask(host, 'release', {})
    expect(p.room('a')).toMatchObject({ phase: { name: 'closed' }, you: { mayBeHeard: false } })
  })
})

describe('bringing everybody early', () => {
  const early = plus(opensAt, minutes(-5))
  const gathered = (more: readonly PlenaryEvent[] = []) =>
    [{ at: early, type: 'gathered' } as const, ...more].reduce<PlenaryState>(applyToPlenary, plenary(host, a).state())
  const asked = (state: PlenaryState, at: Instant) => decidePlenary(state, at, host, { name: 'gather.undo', args: {} }, times)

  it('can be taken back for three minutes, and everything is as before', () => {
    const until = plus(early, minutes(3))
    expect(commonView(gathered(), times, early).phase).toMatchObject({ name: 'open', undoUntil: until })
    expect(asked(gathered(), until)).toMatchObject({ ok: true })
    expect(asked(gathered(), plus(until, 1 as never))).toMatchObject({ failure: { reason: 'not-now' } })
    const undone = applyToPlenary(gathered(), { at: until, type: 'gather-undone' })
    expect(commonView(undone, times, until).phase).toEqual({ name: 'before', opensAt })
    expect(undone).toEqual(plenary(host, a).state())
  })

  it('cannot once a room has had the floor, nor at the programme’s own time, nor when nobody was gathered, nor by anybody but a host', () => {
    const given = ['floor-given', 'floor-heard', 'floor-ended'] as const
    const spoke = given.map((type) => ({ at: early, type, room: 'a' }) as const)
    for (const more of [spoke.slice(0, 1), spoke])
      expect(asked(gathered(more), plus(early, minutes(2)))).toMatchObject({ failure: { reason: 'not-now' } })
    const late = applyToPlenary(plenary(host, a).state(), { at: plus(opensAt, minutes(-1)), type: 'gathered' })
    expect(asked(late, opensAt)).toMatchObject({ ok: true })
    expect(asked(late, plus(opensAt, 1 as never))).toMatchObject({ ok: false })
    expect(asked(plenary(host, a).state(), early)).toMatchObject({ ok: false })
    expect(asked(applyToPlenary(gathered(), { at: early, type: 'released' }), early)).toMatchObject({ ok: false })
    expect(decidePlenary(gathered(), early, a, { name: 'gather.undo', args: {} }, times)).toMatchObject({ failure: { reason: 'not-allowed' } })
  })
})

describe('the stage', () => {
  it('has five presenters and hosts at most, and one room beside them', () => {
    const people = ['p1', 'p2', 'p3', 'p4', 'p5'].map(presenter)
    const p = plenary(host, ...people, a)
    expect(p.state().stage).toEqual(['host', 'p1', 'p2', 'p3', 'p4'])
    expect(p.ask(host, 'stage.enter', { person: 'p5' })).toBe('stage-full')
    p.ask(host, 'stage.leave', { person: 'p1' })
    expect(p.ask(host, 'stage.enter', { person: 'p5' })).toBeNull()
    p.ask(a, 'hand.raise', {})
    p.ask(host, 'floor.give', { room: 'a' })
    expect(onStage(p.state())).toHaveLength(6)
    expect(p.ask(host, 'stage.enter', { person: 'a' })).toBe('unknown-member')
  })

  it('lets presenters leave it themselves, and nobody else for them but a host', () => {
    const p = plenary(host, presenter('p'), presenter('q'))
    expect(p.ask(presenter('q'), 'stage.leave', { person: 'p' })).toBe('not-allowed')
    expect(p.ask(presenter('p'), 'stage.leave', { person: 'p' })).toBeNull()
  })

  it('keeps silent whom a host silenced, until the floor is given anew', () => {
    const p = plenary(host, a)
    p.ask(a, 'hand.raise', {})
    p.ask(host, 'floor.give', { room: 'a' })
    p.ask(host, 'mute', { member: 'a' })
    expect(p.room('a').you.mayBeHeard).toBe(false)
    p.ask(host, 'floor.return', {})
    p.ask(a, 'hand.raise', {})
    p.ask(host, 'floor.give', { room: 'a' })
    expect(p.room('a').you.mayBeHeard).toBe(true)
  })
})

describe('points', () => {
  const contribute = (p: ReturnType<typeof plenary>, who: Member, group: number, ...texts: readonly string[]) =>
    p.ask(who, 'points.contribute', { item: `${who.id}-${group}`, group, kind: 'mainPoint', texts: [...texts] })

  it('are relayed fairly: each group one before any gets two', () => {
    const p = plenary(host, a, b)
    contribute(p, a, 0, 'a1', 'a2', 'a3')
    contribute(p, b, 0, 'b1', 'b2')
    contribute(p, b, 1, 'g1')
    for (let more = true; more; ) more = p.ask(host, 'point.showNext', {}) === null
    expect(p.room('a').relayed.map(({ text }) => text)).toEqual(['a1', 'b1', 'g1', 'a2', 'b2', 'a3'])
    expect(p.room('a').relayed[2]).toMatchObject({ from: 'B', group: 1 })
    expect(p.room('a').relayed[0]).toMatchObject({ from: 'A', group: null })
  })

  it('are taken in turn by what was shown, also by hand and also where it was hidden again', () => {
    const p = plenary(host, a, b)
    contribute(p, a, 0, 'a1', 'a2', 'a3')
    contribute(p, b, 0, 'b1', 'b2')
    const shown = () => p.room('a').shown?.text
    p.ask(host, 'point.show', { point: 'a.0.1' })
    p.ask(host, 'point.showNext', {})
    expect(shown()).toBe('b1')
    p.ask(host, 'point.showNext', {})
    expect(shown()).toBe('a1')
    p.ask(host, 'point.hide', { point: 'a.0.0', hidden: true })
    p.ask(host, 'point.showNext', {})
    expect(shown()).toBe('b2')
  })

  it('come once however often they are sent, and what is changed keeps its place, its star and its cluster', () => {
    const p = plenary(host, a)
    contribute(p, a, 0, 'first', 'second')
    const [first] = p.state().points
    p.ask(host, 'cluster.name', { cluster: 'time', title: 'Tid' })
    p.ask(host, 'point.cluster', { point: first?.id ?? '', cluster: 'time' })
    p.ask(host, 'point.star', { point: first?.id ?? '', starred: true })
    const before = p.events.length
    contribute(p, a, 0, 'first', 'second')
    expect(p.events).toHaveLength(before)
    contribute(p, a, 0, 'first, better')
    expect(p.state().points).toMatchObject([{ id: first?.id, text: 'first, better', starred: true, cluster: 'time' }])
  })

  it('stay as everybody read them once they were on all screens', () => {
    const p = plenary(host, a)
    contribute(p, a, 0, 'read by all')
    p.ask(host, 'point.showNext', {})
    contribute(p, a, 0, 'something else')
    expect(p.state().points.map(({ text }) => text)).toEqual(['read by all'])
  })

  it('are not taken from a group that the room does not have, nor hidden ones shown', () => {
    const p = plenary(host, a)
    expect(contribute(p, a, 1, 'x')).toBe('not-allowed')
    contribute(p, a, 0, 'x')
    const [point] = p.state().points
    p.ask(host, 'point.hide', { point: point?.id ?? '', hidden: true })
    p.ask(host, 'point.show', { point: point?.id ?? '' })
    expect(p.room('a').shown).toBeNull()
  })

  it('end where a group sends too many', () => {
    const p = plenary(host, a)
    const asked = Array.from({ length: 41 }, (_, n) => p.ask(a, 'points.contribute', { item: `q${n}`, group: 0, kind: 'question', texts: ['?'] }))
    expect(asked.filter((reason) => reason === null)).toHaveLength(40)
    expect(asked.at(-1)).toBe('points-full')
  })
})

describe('the doors', () => {
  it('open at the programme’s time, or when the host gathers everybody; and close when they are sent back', () => {
    const p = plenary(host, a)
    const early = instant(opensAt - minutes(5))
    expect(roomView(p.state(), times, early, 'a').phase).toEqual({ name: 'before', opensAt })
    const gathered = applyToPlenary(p.state(), { at: early, type: 'gathered' })
    expect(roomView(gathered, times, early, 'a').phase.name).toBe('open')
    p.ask(host, 'release', {})
    expect(p.room('a').phase.name).toBe('closed')
    p.ask(host, 'gather', {})
    expect(p.room('a').phase.name).toBe('open')
  })

  it('show a room that comes late all that was relayed', () => {
    const p = plenary(host, a)
    p.ask(a, 'points.contribute', { item: 'i', group: 0, kind: 'mainPoint', texts: ['one', 'two'] })
    p.ask(host, 'point.showNext', {})
    const again = foldPlenary(p.events)
    const late = applyToPlenary(again, { at: p.now(), type: 'joined', member: c })
    expect(roomView(late, times, p.now(), 'c')).toMatchObject({ shown: { text: 'one' }, relayed: [{ text: 'one' }] })
  })
})
