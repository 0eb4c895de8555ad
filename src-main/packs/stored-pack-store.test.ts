import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spanOf } from '../../src-shared/seminar/span.ts'
import { hours, type Instant, instant, plus } from '../../src-shared/time/time.ts'
import type { StoredSeminar } from './store/seminar-store.ts'
import { seminarToShow } from './stored-pack-store.ts'
import { readTestPack, type TestPack, testTalk, writeTestPack } from './test-pack.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'shown-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const noon = instant(Date.UTC(2022, 9, 20, 10))
const stored = async (
  id: string,
  start: string,
  more: { readonly state?: 'partial'; readonly validity?: object } & TestPack = {},
): Promise<StoredSeminar> => {
  const { state = 'complete', validity, version = 1 } = more
  await writeTestPack(join(directory, id), {
    id,
    version,
    files: { 'media/a.mp4': testTalk(16) },
    change: { start, ...(validity === undefined ? {} : { validity }) },
  })
  const { manifest, fingerprint } = await readTestPack(join(directory, id))
  return { id, version, ...spanOf(manifest), fingerprint, state, bytes: 16, present: 16, manifest }
}
const shown = (all: readonly StoredSeminar[], { chosen = null, now = noon }: { chosen?: string | null; now?: Instant } = {}) =>
  seminarToShow(all, chosen, now)?.id ?? null

describe('the seminar that a kiosk shows', () => {
  it('is the next, after the last the one that ended last, and of several the chosen one; never one that is not all here', async () => {
    const all = [
      await stored('gone', '2022-10-18T13:30'),
      await stored('later', '2022-11-20T13:30'),
      await stored('today', '2022-10-20T13:30'),
      await stored('half', '2022-10-20T12:30', { state: 'partial' }),
    ]
    expect(shown(all)).toBe('today')
    expect(shown(all, { now: plus(noon, hours(24)) })).toBe('later')
    expect(shown(all, { now: plus(noon, hours(24 * 60)) })).toBe('later')
    expect(shown(all, { chosen: 'gone' })).toBe('gone')
    expect(shown(all, { chosen: 'half' })).toBe('today')
    expect(shown([])).toBeNull()
  })

  it('is none that may not be started, as long as another can be seen', async () => {
    const early = await stored('early', '2022-11-20T13:30', { validity: { from: '2022-11-01T00:00' } })
    const over = await stored('over', '2022-10-19T13:30', { validity: { until: '2022-10-20T00:00' } })
    const seen = await stored('seen', '2022-10-18T13:30')
    expect(shown([early, over, seen])).toBe('seen')
    expect(shown([early, over, seen], { now: plus(noon, hours(24 * 14)) })).toBe('early')
    expect(shown([early, over])).toBe('early')
  })
})
