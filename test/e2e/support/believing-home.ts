import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A home folder with which Chromium believes this authority too; no other program on the machine does. */
export const believingHome = (authority: string): string => {
  const home = mkdtempSync(join(tmpdir(), 'believing-home-'))
  const database = join(home, '.pki', 'nssdb')
  mkdirSync(database, { recursive: true })
  const certutil = (...argv: readonly string[]) => execFileSync('certutil', ['-d', `sql:${database}`, ...argv], { stdio: 'pipe' })
  certutil('-N', '--empty-password')
  certutil('-A', '-n', 'trial', '-t', 'C,,', '-i', authority)
  return home
}
