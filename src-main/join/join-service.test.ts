import { describe, expect, it } from 'vitest'
import type { DeliverySlice } from '../../src-shared/contract/delivery.ts'
import type { JoinSlice } from '../../src-shared/contract/join.ts'
import { printLink } from '../../src-shared/join/link.ts'
import type { Ticket } from '../../src-shared/join/ticket.ts'
import { fail, ok } from '../../src-shared/result/result.ts'
import { withDefaults } from '../../src-shared/settings/schema.ts'
import { instant, minutes, plus, seconds } from '../../src-shared/time/time.ts'
import { createManualClock } from '../clock/manual-clock.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import type { KioskSettings, Settings } from '../settings/settings.ts'
import { createJoin, type JoinDeps } from './join-service.ts'
import { withJoinedSource } from './joined-source.ts'
import { testCode, testTicket } from './test-ticket.ts'

const morning = instant(Date.UTC(2022, 9, 20, 8))
const from = 'https://seminars.example.org/demo'
const link = (change: Partial<Ticket> = {}) => printLink(testTicket({ from, ...change }))
const memorySettings = (change: Partial<KioskSettings> = {}): Settings => {
  let current: KioskSettings = { ...withDefaults({}), ...change }
  return {
    get: () => current,
    set: (more) => {
      current = { ...current, ...more }
    },
    wasReset: false,
    onChange: () => () => undefined,
  }
}
const stored = (change: Partial<DeliverySlice['seminars'][number]> = {}): DeliverySlice => ({
  now: null,
  failure: null,
  asks: [],
  sources: [],
  disk: { free: null, budget: 1, needed: null, short: [] },
  seminars: [
    {
      id: 'demo',
      version: 1,
      title: { sv: 'Prov' },
      start: plus(morning, minutes(210)),
      end: plus(morning, minutes(350)),
      bytes: 1,
      present: 1,
      state: 'complete',
      fingerprint: testTicket().fingerprint,
      current: false,
      ...change,
    },
  ],
})

/** A kiosk that knows the codes 1 to 9, each of the group of that number. */
const kiosk = (given: Partial<JoinDeps> & { settings?: Settings } = {}) => {
  const settings = given.settings ?? memorySettings()
  const clock = createManualClock({ start: morning })
  const log = createMemoryLog()
  const seen = { looks: 0, chosen: [] as string[], slices: [] as JoinSlice[], busy: false, asked: 0 }
  const join = createJoin({
    settings,
    clock,
    log,
    fixed: null,
    shown: null,
    busy: () => seen.busy,
    find: async (code) => {
      seen.asked += 1
      const group = Array.from({ length: 9 }, (_, n) => n + 1).find((n) => testCode(n) === code)
      return group === undefined ? fail('join-unknown') : ok({ ...testTicket({ from, group }), link: link({ group }) })
    },
    look: () => {
      seen.looks += 1
    },
    choose: (id) => {
      seen.chosen.push(id)
      settings.set({ chosenSeminar: id })
    },
    publish: (slice) => seen.slices.push(slice),
    ...given,
  })
  const type = async (code: string) => {
    void join.handlers['join.code']({ code })
    await new Promise(setImmediate)
    return join.slice().attempt
  }
  /** A link that is opened, and said to be this room's. */
  const follow = (text: string) => {
    join.open(text)
    void join.handlers['join.answer']({ follow: true })
  }
  return { join, settings, clock, log, seen, type, follow }
}

