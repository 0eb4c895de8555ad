import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RoomAction, RoomEvent } from '../../src-shared/room/events.ts'
import { instant } from '../../src-shared/time/time.ts'
import { createSystemClock } from '../clock/system-clock.ts'
import { withSmallDisk } from '../files/small-disk.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { type Journal, openJournal } from './journal.ts'
import { lineOf } from './journal-format.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'journal-'))
})
const opened: Journal[] = []
afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close()
  rmSync(directory, { recursive: true, force: true })
})

const header = { seminar: 'demo', seminarVersion: 3, rehearsal: false }
const event = (seq: number, action: RoomAction): RoomEvent => ({ seq, at: instant(1_666_265_400_000 + seq * 1000), ...action })
const actions: RoomAction[] = [
  { type: 'started', groups: 1, seats: [7] },
  { type: 'next', segment: 'welcome' },
  { type: 'beat', media: { segment: 'talk-1', position: 1000 } },
  { type: 'beat', media: { segment: 'talk-1', position: 2000 } },
  { type: 'point-set', group: 0, segment: 'learning', index: 0, text: 'Åsa säger: lyssna först 🙂' },
  { type: 'turn-pass', group: 0 },
]
const events = actions.map((action, seq) => event(seq, action))
const open = async (where = directory) => {
  const found = await openJournal(where, header, createMemoryLog())
  opened.push(found.journal)
  return found
}
const current = () => join(directory, 'current.jsonl')

const written = async (list: readonly RoomEvent[]) => {
  const { journal } = await open()
  for (const one of list) expect(await journal.append(one)).toEqual({ ok: true, value: undefined })
  await journal.close()
}

