import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeliverySlice } from '../../src-shared/contract/delivery.ts'
import type { Slices } from '../../src-shared/contract/slices.ts'
import { kioskStatus } from '../../src-shared/status/status.ts'
import { hours, instant, plus } from '../../src-shared/time/time.ts'
import { createManualAfter } from '../../test/electron-double/manual-after.ts'
import { exampleView } from '../autopilot/example-view.ts'
import { createManualClock } from '../clock/manual-clock.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { claimProfile } from '../shell/one-kiosk.ts'
import { createStatusFile, heartbeat } from '../status/status-file.ts'
import { runTalkroom } from './run-talkroom.ts'

let profile = ''
let said = ''
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'status-'))
  said = ''
  const hear = (text: unknown) => {
    said += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(hear)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(profile, { recursive: true, force: true })
})

const talkroom = async (...argv: string[]) => {
  said = ''
  const code = await runTalkroom(argv, { profile })
  return { code, said }
}
const status = () => talkroom('status', '--json').then(({ code, said: text }) => ({ code, told: JSON.parse(text) }))
const file = () => join(profile, 'status.json')

const start = instant(Date.UTC(2022, 9, 20, 8))
const title = { sv: 'Barn som anhöriga', en: 'Children as next of kin' }
const delivery = (change: Partial<DeliverySlice> = {}): DeliverySlice => ({
  now: null,
  failure: null,
  seminars: [],
  asks: [],
  sources: [],
  disk: { free: 84_000_000_000, budget: 40_000_000_000, needed: null, short: [] },
  ...change,
})
const arriving: DeliverySlice['now'] = {
  seminar: 'barn',
  title,
  version: 3,
  stage: 'fetching',
  bytes: 1_300_000_000,
  total: 3_100_000_000,
  rate: 2_450_000,
  secondsLeft: 740,
  source: 'https://seminars.example.org/barn',
  waitingFor: null,
  until: null,
}

/** A kiosk's status file, whose slices a test may change. */
const kiosk = (view: Partial<Slices> = {}, figuresFor: string | null = null) => {
  const time = createManualAfter()
  const log = createMemoryLog()
  const given: { slices: Slices } = { slices: { ...exampleView({}), delivery: delivery(), ...view } }
  const written = createStatusFile({
    directory: profile,
    figuresFor,
    kiosk: { version: '1.2.3', room: 'Lund', shell: 'chromium', pid: process.pid },
    policy: null,
    clock: createManualClock({ start }),
    after: time.after,
    log,
    slices: () => given.slices,
  })
  return { written, time, log, given }
}
const read = () => JSON.parse(readFileSync(file(), 'utf8'))

describe('the status file', () => {
  it('is there soon after the start, follows what changes, and gives a sign of life each half minute', async () => {
    const { written, time, given } = kiosk()
    time.pass(1000)
    await expect.poll(() => kioskStatus.parse(read())).toMatchObject({ at: '2022-10-20T08:00:00.000Z', room: 'before', delivery: { now: null } })
    given.slices = { ...given.slices, delivery: delivery({ now: arriving }) }
    written.changed()
    time.pass(1000)
    await expect.poll(() => read().delivery.now?.bytes).toBe(1_300_000_000)
    rmSync(file())
    time.pass(heartbeat)
    await expect.poll(() => read().kiosk.state).toBe('running')
    await written.stop()
    expect(read().kiosk.state).toBe('stopped')
  })

  it.skipIf(process.platform === 'win32')('has its figures where any account may read them, however closed the session is', async () => {
    const open = join(profile, 'figures')
    mkdirSync(open)
    const before = process.umask(0o027)
    try {
      await kiosk({}, open).written.stop()
    } finally {
      process.umask(before)
    }
    expect(statSync(join(open, 'talkroom.prom')).mode & 0o777).toBe(0o644)
    expect(readFileSync(join(open, 'talkroom.prom'), 'utf8')).toMatch(/^talkroom_up 0$/m)
    expect(readdirSync(open)).toEqual(['talkroom.prom'])
  })

  it('says a hundred changes in one second once', async () => {
    const { written, time } = kiosk()
    for (let change = 0; change < 100; change += 1) written.changed()
    time.pass(1000)
    await expect.poll(() => read().format).toBe(1)
    writeFileSync(file(), '{}')
    time.pass(heartbeat - 1)
    expect(readFileSync(file(), 'utf8')).toBe('{}')
    await written.stop()
  })

  it('has nothing in it of what people wrote, and no organiser’s name', async () => {
    const secret = 'Nobody may read this'
    const view = exampleView({ groups: [{ points: { items: [secret] } as never }] })
    const asks: DeliverySlice['asks'] = [
      { kind: 'trust', id: 'x', seminar: 'demo', fingerprint: '7K3P-9XQA-M2D4-0VTB', title, organiser: secret, source: '/media/stick' },
    ]
    const { written } = kiosk({ ...view, delivery: delivery({ asks }) })
    await written.stop()
    expect(readFileSync(file(), 'utf8')).toContain('7K3P-9XQA-M2D4-0VTB')
    expect(readFileSync(file(), 'utf8')).not.toContain(secret)
  })

  it('that cannot be written stops nothing, and is said once', async () => {
    const { written, time, log } = kiosk()
    mkdirSync(`${file()}.part`)
    time.pass(1000)
    await expect.poll(() => log.lines.length).toBe(1)
    time.pass(heartbeat)
    await written.stop()
    expect(log.lines).toEqual([expect.stringMatching(/^warn test: the status cannot be written/)])
  })
})