describe('following a link', () => {
  it('makes this the room of the link, looks where the pack is, and keeps that over a restart', () => {
    const { join, settings, seen, follow } = kiosk()
    follow(link({ pass: 'secret' }))
    const joined = { seminar: 'demo', room: 'Höör, stora salen', group: 3, fingerprint: testTicket().fingerprint, standing: { state: 'looking' } }
    expect(join.slice()).toEqual({ joined, attempt: { state: 'none' } })
    expect([seen.looks, withJoinedSource(settings, join.from).get().packSources]).toEqual([1, [from]])
    expect(settings.get().packSources).toEqual([])
    expect(kiosk({ settings }).join.slice().joined).toEqual(joined)
  })

  it('keeps the pass and the link out of the log and of the page', () => {
    const { join, seen, log, follow } = kiosk()
    follow(link({ pass: 'secret' }))
    join.open(`${link({ pass: 'secret' })}&more=secret`)
    expect([JSON.stringify(seen.slices), log.lines.join()].filter((text) => text.includes('secret'))).toEqual([])
    expect(log.lines).toContain('warn test: a link is not followed reason=link-broken cause=an unknown parameter')
  })

  it('makes nobody trusted', () => {
    const { settings, follow } = kiosk()
    follow(link())
    expect(settings.get().trustedKeys).toEqual([])
  })

  it('leads on to the room of another link, and forgets the first', () => {
    const { join, settings, follow } = kiosk()
    follow(link())
    join.delivered(stored())
    expect(settings.get().chosenSeminar).toBe('demo')
    follow(link({ seminar: 'next', room: 'Eslöv', from: null }))
    expect(join.slice().joined).toMatchObject({ seminar: 'next', room: 'Eslöv' })
    expect([settings.get().chosenSeminar, join.from()]).toEqual([null, null])
  })

  it('asks first whether this is the room, and changes nothing before the answer', () => {
    const { join, settings, seen } = kiosk()
    join.open(link())
    expect(join.slice()).toEqual({ joined: null, attempt: { state: 'asks', seminar: 'demo', room: 'Höör, stora salen', group: 3 } })
    expect([settings.get().joined, seen.looks, join.from()]).toEqual([null, 0, null])
    join.open(link({ group: 7 }))
    expect(join.slice().attempt).toMatchObject({ group: 7 })
    void join.handlers['join.answer']({ follow: false })
    expect([join.slice(), settings.get().joinAsked]).toEqual([{ joined: null, attempt: { state: 'none' } }, null])
    expect(join.handlers['join.answer']({ follow: true })).toMatchObject({ ok: false })
  })

  it('does not ask about what it follows already, and asks when anything in it is another', () => {
    const { join, follow, seen } = kiosk()
    follow(link())
    join.open(link())
    expect([join.slice().attempt.state, seen.looks]).toEqual(['none', 2])
    for (const change of [{ pass: 'newer' }, { from: 'https://example.net/demo' }, { fingerprint: '0000-0000-0000-0000' }]) {
      join.open(link(change))
      expect([join.slice().attempt.state, join.from()]).toEqual(['asks', from])
    }
  })

  it('says why it does not, and stays where it was', () => {
    const { join, follow } = kiosk()
    follow(link())
    for (const [bad, reason] of [
      [link().replace('v=1', 'v=9'), 'link-other-version'],
      [`${link()}&room=x`, 'link-broken'],
      ['talkroom://', 'link-unknown'],
      [link({ from: 'http://example.org' }), 'link-address'],
    ] as const) {
      join.open(bad)
      expect(join.slice()).toMatchObject({ joined: { group: 3 }, attempt: { state: 'failed', by: 'link', reason, retryAt: null } })
    }
    void join.handlers['join.understood']({})
    expect(join.slice().attempt).toEqual({ state: 'none' })
  })

  it('tells of a link in the settings that cannot be read', () => {
    const { join } = kiosk({ settings: memorySettings({ joined: 'talkroom://join?v=3' }) })
    expect(join.slice()).toEqual({ joined: null, attempt: { state: 'failed', by: 'link', reason: 'link-other-version', retryAt: null } })
  })
})

describe('a seminar that is on', () => {
  it('is not disturbed by another invitation, which is asked about when it is over, also after a restart', () => {
    const { join, settings, seen, follow } = kiosk({ shown: 'demo' })
    follow(link())
    seen.busy = true
    join.open(link({ room: 'Eslöv', group: 7 }))
    join.open('talkroom://nonsense')
    expect(join.slice()).toMatchObject({ joined: { group: 3 }, attempt: { state: 'asks', room: 'Eslöv', group: 7 } })
    expect(join.handlers['join.answer']({ follow: true })).toMatchObject({ ok: false })
    expect(join.handlers['join.leave']({})).toMatchObject({ ok: false })
    const again = kiosk({ settings, shown: 'demo' })
    expect(again.join.slice().attempt).toMatchObject({ state: 'asks', group: 7 })
    void again.join.handlers['join.answer']({ follow: true })
    expect(again.join.slice()).toMatchObject({ joined: { room: 'Eslöv', group: 7 }, attempt: { state: 'none' } })
    expect(settings.get().joinAsked).toBeNull()
  })

  it('goes on in its room when the group says no', () => {
    const { join, seen, follow } = kiosk({ shown: 'demo' })
    follow(link())
    seen.busy = true
    join.open(link({ group: 7 }))
    seen.busy = false
    void join.handlers['join.answer']({ follow: false })
    expect(join.slice()).toMatchObject({ joined: { group: 3 }, attempt: { state: 'none' } })
  })

  it('does not learn while it is on which room it is in, nor of a code that is wrong', async () => {
    const { join, seen, type } = kiosk({ shown: 'demo' })
    seen.busy = true
    join.open(link())
    expect(join.slice()).toMatchObject({ joined: null, attempt: { state: 'asks', group: 3 } })
    void join.handlers['join.understood']({})
    expect((await type(testCode(30))).state).toBe('asks')
    seen.busy = false
    expect(join.slice().attempt).toMatchObject({ state: 'asks', group: 3 })
  })
})

