import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptBadlyOnWindows } from './windows-access.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'access-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const found = (policy: object) => ({ path: 'C:\\ProgramData\\Talkroom\\a ’; b.json', state: 'read', policy, slips: [], mark: 'x' }) as const

/** Stands in for PowerShell: answers with the notation, when it is asked about that very path. */
const double = (answer: string) => {
  const file = join(folder, 'powershell.mjs')
  writeFileSync(
    file,
    `if (process.env.TALKROOM_ACCESS_TO !== ${JSON.stringify(found({}).path)} || !process.argv.at(-1).includes('Get-Acl')) process.exit(1)
    console.log(${JSON.stringify(answer)})`,
  )
  return { command: process.execPath, before: [file] }
}

describe('a policy on Windows', () => {
  it('is looked at by way of PowerShell, with the secrets that stand in it', async () => {
    const open = double('O:BAG:SYD:(A;;FA;;;BA)(A;;FR;;;BU)\r')
    expect(await keptBadlyOnWindows(found({ room: 'A' }), open)).toEqual([])
    expect(await keptBadlyOnWindows(found({ report: { to: 'x', key: 'y' } }), open)).toEqual([
      { path: '', text: expect.stringContaining('every account can read the file, and report in it is a secret') },
    ])
  })

  it('is not called well where nobody answers', async () => {
    expect(await keptBadlyOnWindows(found({}), { command: join(folder, 'none.exe'), before: [] })).toEqual([
      { path: '', text: expect.stringContaining('could not be found out') },
    ])
  })
})
