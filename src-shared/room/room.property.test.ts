import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allot } from '../programme/allot.ts'
import { type ProgrammeState, progressAt, recordingShown, segmentAt } from '../programme/state.ts'
import { duration, type Instant, instant, minutes, plus } from '../time/time.ts'
import type { RoomContent } from './content.ts'
import { settleCore } from './core.ts'
import type { RoomEvent } from './events.ts'
import { anyContent, anyDeeds, anyLateness, play, type Story } from './room.arbitrary.ts'
import { applyEvent, foldRoom, initialRoom, nextChangeAt, type RoomState, type RoomView, viewRoom } from './room.ts'
import { mayBeUndone, undoableAction } from './undo.ts'

const runs = { numRuns: 150 }
const anyStory = (without: readonly string[] = []) => fc.tuple(anyContent, anyLateness, anyDeeds(without))

const longAfter = (story: Story): Instant => plus(story.end, minutes(60 * 48))
const atTheEnd = (content: RoomContent, story: Story): ProgrammeState => settleCore(content, stateOf(story).core, longAfter(story)).programme
const stateOf = (story: Story): RoomState => {
  const state = story.states.at(-1)
  if (state === undefined) throw new Error('a story has a beginning')
  return state
}

/** All that the room is shown from a while before the start to the end, each change once. */
const allViews = (content: RoomContent, story: Story): readonly RoomView[] => {
  const views: RoomView[] = []
  let state = initialRoom(content)
  let now = plus(story.events[0]?.at ?? content.plan.start, minutes(-1))
  const events = [...story.events]
  for (let looks = 0; looks < 3000; looks += 1) {
    views.push(viewRoom(content, state, now))
    const change = nextChangeAt(content, state, now)
    const event = events[0]
    if (event !== undefined && (change === null || event.at <= change)) {
      state = applyEvent(content, state, event)
      now = event.at
      events.shift()
    } else if (change === null) return views
    else now = change
  }
  throw new Error('the programme does not come to an end')
}

test('for any lateness, extensions, skips, pauses and presses the programme ends', () => {
  fc.assert(
    fc.property(anyStory(), ([content, lateness, deeds]) => {
      expect(atTheEnd(content, play(content, lateness, deeds)).stage.name).toBe('ended')
    }),
    runs,
  )
})

test('a fixed time is kept, or the loss is announced before it', () => {
  // A kiosk that is down announces nothing, and who goes back to a fixed segment has been there.
  fc.assert(
    fc.property(anyStory(['back', 'undo', 'press-back', 'crash']), ([content, lateness, deeds]) => {
      const story = play(content, lateness, deeds)
      const views = allViews(content, story)
      for (const row of atTheEnd(content, story).past) {
        const { id, fixedAt } = segmentAt(content.plan, row.index)
        if (fixedAt === undefined || row.skippedBy === 'moderator') continue
        const kept = row.entered && row.starts - fixedAt < 30_000
        const announced = views.some(
          ({ programme }) =>
            programme.notices.some((notice) => notice.kind === 'late-for' && notice.segment === id) ||
            programme.rows.some((shown) => shown.id === id && shown.skippedBy === 'rendezvous'),
        )
        expect({ id, kept: kept || announced }).toEqual({ id, kept: true })
      }
    }),
    { numRuns: 60 },
  )
})

test('a recording that nobody leaves is shown to its last picture', () => {
  const without = ['skip', 'skip-coming', 'skip-rest', 'ended', 'failed', 'moved', 'progress', 'back', 'press-back', 'undo', 'crash']
  fc.assert(
    fc.property(anyStory(without), ([content, lateness, deeds]) => {
      const story = play(content, lateness, deeds)
      const states = [...story.states.map(({ core }) => core.programme), atTheEnd(content, story)]
      states.forEach((after, i) => {
        const before = states[i - 1]
        if (before === undefined) return
        for (const row of after.past.slice(before.past.length)) {
          const segment = segmentAt(content.plan, row.index)
          const abandoned = after.stage.name === 'ended' && before.paused
          if (segment.recording === undefined || !row.entered || abandoned) continue
          const running = before.stage.name === 'running' && before.stage.current.index === row.index ? before.stage.current.recording : null
          const shown = running === null ? row.ends - row.starts : progressAt(running, before.paused, row.ends)
          expect(shown).toBeGreaterThanOrEqual(recordingShown(segment))
        }
      })
    }),
    runs,
  )
})

