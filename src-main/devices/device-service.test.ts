import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ButtonsSlice } from '../../src-shared/contract/buttons.ts'
import type { DevicesSlice } from '../../src-shared/contract/devices.ts'
import type { ScreenPlan } from '../../src-shared/devices/choose-screen.ts'
import type { Direction, SystemDevice } from '../../src-shared/devices/device.ts'
import type { RoomScreen } from '../../src-shared/devices/screens.ts'
import { withDefaults } from '../../src-shared/settings/schema.ts'
import { instant, minutes, seconds } from '../../src-shared/time/time.ts'
import { createManualClock } from '../clock/manual-clock.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { createTroubles } from '../room/troubles.ts'
import type { KioskSettings } from '../settings/settings.ts'
import type { ShellEvent } from '../shell/shell.ts'
import { createDeviceService } from './device-service.ts'
import { createFakeAudioSystem } from './fake-audio-system.ts'

const end = (direction: Direction, label: string): SystemDevice => ({
  id: `${direction} ${label}`,
  direction,
  label,
  usb: null,
  bus: 'usb',
  muted: false,
  volume: 1,
  plugged: true,
})
const seen = (direction: Direction, label: string) => ({ id: `page ${direction} ${label}`, group: '', direction, label })
const clear = { offset: 4000, likeness: 0.97, prominence: 300, level: 0.07, harmonics: 0.01, clipped: 0 }

const wall: RoomScreen = { connector: 'HDMI-1', label: 'SAMSUNG', x: 0, y: 0, width: 1920, height: 1080, scale: 1, primary: true, builtIn: false }
const table: RoomScreen = { ...wall, connector: 'HDMI-2', label: 'BENQ', x: 1920, primary: false }

const furnished = [end('output', 'Jabra'), end('input', 'Jabra Mono')]

