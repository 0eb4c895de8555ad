import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UpdateCheckResult } from 'electron-updater'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryLog } from '../logging/memory-log.ts'
import { createElectronUpdater, type UpdaterApi } from './electron-updater.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'updater-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** electron-updater as far as its published types go: with its own, dangerous, first values. */
const fixture = (options: { configuration?: string; newer?: boolean; fails?: string } = {}) => {
  const told: string[] = []
  const api: UpdaterApi = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    allowPrerelease: true,
    setFeedURL: (given) => told.push(`feed ${typeof given === 'string' ? given : (given as { url?: string }).url}`),
    checkForUpdates: async () => {
      told.push('check')
      return { isUpdateAvailable: options.newer ?? true, updateInfo: { version: '2.0.0' } } as UpdateCheckResult
    },
    downloadUpdate: async () => {
      told.push('download')
      if (options.fails !== undefined) throw new Error(options.fails)
      return []
    },
    quitAndInstall: (silent, run) => told.push(`install ${silent} ${run}`),
  }
  const configuration = join(folder, 'app-update.yml')
  writeFileSync(configuration, options.configuration ?? 'provider: generic\npublisherName:\n  - Talkroom AB\n')
  return { told, api, updater: createElectronUpdater({ configuration, log: createMemoryLog(), load: async () => api }) }
}
const from = 'https://updates.example.org/windows'

describe('electron-updater behind the port', () => {
  it('does nothing by itself, never goes back, and installs what it fetched when it is told to', async () => {
    const { told, api, updater } = fixture()
    expect(await updater.stage(from)).toEqual({ ok: true, value: { version: '2.0.0' } })
    expect(api).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false, allowDowngrade: false, allowPrerelease: false })
    expect(told).toEqual([`feed ${from}`, 'check', 'download'])
    updater.install()
    expect(told.at(-1)).toBe('install true true')
  })

  it('fetches nothing that is not newer', async () => {
    const { told, updater } = fixture({ newer: false })
    expect(await updater.stage(from)).toEqual({ ok: true, value: null })
    expect(told).not.toContain('download')
  })

  it.each(['provider: generic\n', 'publisherName: []\n', "publisherName: ''\n", 'publisherName:\n  - 7\n', ''])(
    'takes nothing at all where the build names no publisher (%j)',
    async (configuration) => {
      const { told, updater } = fixture({ configuration })
      expect(await updater.stage(from)).toMatchObject({ ok: false, failure: { reason: 'update-not-signed' } })
      expect(told).toEqual([])
    },
  )

  it('tells a forged version from a line that is down', async () => {
    const forged = fixture({ fails: 'New version 2.0.0 is not signed by the application owner' })
    expect(await forged.updater.stage(from)).toMatchObject({ ok: false, failure: { reason: 'update-not-signed' } })
    const down = fixture({ fails: 'net::ERR_CONNECTION_REFUSED' })
    expect(await down.updater.stage(from)).toMatchObject({ ok: false, failure: { reason: 'update-not-fetched' } })
  })

  it('takes nothing where its configuration is missing', async () => {
    const { updater } = fixture()
    rmSync(join(folder, 'app-update.yml'))
    expect(await updater.stage(from)).toMatchObject({ ok: false, failure: { reason: 'update-not-fetched' } })
  })
})