test('no segment is given less than its minimum', () => {
  fc.assert(
    fc.property(anyStory(), ([content, lateness, deeds]) => {
      for (const { programme } of allViews(content, play(content, lateness, deeds))) {
        for (const row of programme.rows) {
          if (row.fixedAt !== undefined || (row.state !== 'current' && row.state !== 'coming')) continue
          const { minimum, recording } = content.plan.segments.find(({ id }) => id === row.id) ?? { minimum: 0 }
          expect(row.allotted).toBeGreaterThanOrEqual(recording === undefined ? minimum : Math.min(minimum, recording))
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('lost minutes are shared to the millisecond', () => {
  fc.assert(
    fc.property(anyContent, anyLateness, fc.integer({ min: 0, max: 59_999 }), (content, late, odd) => {
      const at = plus(content.plan.start, duration(minutes(late) + odd))
      const state = foldRoom(content, [{ seq: 0, at, type: 'started', groups: 1, seats: [5] }])
      const { programme } = settleCore(content, state.core, at)
      // Only where the room is in a segment that flows: one that is fixed has its own end.
      if (programme.stage.name !== 'running' || segmentAt(content.plan, programme.stage.current.index).fixedAt !== undefined) return
      const { lengths, fixed, missing } = allot(content.plan, programme, programme.stage.current, at)
      const until = fixed?.fixedAt ?? content.plan.fixedEnd
      const block = content.plan.segments.slice(programme.stage.current.index, fixed?.index ?? content.plan.segments.length)
      // A fixed segment that was missed takes no time.
      const given = block.reduce((total, segment, i) => {
        const length = lengths.get(i + programme.past.length) ?? (segment.fixedAt === undefined ? segment.planned : 0)
        return total + length
      }, 0)
      const planned = block.reduce((total, segment) => total + (segment.fixedAt === undefined ? segment.planned : 0), 0)
      const available = until === undefined ? Number.POSITIVE_INFINITY : until - at
      expect(given).toBe(Math.min(planned, available + missing))
    }),
    runs,
  )
})

test('an undo restores exactly what would have been', () => {
  fc.assert(
    fc.property(
      anyStory(['undo']),
      fc.nat(),
      fc.nat({ max: 5000 }),
      fc.array(fc.integer({ min: 0, max: 5_000_000 }), { maxLength: 4 }),
      (drawn, pick, wait, waits) => {
        const [content, lateness, deeds] = drawn
        const { events } = play(content, lateness, deeds)
        const candidates = events.filter((event) => undoableAction(event) !== null)
        const target = candidates[pick % Math.max(1, candidates.length)]
        if (target === undefined) return
        const until = plus(target.at, duration(wait))
        const heard = events.filter((event) => event.at <= until)
        const rest = events.filter((event) => event.at > until)
        const undone: RoomEvent = { seq: events.length, at: until, type: 'undone', target: target.seq }
        expect(mayBeUndone(target, until)).toBe(true)
        const taken = foldRoom(content, [...heard, undone, ...rest])
        const never = foldRoom(
          content,
          events.filter((event) => event !== target),
        )
        for (const later of [0, ...waits]) {
          const at = plus((events.at(-1) ?? target).at, duration(later + wait))
          expect(viewRoom(content, taken, at)).toEqual(viewRoom(content, never, at))
        }
      },
    ),
    runs,
  )
})

test('an action is not undone once its time is over', () => {
  fc.assert(
    fc.property(anyStory(['undo']), fc.nat(), ([content, lateness, deeds], pick) => {
      const { events, end } = play(content, lateness, deeds)
      const target = events[pick % events.length]
      if (target === undefined) return
      const at = plus(end, duration(5001))
      const state = foldRoom(content, events)
      expect(viewRoom(content, applyEvent(content, state, { seq: events.length, at, type: 'undone', target: target.seq }), at)).toEqual(
        viewRoom(content, state, at),
      )
    }),
    runs,
  )
})

test('the view is the same whether the room is settled in one step or in many', () => {
  fc.assert(
    fc.property(
      anyStory(),
      fc.array(fc.integer({ min: 0, max: 3_600_000 }), { minLength: 1, maxLength: 12 }),
      ([content, lateness, deeds], steps) => {
        const story = play(content, lateness, deeds)
        const state = stateOf(story)
        let { core } = state
        let at = story.end
        for (const step of steps) {
          at = plus(at, duration(step))
          core = settleCore(content, core, at)
        }
        expect(viewRoom(content, { ...state, core }, at)).toEqual(viewRoom(content, state, at))
      },
    ),
    runs,
  )
})

test('between two announced changes the view stays as it is', () => {
  fc.assert(
    fc.property(anyStory(), fc.nat(), fc.integer({ min: 0, max: 7_200_000 }), ([content, lateness, deeds], fraction, wait) => {
      const story = play(content, lateness, deeds)
      const state = stateOf(story)
      const now = plus(story.end, duration(wait))
      const change = nextChangeAt(content, state, now)
      if (change === null) return
      expect(change).toBeGreaterThan(now)
      const between = instant(now + (fraction % (change - now)))
      expect(viewRoom(content, state, between)).toEqual(viewRoom(content, state, now))
    }),
    { numRuns: 300 },
  )
})

test('a room that was away goes on at the same second of the same segment and turn', () => {
  fc.assert(
    fc.property(anyStory(['crash', 'undo']), fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 0, max: 20_000_000 }), (drawn, wait, gap) => {
      const [{ manifest, plan, rehearsal }, lateness, deeds] = drawn
      const flowing = plan.segments.map(({ fixedAt: _, ...segment }) => segment)
      const content: RoomContent = { manifest, rehearsal, plan: { segments: flowing, start: plan.start } }
      const story = play(content, lateness, deeds)
      const away = plus(story.end, duration(wait))
      const state = stateOf(story)
      const before = viewRoom(content, state, away)
      if (before.programme.phase.name !== 'running') return
      const back = plus(away, duration(gap))
      const restored = applyEvent(content, state, { seq: story.events.length, at: back, type: 'restored', lastAlive: away })
      const after = viewRoom(content, restored, back)
      // Nobody touched it for an hour after its end: then it is over, whether it was away or not.
      if (after.programme.phase.name === 'ended') return
      expect(stillness(after, back)).toEqual(stillness(before, away))
    }),
    runs,
  )
})

/** What of a view must not move while the kiosk is down, told in lengths and not in instants. */
const stillness = ({ programme, groups }: RoomView, now: Instant) => {
  const left = (countdown: { state: string; endsAt?: Instant; left?: number } | undefined) =>
    countdown?.endsAt === undefined ? countdown?.left : countdown.endsAt - now
  const { media, phase, countdown } = programme
  return {
    segment: phase.name === 'running' ? phase.segment : phase.name,
    left: left(countdown),
    position: media === undefined ? null : media.playing ? media.position + (now - media.asOf) : media.position,
    turns: groups.map(({ dialogue }) => {
      const part = dialogue?.part
      return [
        dialogue?.partIndex,
        part?.kind === 'round' ? [part.seat, left(part.turn)] : part !== undefined && 'countdown' in part ? left(part.countdown) : null,
      ]
    }),
  }
}