const open = async (
  there: readonly SystemDevice[] = furnished,
  {
    settled = true,
    buttons = [],
    staff = true,
  }: { readonly settled?: boolean; readonly buttons?: ButtonsSlice['devices']; readonly staff?: boolean } = {},
) => {
  const directory = await mkdtemp(join(tmpdir(), 'talkroom-devices-'))
  const start = new Date(2026, 10, 25, 4, 9, 30)
  const clock = createManualClock({ start: instant(start.getTime()) })
  const fake = createFakeAudioSystem(there)
  /** What a list says is of the moment when it was asked for, and comes once this is over. */
  const answering: { after: Promise<void> | null } = { after: null }
  const list = async () => {
    const { after } = answering
    const listed = await fake.list()
    await after
    return listed
  }
  const audio = { ...fake, list }
  const screens = { there: [wall], plans: [] as ScreenPlan[] }
  const shellEvents = new Set<(event: ShellEvent) => void>()
  const plug = (...there: RoomScreen[]) => {
    screens.there = there
    for (const call of shellEvents) call({ type: 'displays-changed' })
  }
  const listeners = new Set<(settings: KioskSettings) => void>()
  let settings: KioskSettings = withDefaults({})
  const troubles = createTroubles(() => undefined)
  const service = createDeviceService({
    shell: {
      name: 'none',
      open: async () => ({ ok: true, value: undefined }),
      screens: { list: async () => ({ screens: screens.there, asleep: false }), arrange: (plan) => screens.plans.push(plan) },
      keepAwake: () => undefined,
      screenshot: async () => ({ ok: false, failure: { reason: 'no-window' } }),
      onEvent: (listener) => {
        shellEvents.add(listener)
        return () => shellEvents.delete(listener)
      },
      close: async () => undefined,
    },
    audio: () => audio,
    settings: {
      get: () => settings,
      set: (change) => {
        settings = { ...settings, ...change }
        for (const call of listeners) call(settings)
      },
      wasReset: false,
      onChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    clock,
    log: createMemoryLog(),
    troubles,
    directory,
    staffOpen: () => staff,
    buttons: () => buttons,
    publish: () => undefined,
  })
  await service.begin()
  const look = () => service.handlers['devices.seen']({ permission: true, audio: there.map(({ direction, label }) => seen(direction, label)) })
  await look()
  if (settled) await expect.poll(() => service.slice().speaker === null || service.slice().speaker?.device.volume === 0.7).toBe(true)
  const until = (holds: (slice: DevicesSlice) => boolean) => expect.poll(() => holds(service.slice())).toBe(true)
  const heard = (run: number) => {
    const { speaker, microphone } = service.slice()
    const key = microphone?.device.key ?? ''
    const hearings = [{ microphone: key, noise: 0.001, muted: false, found: clear, delay: 80 }]
    return service.handlers['check.sound']({
      run,
      playings: [{ speaker: speaker?.device.key ?? '', hearings, deaf: [], silentBecause: null }],
      echo: null,
    })
  }
  return { service, audio, clock, troubles, directory, until, heard, plug, answering, plans: screens.plans, settings: () => settings }
}

describe('the room’s devices', () => {
  it('are ready when they were heard, and are remembered as what was used last', async () => {
    const { service, heard, settings } = await open()
    expect(service.slice().word).toBe('unchecked')
    await service.handlers['check.start']({ kind: 'quiet' })
    expect(await heard(1)).toMatchObject({ ok: true })
    expect(service.slice()).toMatchObject({ word: 'ready', check: { name: 'idle' } })
    expect(settings().devices.last.speaker?.label).toBe('Jabra')
    await service.stop()
  })

  it('are not ready by a trial during which somebody turned the volume, nor by an answer to an earlier run', async () => {
    const { service, audio, heard, until } = await open()
    await service.handlers['check.start']({ kind: 'quiet' })
    await audio.setVolume(end('output', 'Jabra'), 0.2)
    await until(({ speaker }) => speaker?.device.volume === 0.2)
    await heard(1)
    expect(service.slice()).toMatchObject({ word: 'not-ready', findings: [{ cause: 'not-checked' }] })
    await service.handlers['check.start']({ kind: 'quiet' })
    expect(await heard(1)).toMatchObject({ ok: false })
    await service.stop()
  })

  it('are tried when the loudspeaker has the level of the room, and not while it is being set', async () => {
    const { service, until, heard } = await open(furnished, { settled: false })
    await service.handlers['check.start']({ kind: 'group' })
    await until(({ check }) => check.name === 'running')
    expect(service.slice().speaker?.device.volume).toBe(0.7)
    await heard(1)
    expect(service.slice()).toMatchObject({ word: 'ready', check: { name: 'running', step: 'voices' } })
  })

  const muteMe = { id: 'a', identity: 'a', name: 'MuteMe', group: 0, state: 'ready', learned: false, pressed: null, light: null } as const
  const atButton = async (given: Parameters<typeof open>[1]) => {
    const all = await open(furnished, given)
    await all.service.handlers['check.start']({ kind: 'group' })
    await all.heard(1)
    await all.service.handlers['check.voices']({ run: 1, seats: ['heard'], better: null })
    return all
  }
  it('ask for the button last, believe that it works, and take no answer of an earlier run', async () => {
    const { service } = await atButton({ buttons: [muteMe] })
    expect(service.slice().check).toMatchObject({ name: 'running', step: 'button' })
    await service.handlers['check.button']({ run: 0, works: true })
    expect(service.slice().check).toMatchObject({ name: 'running', step: 'button' })
    await service.handlers['check.button']({ run: 1, works: true })
    expect(service.slice()).toMatchObject({ word: 'ready', button: 'works', check: { name: 'result', until: expect.any(Number) } })
    await service.stop()
  })
  it('go on without a button that nobody pressed, and leave it on the screen that it was not', async () => {
    const { service, clock } = await atButton({ buttons: [muteMe] })
    clock.advance(seconds(33))
    expect(service.slice()).toMatchObject({ button: 'not-pressed', check: { name: 'result', until: null } })
    await service.stop()
  })
  it('ask for no button where there is none that can be pressed', async () => {
    const { service } = await atButton({ buttons: [{ ...muteMe, state: 'forbidden' }] })
    expect(service.slice()).toMatchObject({ button: null, check: { name: 'result' } })
    await service.stop()
  })

  it('say that the loudspeaker was muted, and no more once it is not', async () => {
    const { service, audio, troubles, until } = await open()
    await audio.setMuted(end('output', 'Jabra'), true)
    await until(({ word }) => word === 'not-ready')
    expect(troubles.list()).toMatchObject([{ reason: 'speaker-muted', severity: 'trouble', params: { device: 'Jabra' } }])
    await audio.setMuted(end('output', 'Jabra'), false)
    await until(({ word }) => word === 'unchecked')
    expect(troubles.list()).toEqual([])
    await service.stop()
  })

  it('stay gone when an older answer of a busy system comes after a newer one', async () => {
    const { service, audio, until, answering } = await open()
    const late = Promise.withResolvers<void>()
    answering.after = late.promise
    const older = service.handlers['devices.seen']({ permission: true, audio: [seen('output', 'Jabra')] })
    answering.after = null
    audio.unplug('output Jabra')
    await until(({ speaker }) => speaker?.device.system === null)
    late.resolve()
    await older
    expect(service.slice().speaker?.device.system).toBeNull()
    await service.stop()
  })

  it('are put back to their volume at the end, and what kiosk plays is brought to them', async () => {
    const { service, audio } = await open()
    await expect.poll(() => audio.asked, { timeout: 3000 }).toContain('bring output Jabra')
    await service.stop()
    expect(await audio.list()).toMatchObject({ value: [{ volume: 1 }, { volume: 1 }] })
  })

  it('are given up by a page that never answers', async () => {
    const { service, clock } = await open()
    await service.handlers['check.start']({ kind: 'group' })
    clock.advance(seconds(30))
    expect(service.slice()).toMatchObject({ word: 'unchecked', check: { name: 'result' } })
    await service.stop()
  })

  it('are proven no more once a page that played before does not answer', async () => {
    const { service, clock, heard } = await open()
    await service.handlers['check.start']({ kind: 'quiet' })
    await heard(1)
    expect(service.slice().word).toBe('ready')
    await service.handlers['check.start']({ kind: 'quiet' })
    clock.advance(seconds(24))
    expect(service.slice()).toMatchObject({ word: 'unchecked', check: { name: 'idle' } })
    await service.stop()
  })
})

describe('choosing by hand', () => {
  const both = [...furnished, end('output', 'HDMI 1'), end('input', 'Webcam')]
  const keyOf = (slice: DevicesSlice, label: string) => slice.devices.find((one) => one.label === label)?.key ?? ''
  const unplugs = async ({ audio, service }: Awaited<ReturnType<typeof open>>, label: string) => {
    audio.unplug(`input ${label}`)
    await service.handlers['devices.seen']({
      permission: true,
      audio: both.filter((one) => one.label !== label).map((one) => seen(one.direction, one.label)),
    })
  }

  it('uses what the check proposed for this run, before what was pinned, and remembers nothing of it', async () => {
    const { service, settings } = await open(both)
    await service.handlers['devices.pin']({ thing: 'microphone', key: keyOf(service.slice(), 'Jabra Mono') })
    await service.handlers['devices.use']({ thing: 'microphone', key: keyOf(service.slice(), 'Webcam') })
    expect(service.slice().microphone).toMatchObject({ why: 'pinned', device: { label: 'Webcam' } })
    expect(settings().devices.pinned.microphone?.label).toBe('Jabra Mono')
    expect(await service.handlers['devices.use']({ thing: 'microphone', key: keyOf(service.slice(), 'HDMI 1') })).toMatchObject({ ok: false })
    expect(await service.handlers['devices.use']({ thing: 'speaker', key: 'name:gone' })).toMatchObject({ ok: false })
    await service.stop()
  })

  it('is for staff where it is for always; what they pinned is said to be missing, and taken back with a sentence', async () => {
    const all = await open(both)
    const { service, settings, troubles, audio } = all
    const key = keyOf(service.slice(), 'Webcam')
    await service.handlers['devices.pin']({ thing: 'microphone', key })
    expect(settings().devices.pinned.microphone).toEqual({ key, label: 'Webcam' })
    await unplugs(all, 'Webcam')
    expect(service.slice()).toMatchObject({ microphone: { device: { label: 'Jabra Mono' } } })
    expect(service.slice().findings).toContainEqual({
      thing: 'microphone',
      cause: 'wrong-device',
      weight: 'remark',
      device: 'Webcam',
      other: 'Jabra Mono',
    })
    expect(troubles.list()).toMatchObject([{ reason: 'microphone-replaced', params: { device: 'Webcam' } }])
    audio.plug(end('input', 'Webcam'))
    await service.handlers['devices.seen']({ permission: true, audio: both.map((one) => seen(one.direction, one.label)) })
    expect(service.slice().microphone).toMatchObject({ why: 'pinned', device: { label: 'Webcam' } })
    expect(troubles.list()).toMatchObject([{ reason: 'microphone-back', params: { device: 'Webcam' } }])
    await service.handlers['devices.pin']({ thing: 'microphone', key: null })
    expect(settings().devices.pinned.microphone).toBeNull()
    await service.stop()
  })

  it('is locked while no staff are there', async () => {
    const { service, settings } = await open(both, { staff: false })
    for (const asked of [
      service.handlers['devices.pin']({ thing: 'speaker', key: keyOf(service.slice(), 'HDMI 1') }),
      service.handlers['devices.pinScreen']({ connector: 'HDMI-1' }),
      service.handlers['devices.others']({ others: 'leave' }),
    ])
      expect(await asked).toMatchObject({ ok: false, failure: { reason: 'locked' } })
    expect(settings().devices).toEqual(withDefaults({}).devices)
    await service.stop()
  })
})

describe('the room’s screens', () => {
  it('are arranged once, and anew when one comes; staff pin the one for the room and decide what the others show', async () => {
    const { service, plug, plans, until, settings } = await open()
    expect(plans).toEqual([{ room: wall, beside: [] }])
    plug(wall, table)
    await until(({ screens }) => screens.length === 2)
    expect(plans.at(-1)).toEqual({ room: wall, beside: [{ screen: table, shows: 'black' }] })
    await service.handlers['devices.pinScreen']({ connector: 'HDMI-2' })
    await service.handlers['devices.others']({ others: 'moderator' })
    expect(plans.at(-1)).toEqual({ room: table, beside: [{ screen: wall, shows: 'moderator' }] })
    expect(settings().devices.screens).toEqual({ pinned: { connector: 'HDMI-2', label: 'BENQ' }, last: null, others: 'moderator' })
    expect(service.slice()).toMatchObject({ screen: { why: 'pinned' }, others: 'moderator' })
    expect(await service.handlers['devices.pinScreen']({ connector: 'DP-9' })).toMatchObject({ ok: false })
    await service.stop()
  })
  it('are said to be gone, and the pinned one is taken back', async () => {
    const { service, plug, until, troubles } = await open()
    plug(wall, table)
    await until(({ screens }) => screens.length === 2)
    await service.handlers['devices.pinScreen']({ connector: 'HDMI-2' })
    plug(wall)
    await until(({ screen }) => screen?.screen.connector === 'HDMI-1')
    expect(troubles.list()).toMatchObject([{ reason: 'screen-replaced', params: { device: 'BENQ' } }])
    expect(service.slice().findings).toMatchObject([{ cause: 'screen-unplugged', device: 'BENQ', other: 'SAMSUNG' }])
    plug(wall, table)
    await until(({ screen }) => screen?.why === 'pinned')
    expect(troubles.list()).toMatchObject([{ reason: 'screen-back', params: { device: 'BENQ' } }])
    await service.stop()
  })
  it('are remembered when a seminar is held on them', async () => {
    const { service, settings } = await open()
    service.programme({ phase: { name: 'running', segment: 'a', enteredAt: instant(0) }, paused: false, rows: [], notices: [] })
    expect(settings().devices.screens.last).toEqual({ connector: 'HDMI-1', label: 'SAMSUNG' })
    await service.stop()
  })
})

describe('the check by night', () => {
  const report = async (directory: string): Promise<unknown> =>
    JSON.parse(await readFile(join(directory, 'nightly.json'), 'utf8').catch(() => 'null'))

  it('writes its result for IT, with sentences and what it could not check', async () => {
    const { service, clock, directory, heard } = await open()
    clock.advance(seconds(35))
    expect(service.slice().check).toMatchObject({ name: 'running', kind: 'quiet' })
    await heard(1)
    await expect
      .poll(() => report(directory))
      .toMatchObject({ word: 'ready', sentence: 'Ready', speaker: 'Jabra', findings: [], notChecked: ['voices', 'button'] })
    await service.stop()
  })

  it('writes it for a room that has nothing to be heard with, too', async () => {
    const { service, clock, directory } = await open([])
    clock.advance(minutes(1))
    await expect
      .poll(() => report(directory))
      .toMatchObject({ word: 'not-ready', findings: [{ sentence: 'There is no loudspeaker. Plug one in.' }, { cause: 'missing' }] })
    await service.stop()
  })
})