describe('the journal', () => {
  it('restores everything again after a second crash, by the clock that the kiosk has', async () => {
    const clock = createSystemClock({ speed: 1.7 })
    const crashed: RoomEvent[] = [{ seq: 0, at: clock.now(), type: 'started', groups: 1, seats: [7] }]
    for (let crash = 0; crash < 3; crash += 1) {
      const { journal, events: restored, lastAlive } = await open()
      expect(restored).toEqual(crash === 0 ? [] : crashed)
      if (lastAlive !== null) crashed.push({ seq: crashed.length, at: clock.now(), type: 'restored', lastAlive })
      for (const one of crashed.slice(restored.length)) await journal.append(one)
    }
    expect((await open()).found).toBe('restored')
  })

  it('restores what was appended', async () => {
    expect(await open()).toMatchObject({ found: 'none', events: [], lastAlive: null })
    await written(events)
    expect(await open()).toMatchObject({ found: 'restored', events, lastAlive: events.at(-1)?.at })
  })

  it('goes on where it was after it was opened again, any number of times', async () => {
    for (const one of events) await written([one])
    expect((await open()).events).toEqual(events)
  })

  it('answers for many appends at once with one order', async () => {
    const { journal } = await open()
    const many = Array.from({ length: 300 }, (_, seq) => event(seq, { type: 'turn-next', group: 0 }))
    const answers = await Promise.all(many.map((one) => journal.append(one)))
    expect(answers.every((answer) => answer.ok)).toBe(true)
    await journal.close()
    expect((await open()).events).toEqual(many)
  })

  it('keeps one of a run of mere signs of life', async () => {
    await written([...events, ...Array.from({ length: 50 }, (_, n) => event(10 + n, { type: 'beat' }))])
    const { events: restored, lastAlive } = await open()
    expect(restored).toEqual([...events, event(59, { type: 'beat' })])
    expect(lastAlive).toBe(event(59, { type: 'beat' }).at)
  })

  it('forgets an ended seminar and begins anew', async () => {
    const { journal } = await open()
    await journal.append(events[0] as RoomEvent)
    await journal.end()
    expect(readdirSync(directory)).toEqual([])
    expect((await journal.append(events[1] as RoomEvent)).ok).toBe(true)
    await journal.close()
    expect((await open()).events).toEqual([events[1]])
  })

  it('gives the clock an anchor of this boot', async () => {
    await written(events)
    const { clockAnchor } = await open()
    expect(clockAnchor).toMatchObject({ instant: events.at(-1)?.at, bootId: expect.stringMatching(/.+/) })
    expect(clockAnchor?.uptime).toBeGreaterThan(0)
  })

  it('sets the journal of another seminar aside, and one of another version', async () => {
    await written(events)
    expect(await openJournal(directory, { ...header, seminarVersion: 4 }, createMemoryLog())).toMatchObject({ found: 'other-pack', events: [] })
    writeFileSync(current(), lineOf({ journal: 99, seminar: 'demo' }) + lineOf({ x: 1 }))
    expect(await open()).toMatchObject({ found: 'other-version', events: [] })
    expect(readdirSync(directory).map((name) => name.replace(/-\d.*/, ''))).toEqual(['other-seminar', 'other-version'])
  })

  it('keeps what stands before a damage, and the damaged file for somebody to look at', async () => {
    await written(events)
    const content = readFileSync(current())
    content[content.indexOf('turn-pass') - 200] = 0x21
    writeFileSync(current(), content)
    const { found, events: restored } = await open()
    expect(found).toBe('damaged')
    expect(restored).toEqual(events.slice(0, restored.length))
    expect(restored.length).toBeGreaterThan(1)
    expect(readdirSync(directory).some((name) => /^damaged-.*\.jsonl$/.test(name))).toBe(true)
    expect(await open()).toMatchObject({ found: 'restored', events: restored })
  })

  it('goes on when the folder is gone, and writes all of it when it is back', async () => {
    const { journal } = await open()
    await journal.append(events[0] as RoomEvent)
    rmSync(directory, { recursive: true })
    writeFileSync(directory, 'a file in the way')
    expect(await journal.append(events[1] as RoomEvent)).toMatchObject({ ok: false, failure: { reason: 'journal-not-writable' } })
    expect(await journal.append(events[2] as RoomEvent)).toMatchObject({ ok: false })
    rmSync(directory)
    expect((await journal.append(events[3] as RoomEvent)).ok).toBe(true)
    await journal.close()
    expect((await open()).events).toEqual(events.slice(0, 4))
  })

  it.skipIf(process.getuid?.() === 0)('opens in a read-only folder and says so at the append', async () => {
    chmodSync(directory, 0o500)
    const { journal } = await open()
    expect(await journal.append(events[0] as RoomEvent)).toMatchObject({ ok: false, failure: { reason: 'journal-not-writable' } })
    chmodSync(directory, 0o700)
  })

  it('opens where no folder can be made and never throws', async () => {
    writeFileSync(join(directory, 'file'), '')
    const { journal, found } = await open(join(directory, 'file', 'journal'))
    expect(found).toBe('damaged')
    expect(await journal.append(events[0] as RoomEvent)).toMatchObject({ ok: false, failure: { reason: 'journal-not-writable' } })
    await journal.end()
    await journal.close()
  })

  it.skipIf(!withSmallDisk.possible)('loses nothing to a full disk once there is room again', async () => {
    await withSmallDisk.run(64, async (disk) => {
      const { journal } = await open(join(disk, 'journal'))
      expect((await journal.append(events[0] as RoomEvent)).ok).toBe(true)
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(56 * 1024))
      const more = Array.from({ length: 40 }, (_, n) =>
        event(n + 1, { type: 'point-set', group: 0, segment: 'learning', index: 0, text: 'x'.repeat(300) }),
      )
      const answers = []
      for (const one of more) answers.push(await journal.append(one))
      expect(answers.at(-1)).toMatchObject({ ok: false, failure: { reason: 'disk-full' } })
      rmSync(join(disk, 'ballast'))
      expect((await journal.append(event(100, { type: 'pause' }))).ok).toBe(true)
      await journal.close()
      expect((await open(join(disk, 'journal'))).events).toEqual([events[0], ...more, event(100, { type: 'pause' })])
    })
  })

  it('has every acknowledged event after kill -9', async () => {
    const module = fileURLToPath(new URL('./journal.ts', import.meta.url))
    const quiet = '{ debug() {}, info() {}, warn() {}, error() {}, named() { return this } }'
    const script = `
      import { openJournal } from ${JSON.stringify(module)}
      const { journal } = await openJournal(${JSON.stringify(directory)}, ${JSON.stringify(header)}, ${quiet})
      for (let seq = 0; ; seq += 1) {
        const written = await journal.append({ seq, at: seq, type: 'turn-next', group: 0 })
        if (written.ok) process.stdout.write(seq + '\\n')
      }`
    const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const acknowledged: number[] = []
    const ended = new Promise((resolve) => child.once('exit', resolve))
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(Number(line))
      if (acknowledged.length === 150) child.kill('SIGKILL')
    }
    await ended
    const { events: restored } = await open()
    expect(restored.length).toBeGreaterThanOrEqual(acknowledged.length)
    expect(restored.map((one) => one.seq)).toEqual(restored.map((_, seq) => seq))
    expect(statSync(current()).size).toBeGreaterThan(1000)
  })
})
