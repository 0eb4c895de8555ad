import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMemoryLog } from '../logging/memory-log.ts'
import { createConfSettings } from './conf-settings.ts'
import { describeSettings } from './settings-contract.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'settings-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

describeSettings('settings over conf', createConfSettings, () => directory)

it('makes the profile when it is not there yet', () => {
  createConfSettings(join(directory, 'new', 'profile'), createMemoryLog()).set({ theme: 'dark' })
  expect(JSON.parse(readFileSync(join(directory, 'new', 'profile', 'settings.json'), 'utf8'))).toEqual({ theme: 'dark' })
})

it('goes on in memory when nothing can be written', () => {
  writeFileSync(join(directory, 'file'), '')
  const log = createMemoryLog()
  const settings = createConfSettings(join(directory, 'file', 'profile'), log)
  settings.set({ language: 'en' })
  expect(settings.get().language).toBe('en')
  expect(log.lines.length).toBeGreaterThan(0)
})