describe('talkroom status', () => {
  it('says that nothing is known where no kiosk has ever run', async () => {
    expect(await status()).toEqual({ code: 1, told: { running: false, reason: 'status-missing', status: null } })
    expect((await talkroom('status')).said).toMatch(/No kiosk has ever run with this profile/)
  })

  it('says that the status is broken, or another version’s, instead of guessing', async () => {
    writeFileSync(file(), '{"format":1')
    expect(await status()).toMatchObject({ code: 1, told: { reason: 'status-unreadable' } })
    writeFileSync(file(), '{"format":1,"room":"attic"}')
    expect(await status()).toMatchObject({ code: 1, told: { reason: 'status-unreadable' } })
    writeFileSync(file(), '{"format":2}')
    expect(await status()).toMatchObject({ code: 1, told: { reason: 'status-other-format' } })
  })

  it('says that the kiosk does not run, and what it said last', async () => {
    const { written } = kiosk()
    await written.stop()
    expect(await status()).toMatchObject({
      code: 3,
      told: { running: false, hangs: false, status: { kiosk: { state: 'stopped', version: '1.2.3' } } },
    })
    expect((await talkroom('status')).said).toMatch(/^The kiosk does not run\. It said this \d+ seconds? ago:/)
  })

  it.skipIf(process.platform !== 'linux')('says that it runs and all is well, that it hangs, and what needs attention', async () => {
    const { written, time, given } = kiosk()
    time.pass(1000)
    await expect.poll(() => read().format).toBe(1)
    expect(await claimProfile(profile)).toBe(true)
    expect(await status()).toMatchObject({ code: 0, told: { running: true, hangs: false, attention: [] } })
    expect((await talkroom('status')).said).toMatch(/Nothing needs attention/)

    const longAgo = new Date(Date.now() - 600_000)
    utimesSync(file(), longAgo, longAgo)
    expect(await status()).toMatchObject({ code: 4, told: { running: true, hangs: true, ageSeconds: 600 } })

    const late = { title, start: plus(start, hours(72)), lacks: 1_400_000_000 }
    given.slices = {
      ...given.slices,
      troubles: [
        { id: 'a', reason: 'outbox-not-writable', severity: 'trouble' },
        { id: 'b', reason: 'came-back', severity: 'remark' },
      ],
      delivery: delivery({
        now: arriving,
        failure: { title, reason: 'certificate-unknown', at: start },
        asks: [{ kind: 'trust', id: 'x', seminar: 'demo', fingerprint: '7K3P-9XQA-M2D4-0VTB', title, organiser: null, source: '/media/stick' }],
        sources: [
          { name: 'https://seminars.example.org', kind: 'address', state: 'failed', reason: 'proxy-refused', at: start, needed: false },
          { name: '/media/holiday', kind: 'stick', state: 'failed', reason: 'source-missing', at: start, needed: false },
        ],
        disk: { free: 1e9, budget: 4e10, needed: null, short: [late] },
      }),
    }
    written.changed()
    time.pass(1000)
    await expect.poll(() => read().delivery.disk.short.length).toBe(1)
    const { code, told } = await status()
    expect(code).toBe(4)
    expect(told.attention).toEqual([
      'This computer cannot save what you write. Please keep a note on paper as well.',
      expect.stringMatching(/7K3P-9XQA-M2D4-0VTB of Children as next of kin \(\/media\/stick\)/),
      expect.stringMatching(/^Children as next of kin did not come\. Its certificate comes from an authority/),
      expect.stringMatching(/^https:\/\/seminars\.example\.org: The proxy does not let this computer through/),
      expect.stringMatching(/^1\.4 GB too little for Children as next of kin on 23 October/),
    ])
    const { said: text } = await talkroom('status')
    expect(text).toMatch(/Coming in: Children as next of kin, 1\.3 GB of 3\.1 GB here and checked, 2 MB a second, 12 minutes left, from https/)
    expect(text).toMatch(/Needs attention:\n {2}- This computer/)
    await written.stop()
  })

  it('says how much room there is, and nothing of it where no seminars are taken in', async () => {
    await kiosk({ delivery: delivery() }).written.stop()
    expect((await talkroom('status')).said).toMatch(/\n {2}Disk: 84 GB free, 40 GB at most for seminars\n/)
    await kiosk({ delivery: delivery({ disk: { free: null, budget: 0, needed: null, short: [] } }) }).written.stop()
    expect((await talkroom('status')).said).not.toMatch(/Disk/)
  })

  it('takes what a newer kiosk adds, and says a reason that it does not know by its name', async () => {
    const { written } = kiosk({ delivery: delivery({ failure: { title, reason: 'disk-full', at: start } }) })
    await written.stop()
    const newer = read()
    writeFileSync(
      file(),
      JSON.stringify({ ...newer, weather: 'fine', delivery: { ...newer.delivery, failure: { ...newer.delivery.failure, reason: 'moon' } } }),
    )
    expect((await status()).told.attention).toEqual(['Children as next of kin did not come. The reason is moon.'])
  })

  it('helps, and refuses what it does not know', async () => {
    expect((await talkroom('status', '--help')).said).toMatch(/--profile[\s\S]*Exit codes: 0/)
    expect((await talkroom()).said).toMatch(/status/)
    for (const wrong of [['statuz'], ['status', '--jsno'], ['status', 'more']]) expect((await talkroom(...wrong)).code).toBe(2)
  })
})