describe('the seminar of an invitation', () => {
  it('is shown on its day, and once', () => {
    const { join, seen, follow } = kiosk({ shown: 'other' })
    follow(link())
    join.delivered(stored({ start: plus(morning, minutes(3 * 1440)), end: plus(morning, minutes(3 * 1440 + 140)) }))
    expect([seen.chosen, join.slice().joined?.standing.state]).toEqual([[], 'ahead'])
    join.delivered(stored())
    join.delivered(stored())
    expect(seen.chosen).toEqual(['demo'])
  })

  it('gives way to what staff chose later, and not to what they chose before', () => {
    const settings = memorySettings({ chosenSeminar: 'other' })
    const first = kiosk({ settings, shown: 'other' })
    first.follow(link())
    first.join.delivered(stored())
    expect(first.seen.chosen).toEqual(['demo'])
    settings.set({ chosenSeminar: 'other' })
    const restarted = kiosk({ settings, shown: 'other' })
    restarted.join.delivered(stored())
    expect(restarted.seen.chosen).toEqual([])
  })

  it('is let go some hours after its end, and the next one comes by itself', () => {
    const { join, settings, clock } = kiosk({ settings: memorySettings({ joined: link(), chosenSeminar: 'demo' }), shown: 'demo' })
    clock.advance(minutes(400))
    join.delivered(stored())
    expect(join.slice().joined?.standing).toEqual({ state: 'over' })
    clock.advance(minutes(360))
    join.delivered(stored())
    expect([join.slice(), settings.get().joined, settings.get().chosenSeminar]).toEqual([{ joined: null, attempt: { state: 'none' } }, null, null])
  })

  it('that has been over for long is told to whoever opens its link, also where that is found out later', () => {
    const over = stored({ start: instant(morning - 2 * 86_400_000), end: instant(morning - 86_400_000) })
    const known = kiosk()
    known.join.delivered(over)
    known.join.open(link())
    const learnt = kiosk()
    learnt.follow(link())
    learnt.join.delivered(over)
    for (const { join } of [known, learnt]) expect(join.slice()).toMatchObject({ joined: null, attempt: { state: 'failed', reason: 'join-over' } })
  })

  it('that was put there by hand is the only one', () => {
    const fixed = { seminar: { id: 'demo', start: morning, end: plus(morning, minutes(140)) } }
    const { join, seen, follow } = kiosk({ fixed, shown: 'demo' })
    follow(link())
    expect([join.slice().joined?.standing.state, seen.chosen]).toEqual(['here', []])
    follow(link({ seminar: 'other' }))
    expect(join.slice().joined?.standing.state).toBe('fixed')
  })
})

