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
  asks: [],
  sources: [],
  disk: { free: null, budget: 1, needed: null },
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
    join.handlers['join.code']({ code })
    await new Promise(setImmediate)
    return join.slice().attempt
  }
  return { join, settings, clock, log, seen, type }
}

describe('following a link', () => {
  it('makes this the room of the link, looks where the pack is, and keeps that over a restart', () => {
    const { join, settings, seen } = kiosk()
    join.open(link({ pass: 'secret' }))
    const joined = { seminar: 'demo', room: 'Höör, stora salen', group: 3, fingerprint: testTicket().fingerprint, standing: { state: 'looking' } }
    expect(join.slice()).toEqual({ joined, attempt: { state: 'none' } })
    expect([seen.looks, withJoinedSource(settings, join.from).get().packSources]).toEqual([1, [from]])
    expect(settings.get().packSources).toEqual([])
    expect(kiosk({ settings }).join.slice().joined).toEqual(joined)
  })

  it('keeps the pass and the link out of the log and of the page', () => {
    const { join, seen, log } = kiosk()
    join.open(link({ pass: 'secret' }))
    join.open(`${link({ pass: 'secret' })}&more=secret`)
    expect([JSON.stringify(seen.slices), log.lines.join()].filter((text) => text.includes('secret'))).toEqual([])
    expect(log.lines).toContain('warn test: a link is not followed reason=link-broken cause=an unknown parameter')
  })

  it('makes nobody trusted', () => {
    const { join, settings } = kiosk()
    join.open(link())
    expect(settings.get().trustedKeys).toEqual([])
  })

  it('leads on to the room of another link, and forgets the first', () => {
    const { join, settings } = kiosk()
    join.open(link())
    join.delivered(stored())
    expect(settings.get().chosenSeminar).toBe('demo')
    join.open(link({ seminar: 'next', room: 'Eslöv', from: null }))
    expect(join.slice().joined).toMatchObject({ seminar: 'next', room: 'Eslöv' })
    expect([settings.get().chosenSeminar, join.from()]).toEqual([null, null])
  })

  it('says why it does not, and stays where it was', () => {
    const { join } = kiosk()
    join.open(link())
    for (const [bad, reason] of [
      [link().replace('v=1', 'v=9'), 'link-other-version'],
      [`${link()}&room=x`, 'link-broken'],
      ['talkroom://', 'link-unknown'],
      [link({ from: 'http://example.org' }), 'link-address'],
    ] as const) {
      join.open(bad)
      expect(join.slice()).toMatchObject({ joined: { group: 3 }, attempt: { state: 'failed', by: 'link', reason, retryAt: null } })
    }
    join.handlers['join.understood']({})
    expect(join.slice().attempt).toEqual({ state: 'none' })
  })

  it('tells of a link in the settings that cannot be read', () => {
    const { join } = kiosk({ settings: memorySettings({ joined: 'talkroom://join?v=3' }) })
    expect(join.slice()).toEqual({ joined: null, attempt: { state: 'failed', by: 'link', reason: 'link-other-version', retryAt: null } })
  })
})

describe('a seminar that is on', () => {
  it('is not disturbed by another invitation, which is asked about when it is over, also after a restart', () => {
    const { join, settings, seen } = kiosk({ shown: 'demo' })
    join.open(link())
    seen.busy = true
    join.open(link({ room: 'Eslöv', group: 7 }))
    join.open('talkroom://nonsense')
    expect(join.slice()).toMatchObject({ joined: { group: 3 }, attempt: { state: 'asks', room: 'Eslöv', group: 7 } })
    expect(join.handlers['join.answer']({ follow: true })).toMatchObject({ ok: false })
    expect(join.handlers['join.leave']({})).toMatchObject({ ok: false })
    const again = kiosk({ settings, shown: 'demo' })
    expect(again.join.slice().attempt).toMatchObject({ state: 'asks', group: 7 })
    again.join.handlers['join.answer']({ follow: true })
    expect(again.join.slice()).toMatchObject({ joined: { room: 'Eslöv', group: 7 }, attempt: { state: 'none' } })
    expect(settings.get().joinAsked).toBeNull()
  })

  it('goes on in its room when the group says no', () => {
    const { join, seen } = kiosk({ shown: 'demo' })
    join.open(link())
    seen.busy = true
    join.open(link({ group: 7 }))
    seen.busy = false
    join.handlers['join.answer']({ follow: false })
    expect(join.slice()).toMatchObject({ joined: { group: 3 }, attempt: { state: 'none' } })
  })

  it('learns which room it is in from a link to itself, at once', () => {
    const { join, seen } = kiosk({ shown: 'demo' })
    seen.busy = true
    join.open(link())
    expect(join.slice()).toMatchObject({ joined: { group: 3 }, attempt: { state: 'none' } })
    join.delivered(stored())
    expect(seen.chosen).toEqual([])
  })
})

describe('the seminar of an invitation', () => {
  it('is shown on its day, and once', () => {
    const { join, seen } = kiosk({ shown: 'other' })
    join.open(link())
    join.delivered(stored({ start: plus(morning, minutes(3 * 1440)), end: plus(morning, minutes(3 * 1440 + 140)) }))
    expect([seen.chosen, join.slice().joined?.standing.state]).toEqual([[], 'ahead'])
    join.delivered(stored())
    join.delivered(stored())
    expect(seen.chosen).toEqual(['demo'])
  })

  it('gives way to what staff chose later, and not to what they chose before', () => {
    const settings = memorySettings({ chosenSeminar: 'other' })
    const first = kiosk({ settings, shown: 'other' })
    first.join.open(link())
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

  it('that has been over for long is told to whoever opens its link', () => {
    const { join } = kiosk()
    join.open(link())
    join.delivered(stored({ start: instant(morning - 2 * 86_400_000), end: instant(morning - 86_400_000) }))
    expect(join.slice()).toMatchObject({ joined: null, attempt: { state: 'failed', reason: 'join-over' } })
  })

  it('that was put there by hand is the only one', () => {
    const fixed = { seminar: { id: 'demo', start: morning, end: plus(morning, minutes(140)) } }
    const { join, seen } = kiosk({ fixed, shown: 'demo' })
    join.open(link())
    expect([join.slice().joined?.standing.state, seen.chosen]).toEqual(['here', []])
    join.open(link({ seminar: 'other' }))
    expect(join.slice().joined?.standing.state).toBe('fixed')
  })
})

describe('typing a code', () => {
  it('joins the room that it stands for', async () => {
    const { join, seen, type } = kiosk()
    expect(await type(testCode(4))).toEqual({ state: 'none' })
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
    expect(await type(testCode(1))).toEqual({ state: 'none' })
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
