import { spawnSync } from 'node:child_process'
import { closeSync, fstatSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inJournal, journalLine } from './journal.ts'

const record = (level: string, more: object = {}) =>
  JSON.stringify({ level, time: '2022-10-20T08:00:00.000Z', name: 'packs', message: 'a pack came', ...more })

it('gives each line the priority that the journal sorts by, and no time of its own', () => {
  expect(['debug', 'info', 'warn', 'error'].map((level) => journalLine(record(level)))).toEqual([
    '<7>debug packs: a pack came',
    '<6>info packs: a pack came',
    '<4>warn packs: a pack came',
    '<3>error packs: a pack came',
  ])
  expect(journalLine(record('info', { cause: 'one\ntwo' }))).not.toContain('\n')
})

it.skipIf(process.platform === 'win32')('knows whether stderr is the journal, as systemd says it, in a real process', () => {
  expect(inJournal({})).toBe(false)
  expect(inJournal({ JOURNAL_STREAM: '1:1' })).toBe(false)
  const directory = mkdtempSync(join(tmpdir(), 'journal-'))
  try {
    const stream = openSync(join(directory, 'stream'), 'w+')
    const { dev, ino } = fstatSync(stream)
    const program = `
      import { createLog } from ${JSON.stringify(join(import.meta.dirname, 'pino-log.ts'))}
      import { inJournal } from ${JSON.stringify(join(import.meta.dirname, 'journal.ts'))}
      const { log, close } = createLog(${JSON.stringify(join(directory, 'logs'))}, { level: 'info', console: inJournal(process.env) ? 'journal' : 'none' })
      log.named('kiosk').warn('no window', { reason: 'x' })
      await close()
    `
    const env = { ...process.env, JOURNAL_STREAM: `${dev}:${ino}` }
    const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { env, stdio: ['ignore', 'inherit', stream] })
    closeSync(stream)
    expect(ended.status).toBe(0)
    expect(readFileSync(join(directory, 'stream'), 'utf8')).toBe('<4>warn kiosk: no window reason="x"\n')
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})
