import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleStatus } from './example-status.ts'
import { figuresOf } from './figures.ts'
import type { KioskStatus } from './status.ts'

const hasPromtool = spawnSync('promtool', ['--version']).error === undefined

/** The text format, version 0.0.4, as strictly as node-exporter's textfile collector takes it. */
const read = (text: string): ReadonlyMap<string, number> => {
  expect(text.endsWith('\n')).toBe(true)
  const samples = new Map<string, number>()
  const described = new Set<string>()
  let typed = ''
  for (const line of text.trimEnd().split('\n')) {
    const help = /^# HELP (\w+) \S.*$/.exec(line)
    const type = /^# TYPE (\w+) gauge$/.exec(line)
    if (help !== null) {
      expect(described.has(help[1] ?? '')).toBe(false)
      described.add(help[1] ?? '')
    } else if (type !== null) {
      typed = type[1] ?? ''
      expect(described.has(typed)).toBe(true)
    } else {
      const [, name, labels = '', value] = /^(talkroom_[a-z_]+)(\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)+\})? (-?[\d.e+]+)$/.exec(line) ?? []
      expect([line, name]).toEqual([line, typed])
      expect(samples.has(`${name}${labels}`)).toBe(false)
      samples.set(`${name}${labels}`, Number(value))
    }
  }
  return samples
}

const busy: KioskStatus = {
  ...exampleStatus,
  kiosk: { ...exampleStatus.kiosk, room: 'Sal "7"\\\nLund' },
  troubles: [
    { reason: 'speaker-lost', severity: 'trouble' },
    { reason: 'talk-missing', severity: 'trouble' },
    { reason: 'talk-missing', severity: 'trouble' },
  ],
  devices: { word: 'not-ready', findings: [{ thing: 'speaker', cause: 'missing', weight: 'fault' }] },
  check: null,
}

describe('the figures', () => {
  it('say what the status says', () => {
    const well = read(figuresOf(exampleStatus))
    expect(well.get('talkroom_up')).toBe(1)
    expect(well.get('talkroom_attention')).toBe(0)
    expect(well.get('talkroom_nightly_check{word="ready"}')).toBe(1)
    expect(well.get('talkroom_nightly_check_time_seconds')).toBe(Date.parse('2026-11-25T03:10:00Z') / 1000)
    expect(well.get('talkroom_disk_free_bytes')).toBe(84_000_000_000)
    const ill = read(figuresOf(busy))
    expect(ill.get('talkroom_info{version="1.2.3",shell="chromium",room="Sal \\"7\\"\\\\\\nLund"}')).toBe(1)
    expect(ill.get('talkroom_troubles{reason="talk-missing",severity="trouble"}')).toBe(2)
    expect(ill.get('talkroom_devices{word="not-ready"}')).toBe(1)
    expect(ill.get('talkroom_devices{word="ready"}')).toBe(0)
    expect(ill.has('talkroom_nightly_check_time_seconds')).toBe(false)
    expect(ill.get('talkroom_attention')).toBe(3)
    expect(read(figuresOf({ ...exampleStatus, kiosk: { ...exampleStatus.kiosk, state: 'stopped' } })).get('talkroom_up')).toBe(0)
  })

  it('can be read whatever a room is called and whatever is wrong in it', () => {
    const reasons = fc.array(fc.record({ reason: fc.string(), severity: fc.constantFrom('remark' as const, 'trouble' as const) }))
    fc.assert(
      fc.property(fc.string(), reasons, (room, troubles) => {
        const text = figuresOf({ ...exampleStatus, kiosk: { ...exampleStatus.kiosk, room }, troubles })
        // A line break of another kind than \n is a letter like any other.
        expect(text.split('\n').filter((line) => line.startsWith('talkroom_info'))).toHaveLength(1)
      }),
      { numRuns: 50 },
    )
  })

  it.skipIf(!hasPromtool)('are what promtool has nothing to say against', () => {
    for (const status of [exampleStatus, busy]) {
      const { stdout, stderr, status: code } = spawnSync('promtool', ['check', 'metrics'], { input: figuresOf(status), encoding: 'utf8' })
      expect([stdout, stderr, code]).toEqual(['', '', 0])
    }
  })
})
