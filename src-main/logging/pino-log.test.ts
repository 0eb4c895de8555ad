import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from './pino-log.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'log-'))
})
afterEach(() => {
  chmodSync(directory, 0o700)
  rmSync(directory, { recursive: true })
})

describe('the log', () => {
  it('writes one JSON record a line and keeps the newest lines for staff', async () => {
    const { log, tail, close } = createLog(directory, { level: 'info', console: 'none' })
    log.named('packs').info('pack opened', { files: 3, pack: 'demo' })
    log.debug('not at this level')
    log.named('bridge').warn('dropped', { why: 'too fast' })
    expect(tail(1)[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d warn bridge: dropped why="too fast"$/)
    expect(tail(10)).toHaveLength(2)
    await close()
    const records = readFileSync(join(directory, 'talkroom.log'), 'utf8').trim().split('\n')
    expect(records.map((record) => JSON.parse(record))).toMatchObject([
      { level: 'info', name: 'packs', message: 'pack opened', files: 3, pack: 'demo' },
      { level: 'warn', name: 'bridge' },
    ])
  })

  it('writes down nothing that opens something, be it said by us or by the cause of a mistake', async () => {
    const { log, tail, close } = createLog(directory, { level: 'info', console: 'none' })
    const causes = [
      'talkroom://join/hunter2',
      'connect http://room:hunter2@proxy.example.org:3128 "refused"',
      'https://seminars.example.org/pack?ticket=hunter2',
      'Authorization: Bearer hunter2hunter2',
      'password="hunter2"',
      `${'x'.repeat(470)} https://a.example.org/?hunter2`,
    ]
    for (const cause of causes) log.named('join').warn(`it went wrong: ${cause}`, { cause })
    await close()
    for (const text of [tail(10).join('\n'), readFileSync(join(directory, 'talkroom.log'), 'utf8')]) {
      expect(text).not.toContain('hunter2')
      expect(text.trim().split('\n')).toHaveLength(causes.length)
      for (const host of ['proxy.example.org:3128', 'https://seminars.example.org/pack']) expect(text).toContain(host)
    }
  })

  it('rotates at the size it got and never keeps more than five files', async () => {
    const { log, close } = createLog(directory, { level: 'info', console: 'none', fileSize: '10K' })
    for (let n = 0; n < 500; n += 1) log.info('x'.repeat(200), { n })
    await close()
    const files = readdirSync(directory).filter((name) => name.endsWith('.log'))
    expect(files).toHaveLength(5)
    for (const name of files) expect(statSync(join(directory, name)).size).toBeLessThan(11 * 1024)
    expect(readdirSync(directory)).toHaveLength(5)
  })

  it('goes on in memory when the folder cannot be made', async () => {
    writeFileSync(join(directory, 'file'), '')
    const { log, tail, close } = createLog(join(directory, 'file', 'logs'), { level: 'info', console: 'none' })
    log.error('still here')
    log.error('and here')
    expect(tail(5).join('\n')).toContain('and here')
    await close()
  })

  it('tells more or less from the moment it is asked to, through loggers that were named before too', async () => {
    const { log, tail, level, close } = createLog(directory, { level: 'info', console: 'none' })
    const packs = log.named('packs')
    packs.debug('one')
    level('debug')
    packs.debug('two')
    level('error')
    packs.warn('three')
    expect(tail(9).map((line) => line.slice(20))).toEqual(['debug packs: two'])
    await close()
  })

  it('cuts what would make a line endless', async () => {
    const { log, tail, close } = createLog(directory, { level: 'info', console: 'none' })
    log.info('long', { cause: 'y'.repeat(10_000) })
    expect(tail(1)[0]?.length).toBeLessThan(700)
    await close()
  })
})
