import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultPlenarySettings } from '../../src-shared/plenary/settings.ts'
import type { Policy } from '../../src-shared/settings/policy.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import type { Settings } from './settings.ts'

/** What both adapters do. `directory` gives a fresh folder for each test. */
export const describeSettings = (
  name: string,
  create: (directory: string, log: ReturnType<typeof createMemoryLog>, policy?: Policy) => Settings,
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
        room: null,
        groups: 1,
        logLevel: 'info',
        report: null,
        staffPinHash: null,
        deliverTo: null,
        trustedKeys: [],
        updates: null,
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
        plenary: { desk: null, pass: null, iceServers: [], transports: ['direct', 'relay-udp', 'relay-tcp', 'relay-tls'], camera: false },
        diskBudget: 40_000_000_000,
        devices: {
          pinned: { speaker: null, microphone: null },
          last: { speaker: null, microphone: null },
          volume: 0.7,
          nightly: '04:10',
          screens: { pinned: null, last: null, others: 'black' },
        },
        buttonProfiles: [],
        buttonKeys: [],
        buttonBindings: { press: 'next', double: 'back', long: 'pause-or-resume', 'very-long': 'help' },
        buttonGroups: {},
        fixed: [],
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

    it('lets the policy decide, keeps the room’s own for the day without one, and never writes what the policy says', () => {
      open().set({ deliverTo: '/srv/own', groups: 2, proxy: 'direct' })
      const before = readFileSync(file(), 'utf8')
      const log = createMemoryLog()
      const settings = create(directory(), log, { deliverTo: '/srv/it', bandwidth: 5000, proxy: null })
      expect(settings.get()).toMatchObject({
        deliverTo: '/srv/it',
        bandwidth: 5000,
        proxy: null,
        groups: 2,
        fixed: ['deliverTo', 'bandwidth', 'proxy'],
      })
      settings.set({ deliverTo: '/srv/elsewhere' })
      expect(settings.get().deliverTo).toBe('/srv/it')
      expect(log.lines.join()).toContain('the policy decides this setting names=deliverTo')
      expect(readFileSync(file(), 'utf8')).toBe(before)
      expect(open().get()).toMatchObject({ deliverTo: '/srv/own', bandwidth: null, proxy: 'direct', fixed: [] })
    })

    it('begins each start with the language of the policy, and lets the room change it until then', () => {
      const start = () => create(directory(), createMemoryLog(), { language: 'da' })
      const settings = start()
      const seen: string[] = []
      settings.onChange(({ language }) => seen.push(language))
      expect(settings.get()).toMatchObject({ language: 'da', captions: 'da', fixed: [] })
      settings.set({ language: 'en' })
      expect(settings.get()).toMatchObject({ language: 'en', captions: 'en' })
      expect(seen).toEqual(['en'])
      expect(start().get().language).toBe('da')
      expect(open().get().language).toBe('sv')
    })

    it('leaves to the room what the policy does not say of its devices', () => {
      const jabra = { key: 'usb:0b0e:2475', label: 'Jabra' }
      const poly = { key: 'usb:047f:02ee', label: 'Poly' }
      const start = () => create(directory(), createMemoryLog(), { devices: { pinned: { speaker: jabra }, nightly: null } })
      const settings = start()
      const { devices } = settings.get()
      expect(devices).toMatchObject({ pinned: { speaker: jabra, microphone: null }, nightly: null, volume: 0.7 })
      settings.set({ devices: { ...devices, pinned: { speaker: poly, microphone: poly }, volume: 0.5, last: { speaker: poly, microphone: null } } })
      expect(start().get().devices).toEqual({
        pinned: { speaker: jabra, microphone: poly },
        last: { speaker: poly, microphone: null },
        volume: 0.5,
        nightly: null,
        screens: { pinned: null, last: null, others: 'black' },
      })
      expect(open().get().devices).toMatchObject({ pinned: { speaker: null, microphone: poly }, nightly: '04:10', volume: 0.5 })
    })

    it('lets the policy name the desk of the plenary, and leaves the room its own pass', () => {
      const start = () => create(directory(), createMemoryLog(), { plenary: { desk: 'https://desk.example.org', iceServers: [] } as never })
      open().set({ plenary: { ...defaultPlenarySettings, desk: 'https://own.example.org', pass: 'v1.pass' } })
      expect(start().get()).toMatchObject({
        plenary: { desk: 'https://desk.example.org', pass: 'v1.pass' },
        fixed: ['plenary.desk', 'plenary.iceServers'],
      })
      expect(open().get().plenary.desk).toBe('https://own.example.org')
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
