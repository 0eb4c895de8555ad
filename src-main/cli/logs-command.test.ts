import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sinceOf } from './since.ts'
import { tryTalkroom } from './try-talkroom.ts'

const { at, talkroom } = tryTalkroom()
const record = (time: string, level: string, message: string) => JSON.stringify({ level, time, name: 'kiosk', message })

it('shows the newest lines of all files, by time and by how grave they are', async () => {
  expect(await talkroom('logs')).toMatchObject({ code: 1, err: expect.stringContaining('There is no log') })
  mkdirSync(at('profile', 'logs'), { recursive: true })
  const write = (name: string, ...lines: readonly string[]) => writeFileSync(at('profile', 'logs', name), lines.join('\n'))
  write('talkroom.log', record('2026-01-03T08:00:00.000Z', 'info', 'five'), record('2026-01-03T09:00:00.000Z', 'error', 'six'), '{"level":"in')
  write('talkroom.1.log', record('2026-01-02T08:00:00.000Z', 'debug', 'three'), record('2026-01-02T09:00:00.000Z', 'warn', 'four'))
  write('talkroom.2.log', record('2026-01-01T08:00:00.000Z', 'info', 'one'), record('2026-01-01T09:00:00.000Z', 'error', 'two'))
  const words = async (...options: readonly string[]) => (await talkroom('logs', ...options)).out.match(/\w+$/gm)
  expect(await words()).toEqual(['one', 'two', 'three', 'four', 'five', 'six'])
  expect(await words('-n', '2')).toEqual(['five', 'six'])
  expect(await words('--level', 'warn')).toEqual(['two', 'four', 'six'])
  expect(await words('--since', '2026-01-02T08:30:00Z', '--level', 'info')).toEqual(['four', 'five', 'six'])
  expect((await talkroom('logs', '-n', '1')).out).toBe('2026-01-03 09:00:00 error kiosk: six\n')
  expect((await talkroom('logs', '-n', '1', '--json')).out).toBe(`${record('2026-01-03T09:00:00.000Z', 'error', 'six')}\n`)
  expect(await talkroom('logs', '--since', 'yesterday')).toMatchObject({ code: 2, err: expect.stringContaining('90m, 12h, 3d') })
  expect(await talkroom('logs', '-n', '0')).toMatchObject({ code: 2 })
})

it('understands times before now, days and moments', () => {
  const now = Date.UTC(2026, 10, 25, 12)
  expect([sinceOf('90m', now), sinceOf('12h', now), sinceOf('3d', now)]).toEqual([now - 5_400_000, now - 43_200_000, now - 259_200_000])
  expect(sinceOf('2026-11-25', now)).toBe(new Date(2026, 10, 25).getTime())
  expect(sinceOf('2026-11-25 13:30', now)).toBe(new Date(2026, 10, 25, 13, 30).getTime())
  expect(sinceOf('2026-11-25T13:30Z', now)).toBe(Date.UTC(2026, 10, 25, 13, 30))
  for (const none of ['', 'now', '12', '2026-13-45', 'h3']) expect(sinceOf(none, now)).toBeNull()
})
