import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exampleStatus } from '../../src-shared/status/example-status.ts'
import { type RoomReport, reportEvery } from '../../src-shared/status/room-report.ts'
import type { KioskStatus } from '../../src-shared/status/status.ts'
import { openRoomsBook } from './rooms-book.ts'
import { roomsKeys } from './rooms-keys.ts'
import { startRoomsServer } from './rooms-server.ts'

let folder = ''
const closing: (() => Promise<void>)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rooms-'))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  rmSync(folder, { recursive: true, force: true })
})

const start = async (clock = { now: Date.parse('2026-11-25T09:00:00Z') }) => {
  const keys = await roomsKeys(folder)
  const book = await openRoomsBook(folder, () => clock.now)
  const server = await startRoomsServer({ book, keys, host: '127.0.0.1', port: 0, tls: null, wallNow: () => clock.now })
  closing.push(server.close)
  const base = `http://127.0.0.1:${server.port}`
  const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`it:${password}`).toString('base64')}` })
  return {
    clock,
    keys,
    base,
    report: (body: unknown, key = keys.report) =>
      fetch(`${base}/rooms/report`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    page: async (path = '/rooms?lang=en', password = keys.view) => {
      const answer = await fetch(`${base}${path}`, { headers: basic(password) })
      return { status: answer.status, headers: answer.headers, text: await answer.text() }
    },
  }
}
const room = (computer: string, name: string | null, change: Partial<KioskStatus> = {}): RoomReport => ({
  format: 1,
  computer,
  status: { ...exampleStatus, ...change, kiosk: { ...exampleStatus.kiosk, room: name, ...change.kiosk } },
})
const muted: KioskStatus['devices'] = {
  word: 'not-ready',
  findings: [{ thing: 'microphone', cause: 'muted-system', weight: 'fault', device: 'Jabra' }],
}

describe('the page of all rooms', () => {
  it('says of each room whether it is ready, what is wrong, and what the last night said, in three languages', async () => {
    const desk = await start()
    await desk.report(room('pc-1', 'Biblioteket'))
    await desk.report(
      room('pc-2', 'Sal <b>7</b>', { devices: muted, check: { at: '2026-11-25T03:10:00.000Z', word: 'not-ready', findings: muted?.findings ?? [] } }),
    )
    await desk.report(room('pc-3', null, { check: null, seminar: null, room: 'running' }))
    await desk.report(room('pc-4', 'Källaren', { kiosk: { ...exampleStatus.kiosk, room: 'Källaren', state: 'stopped' } }))
    const english = await desk.page()
    expect(english.text).toContain('2 of 4 rooms are ready.')
    expect(english.text.indexOf('Sal &lt;b&gt;7')).toBeLessThan(english.text.indexOf('Källaren'))
    expect(english.text.indexOf('Källaren')).toBeLessThan(english.text.indexOf('Biblioteket'))
    for (const text of [
      'The microphone Jabra is muted on the computer',
      'Switched off',
      'None yet',
      'A group is at its seminar',
      'Children as next of kin',
    ])
      expect(english.text).toContain(text)
    expect((await desk.page('/rooms?lang=sv')).text).toContain('2 av 4 rum är klara.')
    expect((await desk.page('/rooms?lang=da')).text).toContain('Mikrofonen Jabra er slået fra på computeren.')
    expect(english.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(english.headers.get('cache-control')).toBe('no-store')
    const { rooms } = JSON.parse((await desk.page('/rooms.json?lang=en')).text) as { rooms: { computer: string; word: string }[] }
    expect(rooms.map(({ computer, word }) => `${computer} ${word}`)).toEqual(['pc-2 attention', 'pc-4 off', 'pc-1 ready', 'pc-3 ready'])
  })

  it('takes the last report of each computer, and misses one that says nothing any more', async () => {
    const desk = await start()
    await desk.report(room('pc-1', 'A', { devices: muted }))
    await desk.report(room('pc-1', 'A'))
    desk.clock.now += 2 * reportEvery
    expect((await desk.page()).text).toContain('The room is ready.')
    desk.clock.now += 2 * reportEvery
    expect((await desk.page()).text).toContain('Gives no sign of life')
  })

  it('remembers over a start, keeps its files to itself, and forgets a computer that has long been away', async () => {
    const first = await start()
    await first.report(room('pc-1', 'A'))
    writeFileSync(join(folder, 'rooms', 'torn.json'), '{"heardAt"')
    const again = await start(first.clock)
    expect(again.keys).toEqual(first.keys)
    expect((await again.page()).text).toContain('<strong>A</strong>')
    if (process.platform !== 'win32') expect(statSync(join(folder, 'keys.json')).mode & 0o077).toBe(0)
    again.clock.now += 61 * 24 * 3_600_000
    await again.report(room('pc-2', 'B'))
    expect((await again.page()).text).not.toContain('<strong>A</strong>')
    expect(readdirSync(join(folder, 'rooms')).filter((name) => name !== 'torn.json')).toHaveLength(1)
  })

  it('shows nothing and takes nothing without the right key, and each key opens its own door only', async () => {
    const desk = await start()
    expect((await desk.page('/rooms', desk.keys.report)).status).toBe(401)
    expect((await fetch(`${desk.base}/rooms`)).headers.get('www-authenticate')).toContain('Basic')
    expect((await desk.report(room('pc-1', 'A'), desk.keys.view)).status).toBe(401)
    expect((await fetch(`${desk.base}/rooms/report`, { method: 'POST' })).status).toBe(401)
    for (const body of [{}, { ...room('pc-1', 'A'), format: 2 }, { ...room('pc-1', 'A'), computer: '' }, []])
      expect((await desk.report(body)).status).toBe(422)
    expect((await desk.page()).text).toContain('No room has said anything yet')
    const answers = []
    for (let guess = 0; guess < 30; guess += 1) answers.push((await desk.page('/rooms', `guess-${guess}`)).status)
    expect(answers.at(-1)).toBe(429)
    expect((await desk.page()).status).toBe(200)
  })

  it('keeps nothing that a room should not have sent', async () => {
    const desk = await start()
    const report = room('pc-1', 'A')
    await desk.report({ ...report, answers: ['secret'], status: { ...report.status, points: ['secret'] } })
    expect((await desk.page('/rooms.json')).text).not.toContain('secret')
    const restarted = await openRoomsBook(folder, Date.now)
    expect(JSON.stringify(restarted.rooms())).not.toContain('secret')
  })
})
