import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../src-shared/result/result.ts'
import { exampleStatus } from '../../src-shared/status/example-status.ts'
import type { KioskStatus } from '../../src-shared/status/status.ts'
import type { UpdateRules } from '../../src-shared/updates/update-rules.ts'
import { createManualAfter } from '../../test/electron-double/manual-after.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { askEvery, createUpdateService, lookEvery } from './update-service.ts'
import type { Updater } from './updater.ts'

const turn = () => new Promise(setImmediate)
const hour = 3_600_000
const noon = Date.UTC(2026, 10, 25, 12)

const service = (newest: Awaited<ReturnType<Updater['stage']>> = ok({ version: '2.0.0' })) => {
  const time = createManualAfter()
  const log = createMemoryLog()
  const given = {
    now: noon,
    rules: { install: 'when-free', from: 'https://updates.example.org/' } as UpdateRules | null,
    status: { ...exampleStatus, at: new Date(noon).toISOString(), seminar: null } as KioskStatus,
    newest,
  }
  const told: string[] = []
  const updates = createUpdateService({
    updater: {
      stage: async (from) => {
        told.push(`stage from ${from}`)
        return given.newest
      },
      install: () => told.push('install'),
    },
    after: time.after,
    log,
    rules: () => given.rules,
    status: () => given.status,
    wallClock: () => given.now,
    onInstall: () => told.push('stop and install'),
  })
  const passes = async (milliseconds: number) => {
    given.now += milliseconds
    given.status = { ...given.status, at: new Date(given.now).toISOString() }
    time.pass(milliseconds)
    await turn()
  }
  updates.start()
  return { updates, given, told, log, passes }
}
const seminarIn = (from: number): KioskStatus['delivery'] => ({
  ...exampleStatus.delivery,
  seminars: [
    {
      ...{ id: 'x', version: 1, title: { sv: 'X' }, bytes: 1, present: 1, state: 'complete', fingerprint: 'x', current: true },
      start: new Date(noon + from * hour).toISOString(),
      end: new Date(noon + (from + 2) * hour).toISOString(),
    },
  ],
})

describe('updates on Windows', () => {
  it('are fetched and installed where IT allows it and the room is free', async () => {
    const { told, passes } = service()
    await passes(askEvery)
    expect(told).toEqual(['stage from https://updates.example.org/', 'stop and install'])
  })

  it('are not even looked for where IT has not said yes, or not said from where', async () => {
    for (const rules of [null, { install: 'never', from: 'https://x.example/' }, { install: 'when-free' }] as const) {
      const { given, told, passes } = service()
      given.rules = rules
      await passes(askEvery)
      await passes(lookEvery)
      expect(told).toEqual([])
    }
  })

  it('wait, fetched once, until the seminar is well over', async () => {
    const { given, told, passes } = service()
    given.status = { ...given.status, delivery: seminarIn(3) }
    await passes(askEvery)
    for (let asked = 0; asked < (16 * hour) / askEvery; asked += 1) await passes(askEvery)
    expect(told).toEqual(['stage from https://updates.example.org/'])
    for (let asked = 0; asked < (2 * hour) / askEvery; asked += 1) await passes(askEvery)
    expect(told.at(-1)).toBe('stop and install')
  })

  it('are not fetched either while a group is there, nor installed when IT changed its mind meanwhile', async () => {
    const { given, told, passes } = service()
    given.status = { ...given.status, room: 'running' }
    await passes(askEvery)
    expect(told).toEqual([])
    given.status = { ...given.status, room: 'ended', delivery: seminarIn(0) }
    await passes(lookEvery)
    expect(told).toHaveLength(1)
    given.rules = null
    for (let asked = 0; asked < 400; asked += 1) await passes(askEvery)
    expect(told).toHaveLength(1)
  })

  it('that cannot be fetched, or are signed by nobody known, are said and looked for again', async () => {
    const { given, told, log, passes } = service(fail('update-not-signed'))
    await passes(askEvery)
    expect(log.lines).toEqual([expect.stringContaining('could not be fetched')])
    given.newest = ok(null)
    await passes(lookEvery)
    given.newest = ok({ version: '2.0.0' })
    await passes(lookEvery)
    expect(told.at(-1)).toBe('stop and install')
  })

  it('end with the kiosk', async () => {
    const { updates, told, passes } = service()
    updates.stop()
    await passes(lookEvery)
    expect(told).toEqual([])
  })
})
