import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMemoryLog } from '../logging/memory-log.ts'
import type { Settings } from './settings.ts'

/** What both adapters do. `directory` gives a fresh folder for each test. */
export const describeSettings = (
  name: string,
  create: (directory: string, log: ReturnType<typeof createMemoryLog>) => Settings,
  directory: () => string,
): void => {
  const open = (log = createMemoryLog()) => create(directory(), log)
  const file = () => join(directory(), 'settings.json')
  const damaged = () => readdirSync(directory()).filter((entry) => entry.startsWith('settings.damaged-'))

  describe(name, () => {
    it.skipIf(process.platform === 'win32')('keeps its file to itself, because the login to a proxy may stand in it', () => {
      open().set({ proxyLogin: { user: 'room', password: 'secret' } })
      expect(statSync(file()).mode & 0o077).toBe(0)
    })

    it('has its defaults on a fresh machine', () => {
      const settings = open()
      expect(settings.get()).toEqual({
        language: 'sv',
        theme: 'auto',
        captions: 'sv',
        keyboard: 'sv',
        sound: true,
        emulator: false,
        staffPinHash: null,
        deliverTo: null,
        trustedKeys: [],
        packSources: [],
        joinAddresses: [],
        joined: null,
        joinAsked: null,
        joinStart: null,
        chosenSeminar: null,
        bandwidth: null,
        fetchHours: null,
        proxy: null,
        proxyScript: null,
        proxyLogin: null,
        certificates: null,
        plenary: { desk: null, pass: null, iceServers: [] },
        diskBudget: 40_000_000_000,
        devices: { pinned: { speaker: null, microphone: null }, last: { speaker: null, microphone: null }, volume: 0.7, nightly: '04:10' },
        buttonProfiles: [],
        buttonKeys: [],
        buttonBindings: { press: 'next', double: 'back', long: 'pause-or-resume', 'very-long': 'help' },
        buttonGroups: {},
      })
      expect(settings.wasReset).toBe(false)
    })

    it('remembers what was set', () => {
      open().set({ language: 'da', sound: false, deliverTo: '/srv/points' })
      const again = open()
      expect(again.get()).toMatchObject({ language: 'da', sound: false, deliverTo: '/srv/points', theme: 'auto' })
      again.set({ deliverTo: null })
      expect(open().get().deliverTo).toBeNull()
    })

    it('lets captions follow the language until they are chosen', () => {
      const settings = open()
      settings.set({ language: 'en' })
      expect(settings.get().captions).toBe('en')
      settings.set({ captions: 'off' })
      settings.set({ language: 'da' })
      expect(open().get()).toMatchObject({ language: 'da', captions: 'off' })
    })

    it('tells listeners until they cancel', () => {
      const settings = open()
      const seen: string[] = []
      const cancel = settings.onChange(({ language }) => seen.push(language))
      settings.set({ language: 'en' })
      cancel()
      settings.set({ language: 'da' })
      expect(seen).toEqual(['en'])
    })

    it.each(['{ "language": "da"', '', '[]', 'null', '\u0000\u0000'])('sets aside a file it cannot read: %j', (content) => {
      writeFileSync(file(), content)
      const settings = open()
      expect(settings.wasReset).toBe(true)
      expect(settings.get().language).toBe('sv')
      expect(damaged()).toHaveLength(1)
      expect(readFileSync(join(directory(), damaged()[0] ?? ''), 'utf8')).toBe(content)
      settings.set({ language: 'da' })
      expect(open()).toMatchObject({ wasReset: false })
      expect(open().get().language).toBe('da')
    })

    it('resets only the values that cannot be', () => {
      writeFileSync(file(), JSON.stringify({ language: 'se', theme: 'dark', sound: 'yes' }))
      const settings = open()
      expect(settings.get()).toMatchObject({ language: 'sv', theme: 'dark', sound: true })
      expect(settings.wasReset).toBe(true)
      expect(damaged()).toHaveLength(1)
      expect(open().wasReset).toBe(false)
    })

    it('refuses a bad value and keeps the one before', () => {
      const log = createMemoryLog()
      const settings = open(log)
      settings.set({ language: 'en' })
      settings.set({ language: 'xx' as 'en', theme: 'dark' })
      expect(settings.get()).toMatchObject({ language: 'en', theme: 'dark' })
      expect(log.lines.join()).toContain('refused')
    })
  })
}
