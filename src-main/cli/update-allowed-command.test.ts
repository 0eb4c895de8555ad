import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exampleStatus } from '../../src-shared/status/example-status.ts'
import { statusOf } from '../../src-shared/status/status-of.ts'
import { type Instant, instant } from '../../src-shared/time/time.ts'
import { exampleView } from '../autopilot/example-view.ts'
import { claimProfile } from '../shell/one-kiosk.ts'
import { exitCodes } from './say.ts'
import { tryTalkroom } from './try-talkroom.ts'

const { talkroom, at } = tryTalkroom()
const allowed = (...options: string[]) => talkroom('update-allowed', ...options)
const policy = (content: object | string) => writeFileSync(at('policy.json'), typeof content === 'string' ? content : JSON.stringify(content))
const hour = 3_600_000

/** What a kiosk that shows nothing near says of itself now. */
const status = (change: object = {}) => {
  mkdirSync(at('profile'), { recursive: true })
  const now = new Date().toISOString()
  writeFileSync(at('profile', 'status.json'), JSON.stringify({ ...exampleStatus, at: now, seminar: null, ...change }))
}
const planned = (from: number, to: number) => ({
  ...exampleStatus.delivery,
  seminars: [
    {
      ...{ id: 'x', version: 1, title: { sv: 'X' }, bytes: 1, present: 1, state: 'complete', fingerprint: 'x', current: true },
      start: new Date(Date.now() + from * hour).toISOString(),
      end: new Date(Date.now() + to * hour).toISOString(),
    },
  ],
})

describe('talkroom update-allowed', () => {
  it('says no where IT has said nothing, and where its policy cannot be read', async () => {
    status()
    expect(await allowed()).toMatchObject({ code: exitCodes.notNow, out: expect.stringContaining('"install": "when-free"') })
    policy('{ "updates": { "install": "when-free" }, ')
    expect(await allowed()).toMatchObject({ code: exitCodes.notNow })
    expect(await allowed('--rules-only')).toMatchObject({ code: exitCodes.notNow })
  })

  it('says yes where IT allows it and no seminar is near', async () => {
    status()
    policy({ updates: { install: 'when-free' } })
    expect(await allowed()).toMatchObject({ code: 0, out: 'Now is a good time.\n' })
    expect((await allowed('--json')).json()).toEqual({ allowed: true })
  })

  it('says no of a kiosk that nobody knows, and lets the system go on with its own', async () => {
    policy({ updates: { install: 'when-free' } })
    expect(await allowed()).toMatchObject({ code: exitCodes.notNow, out: expect.stringContaining('Start it once') })
    expect(await allowed('--system')).toMatchObject({ code: 0 })
  })

  it('says no before, in and after a seminar, also one that was put there by hand, and until when', async () => {
    policy({ updates: { install: 'when-free', apart: 60 } })
    for (const [from, to] of [
      [0.5, 2],
      [-1, 1],
      [-3, -0.5],
    ] as const) {
      status({ delivery: planned(from, to) })
      expect((await allowed('--json')).json()).toMatchObject({ allowed: false, reason: 'seminar-near', until: expect.stringMatching(/Z$/) })
      expect(await allowed('--system')).toMatchObject({ code: exitCodes.notNow })
    }
    status({ delivery: planned(2, 4) })
    expect(await allowed()).toMatchObject({ code: 0 })
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'short' }).format(Date.now()).replace(' ', 'T')
    status({ seminar: { ...exampleStatus.seminar, start: today, timeZone: 'UTC' } })
    expect((await allowed('--json')).json()).toMatchObject({ reason: 'seminar-near' })
  })

  it('says no of a kiosk that lives in another time, as a demonstration does', async () => {
    policy({ updates: { install: 'when-free' } })
    status({ at: '2022-10-20T11:30:00.000Z' })
    expect((await allowed('--json')).json()).toMatchObject({ reason: 'other-time' })
  })

  it('says yes in no state of a seminar that a group is in', async () => {
    policy({ updates: { install: 'when-free', apart: 30 } })
    expect(await claimProfile(at('profile'))).toBe(true)
    const soon = instant(Date.now() + hour)
    const phases = {
      before: { name: 'before' },
      armed: { name: 'armed', until: soon },
      running: { name: 'running', segment: 'talk', enteredAt: instant(Date.now()) },
      waiting: { name: 'waiting', segment: 'plenary', until: soon },
      ended: { name: 'ended', at: instant(Date.now()) },
    } as const
    const told: Record<string, string> = {}
    for (const [name, phase] of Object.entries(phases)) {
      for (const paused of [false, true]) {
        const view = exampleView({ phase, programme: { paused } })
        const kiosk = { ...exampleStatus.kiosk, startedAt: instant(0) as Instant }
        const said = statusOf({ ...view, delivery: { ...view.delivery } }, kiosk, { check: null, policy: exampleStatus.policy }, instant(Date.now()))
        status({ ...said, seminar: null })
        const { allowed: yes, reason } = (await allowed('--json')).json() as { allowed: boolean; reason?: string }
        told[`${name}${paused ? ', paused' : ''}`] = yes ? 'yes' : (reason ?? '')
      }
    }
    // Before and after, the planned hours speak; in between, the room does.
    expect(told).toEqual({
      before: 'yes',
      'before, paused': 'yes',
      armed: 'yes',
      'armed, paused': 'yes',
      running: 'group',
      'running, paused': 'group',
      waiting: 'group',
      'waiting, paused': 'group',
      ended: 'yes',
      'ended, paused': 'yes',
    })
  })
})
