import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Slices } from '../../src-shared/contract/slices.ts'
import { fail, ok } from '../../src-shared/result/result.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { duration, instant } from '../../src-shared/time/time.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { exampleView } from './example-view.ts'
import { type RunReport, startRunReport } from './run-report.ts'

const row = (id: string, starts: number) =>
  ({
    id,
    kind: 'pause',
    state: 'coming',
    starts: instant(starts),
    ends: instant(starts + 1000),
    planned: duration(1000),
    allotted: duration(1000),
  }) as const
const rows = [row('one', 0), row('two', 1000)]

const fixture = () => {
  const directory = join(mkdtempSync(join(tmpdir(), 'report-')), 'out')
  let now = 0
  let look = () => {}
  let view: Slices = exampleView({ programme: { rows } })
  let works = true
  const clock = {
    now: () => instant(now),
    speed: 1,
    every: (_: number, call: () => void) => {
      look = call
      return () => undefined
    },
  } as unknown as Clock
  const report = startRunReport({
    directory,
    view: () => view,
    shell: { name: 'none', screenshot: async () => (works ? ok(Buffer.from('PNG')) : fail('no-window')) },
    clock,
    log: createMemoryLog(),
  })
  /** Shows something for a while, and lets it be looked at. */
  const show = async (next: Slices, at: number, looks = 10) => {
    view = next
    now = at
    for (let n = 0; n < looks; n += 1) {
      look()
      await new Promise(setImmediate)
    }
  }
  const read = () => JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8')) as RunReport
  const fails = (yes: boolean) => {
    works = !yes
  }
  return { directory, report, show, read, fails }
}

const runningIn = (segment: string, enteredAt: number) =>
  exampleView({ phase: { name: 'running', segment, enteredAt: instant(enteredAt) }, programme: { rows } })

describe('the run report', () => {
  beforeEach(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true))
  afterEach(() => void vi.restoreAllMocks())

  it('says of each segment when it was to be and when it was, with a picture of each scene', async () => {
    const { report, show, read, directory } = fixture()
    await show(exampleView({ programme: { rows } }), 0)
    await show(runningIn('one', 10), 20)
    await show(runningIn('two', 1010), 1015)
    await show(exampleView({ phase: { name: 'ended', at: instant(2020) }, programme: { rows } }), 2021)
    await report.stop()
    expect(read().segments).toEqual([
      { id: 'one', kind: 'pause', planned: { starts: iso(0), ends: iso(1000) }, actual: { starts: iso(10), ends: iso(1015) } },
      { id: 'two', kind: 'pause', planned: { starts: iso(1000), ends: iso(2000) }, actual: { starts: iso(1010), ends: iso(2021) } },
    ])
    expect(read().ended).toBe(iso(2020))
    expect(read().screenshots.map(({ file }) => file)).toEqual(['01-lobby.png', '02-one.png', '03-two.png', '04-ended.png'])
    expect(existsSync(join(directory, '04-ended.png'))).toBe(true)
    expect(report.summary()).toContain('ran to its end: 2 of 2')
  })

  it('takes no picture of what is gone at once, and tries again after one that failed', async () => {
    const { report, show, read, fails } = fixture()
    await show(runningIn('one', 0), 0, 2)
    fails(true)
    await show(runningIn('two', 0), 0)
    expect(read().screenshots).toEqual([])
    fails(false)
    await show(runningIn('two', 0), 0)
    expect(read().screenshots.map(({ file }) => file)).toEqual(['01-two.png'])
    await report.stop()
    expect(report.summary()).toContain('stopped before the end')
  })
})

const iso = (at: number) => new Date(at).toISOString()
