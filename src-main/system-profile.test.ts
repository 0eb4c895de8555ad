import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemProfile } from './system-profile.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'profile-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the profile of a kiosk that was told no other', () => {
  it('is the computer’s on Windows as soon as IT has made it, for the kiosk’s account and for an administrator alike', () => {
    const as = (account: string) => systemProfile({ ProgramData: folder, APPDATA: join(folder, account) }, 'win32')
    expect([as('talkroom'), as('admin')]).toEqual([join(folder, 'talkroom', 'talkroom'), join(folder, 'admin', 'talkroom')])
    mkdirSync(join(folder, 'Talkroom', 'profile'), { recursive: true })
    expect([as('talkroom'), as('admin')]).toEqual(Array(2).fill(join(folder, 'Talkroom', 'profile')))
  })

  it('is among the settings of the account elsewhere', () => {
    expect(systemProfile({ XDG_CONFIG_HOME: folder, ProgramData: folder }, 'linux')).toBe(join(folder, 'talkroom'))
  })
})