describe('typing a code', () => {
  it('asks about the room that it stands for', async () => {
    const { join, seen, type } = kiosk()
    expect(await type(testCode(4))).toMatchObject({ state: 'asks', group: 4 })
    void join.handlers['join.answer']({ follow: true })
    expect(join.slice().joined).toMatchObject({ group: 4 })
    expect(seen.slices.map(({ attempt }) => attempt.state)).toContain('resolving')
  })

  it('says at once when it is none, and asks nobody', async () => {
    const { seen, type } = kiosk()
    expect(await type('7K3P-9XQ')).toMatchObject({ reason: 'code-short' })
    expect(await type('7K3P-9XQU')).toMatchObject({ reason: 'code-letter' })
    expect(await type('0000-0000')).toMatchObject({ reason: 'code-check' })
    expect(seen.asked).toBe(0)
  })

  it('makes wait after five wrong ones, longer each time, also for the right one', async () => {
    const { clock, seen, type } = kiosk()
    for (let n = 10; n < 14; n += 1) expect(await type(testCode(n))).toMatchObject({ reason: 'join-unknown', retryAt: null })
    expect(await type(testCode(14))).toMatchObject({ reason: 'join-unknown', retryAt: plus(morning, seconds(30)) })
    expect(await type(testCode(1))).toMatchObject({ reason: 'join-wait', retryAt: plus(morning, seconds(30)) })
    expect(seen.asked).toBe(5)
    clock.advance(seconds(30))
    expect(await type(testCode(15))).toMatchObject({ reason: 'join-unknown', retryAt: plus(morning, seconds(90)) })
    clock.advance(seconds(60))
    expect(await type(testCode(1))).toMatchObject({ state: 'asks' })
    expect(await type(testCode(16))).toMatchObject({ reason: 'join-unknown', retryAt: null })
  })

  it('does not count what no place could answer', async () => {
    const { type } = kiosk({ find: async () => fail('join-unreachable') })
    for (let n = 0; n < 9; n += 1) expect(await type(testCode(1))).toMatchObject({ reason: 'join-unreachable', retryAt: null })
  })

  it('is one after the other', async () => {
    const waiting = Promise.withResolvers<ReturnType<typeof fail<'join-unknown'>>>()
    const { join, type } = kiosk({ find: () => waiting.promise })
    expect(await type(testCode(1))).toEqual({ state: 'resolving' })
    expect(join.handlers['join.code']({ code: testCode(2) })).toMatchObject({ ok: false, failure: { reason: 'not-now' } })
  })
})

describe('what the command line names', () => {
  it('is followed at once, and only once', () => {
    const { join, settings, follow } = kiosk()
    join.begin(null)
    join.begin(link())
    expect(join.slice()).toMatchObject({ joined: { group: 3 }, attempt: { state: 'none' } })
    follow(link({ group: 7 }))
    const again = kiosk({ settings })
    again.join.begin(link())
    expect(again.join.slice().joined).toMatchObject({ group: 7 })
    again.join.begin(link({ group: 8 }))
    expect(again.join.slice().joined).toMatchObject({ group: 8 })
  })

  it('may be a code, which each start looks up until it was found', async () => {
    const settings = memorySettings()
    const cut = kiosk({ settings, find: async () => fail('join-unreachable') })
    cut.join.begin(testCode(4))
    await new Promise(setImmediate)
    expect(cut.join.slice().attempt).toMatchObject({ state: 'failed', by: 'code', reason: 'join-unreachable' })
    for (const asked of [1, 0]) {
      const { join, seen } = kiosk({ settings })
      join.begin(testCode(4))
      await new Promise(setImmediate)
      expect([join.slice().joined?.group, seen.asked]).toEqual([4, asked])
    }
  })

  it('is looked up again by itself while no place gives it, is told once, and is left alone once the room follows another', async () => {
    const answers: Awaited<ReturnType<JoinDeps['find']>>[] = []
    const found = ok({ ...testTicket({ from, group: 4 }), link: link({ group: 4 }) })
    let asked = 0
    const late = () => {
      asked = 0
      return kiosk({
        find: async () => {
          asked += 1
          return answers.shift() ?? found
        },
      })
    }
    const aMinuteOrTwo = async ({ clock }: ReturnType<typeof late>) => {
      clock.advance(seconds(80))
      await new Promise(setImmediate)
    }

    answers.push(fail('join-unreachable'), fail('join-unknown'))
    const room = late()
    room.join.begin(testCode(4))
    await new Promise(setImmediate)
    await room.join.handlers['join.understood']({})
    await aMinuteOrTwo(room)
    expect([asked, room.join.slice().attempt.state, room.join.slice().joined]).toEqual([2, 'none', null])
    await aMinuteOrTwo(room)
    expect([asked, room.join.slice().joined?.group]).toEqual([3, 4])
    await aMinuteOrTwo(room)
    expect(asked).toBe(3)

    answers.push(fail('join-unreachable'))
    const other = late()
    other.join.begin(testCode(4))
    await new Promise(setImmediate)
    other.join.open(link({ group: 7 }))
    await other.join.handlers['join.answer']({ follow: true })
    await aMinuteOrTwo(other)
    expect([asked, other.join.slice().joined?.group]).toEqual([1, 7])
  })

  it('is told when it is neither', () => {
    const { join } = kiosk()
    join.begin('nonsense')
    expect(join.slice().attempt).toMatchObject({ state: 'failed', by: 'code', reason: 'code-check' })
  })
})
