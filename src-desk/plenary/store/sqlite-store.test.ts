import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decidePlenary } from '../../../src-shared/plenary/decide.ts'
import { applyEntry, initialDesk, type LogEntry } from '../../../src-shared/plenary/log-entry.ts'
import { anyRequest, everybody } from '../../../src-shared/plenary/plenary.arbitrary.ts'
import { instant } from '../../../src-shared/time/time.ts'
import { openDeskLog } from '../service/desk-log.ts'
import { viewsAt } from '../service/views.ts'
import { openSqliteStore } from './sqlite-store.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (at = folder, seminar: string | null = 'demo') => {
  const opened = openSqliteStore(at, seminar)
  if (!opened.ok) throw new Error(opened.failure.reason)
  return opened.value
}
const times = { opensAt: instant(1000), endsAt: instant(2000) }
const nobody = { ids: new Set<string>(), withMedia: new Set<string>(), knocks: new Set<string>() }
const seminar = { seminar: { title: {}, timeZone: 'UTC' }, programme: [] }
const raised = (room: string): LogEntry => ({ about: 'plenary', event: { at: 1, type: 'hand-raised', room } })
const logOver = (store: ReturnType<typeof open>, wallNow: () => number) =>
  openDeskLog(store, {
    wallNow,
    onTrouble: (cause) => {
      throw cause
    },
  })

describe('the log', () => {
  it('restores after any requests, cut at any point, what everybody saw there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRequest, { maxLength: 40 }), fc.nat(40), async (steps, cut) => {
        const at = mkdtempSync(join(folder, 'run-'))
        let wall = 1500
        // The wall clock of the machine goes back now and then.
        const wallNow = () => (wall % 7 === 0 ? wall - 300 : wall)
        const viewsOf = (log: ReturnType<typeof openDeskLog>) => {
          const viewOf = viewsAt(log.state(), { times, seminar }, log.now(), nobody)
          return everybody.map((member) => viewOf(member))
        }
        let store = open(at)
        let log = logOver(store, wallNow)
        await Promise.all(
          everybody.map((member) =>
            log.submit((_, now) => ({ ok: true, value: { entries: [{ about: 'plenary', event: { at: now, type: 'joined', member } }] } })),
          ),
        )
        for (const [index, { actor, request }] of steps.entries()) {
          wall += 10
          await log.submit((state, now) => {
            const decided = decidePlenary(state.plenary, now, actor, request)
            return decided.ok ? { ok: true, value: { entries: decided.value.map((event) => ({ about: 'plenary', event }) as const) } } : decided
          })
          if (index !== cut) continue
          const before = viewsOf(log)
          store.close()
          store = open(at)
          log = logOver(store, wallNow)
          expect(viewsOf(log)).toEqual(before)
        }
        const last = viewsOf(log)
        store.close()
        store = open(at)
        expect(viewsOf(logOver(store, wallNow))).toEqual(last)
        store.close()
      }),
      { numRuns: 25 },
    )
  })

  it('has all of a batch or nothing, and what was acknowledged, after a kill in the midst of writing', async () => {
    const script = `
      import { openSqliteStore } from ${JSON.stringify(join(import.meta.dirname, 'sqlite-store.ts'))}
      const opened = openSqliteStore(process.argv[1], 'demo')
      const store = opened.value
      let place = store.entriesAfter(0).length
      for (;;) {
        const entries = [0, 1, 2].map((of) => ({ about: 'plenary', event: { at: place + of, type: 'hand-raised', room: 'r' + of } }))
        place = store.append({ entries, items: [] }, place)
        process.stdout.write(place + '\\n')
      }`
    for (const milliseconds of [0, 7, 23]) {
      let said = ''
      const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
      const ended = new Promise((resolve) => child.once('close', resolve))
      await new Promise((resolve) =>
        child.stdout.once('data', resolve).on('data', (part: Buffer) => {
          said += part.toString()
        }),
      )
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      child.kill('SIGKILL')
      await ended
      const acknowledged = Number(said.trimEnd().split('\n').at(-1))
      const store = open()
      const places = store.entriesAfter(0).map(({ place }) => place)
      expect(acknowledged).toBeGreaterThan(0)
      expect(places.length).toBeGreaterThanOrEqual(acknowledged)
      expect(places.length % 3).toBe(0)
      expect(places).toEqual(places.map((_, index) => index + 1))
      store.close()
    }
  })

  it('takes nothing behind what another process wrote, until that was read', () => {
    const one = open()
    const two = open()
    expect(one.append({ entries: [raised('a')], items: [] }, 0)).toBe(1)
    expect(two.changedElsewhere()).toBe(true)
    expect(two.changedElsewhere()).toBe(false)
    expect(two.append({ entries: [raised('b')], items: [] }, 0)).toBeNull()
    expect(two.append({ entries: [raised('b')], items: [] }, 1)).toBe(2)
    expect(one.entriesAfter(1).map(({ entry }) => entry)).toEqual([raised('b')])
    one.close()
    two.close()
  })

  it('decides anew when another process was first, and says all of it in the order of the file', async () => {
    const store = open()
    const beside = open()
    const log = logOver(store, () => 5)
    beside.append({ entries: [{ about: 'access', event: { at: 4, type: 'pass-revoked', serial: 'gone' } }], items: [] }, 0)
    const seen: boolean[] = []
    const done = await log.submit(({ access }, now) => {
      seen.push(access.revoked.has('gone'))
      return { ok: true, value: { entries: [{ about: 'plenary', event: { at: now, type: 'gathered' } }] } }
    })
    expect(done).toMatchObject({ ok: true })
    expect(seen).toEqual([false, true])
    const all = store.entriesAfter(0).map(({ entry }) => entry)
    expect(log.state()).toEqual(all.reduce(applyEntry, initialDesk))
    store.close()
    beside.close()
  })

  it('says so to everybody who asked when the disk does not take it, and stays as it was', async () => {
    const store = open()
    const troubles: unknown[] = []
    const log = openDeskLog(store, { wallNow: () => 5, onTrouble: (cause) => troubles.push(cause) })
    store.close()
    const done = await log.submit((_, now) => ({ ok: true, value: { entries: [{ about: 'plenary', event: { at: now, type: 'gathered' } }] } }))
    expect(done).toMatchObject({ ok: false, failure: { reason: 'not-saved' } })
    expect(troubles).toHaveLength(1)
    expect(log.state()).toEqual(initialDesk)
  })
})

describe('the file', () => {
  it('is for its owner only, and of one seminar', () => {
    const at = join(folder, 'data')
    const made = open(at)
    expect(statSync(at).mode & 0o777).toBe(0o700)
    for (const name of ['plenary.sqlite', 'plenary.sqlite-wal', 'plenary.sqlite-shm']) expect(statSync(join(at, name)).mode & 0o777).toBe(0o600)
    made.close()
    expect(openSqliteStore(at, 'another')).toMatchObject({ failure: { reason: 'store-other-seminar', cause: 'demo' } })
    const read = open(at, null)
    expect(read.seminar).toBe('demo')
    read.close()
  })

  it('is not made where somebody only wants to read', () => {
    expect(openSqliteStore(join(folder, 'nothing'), null)).toMatchObject({ failure: { reason: 'store-unusable' } })
  })
})
