import { describe, expect, it } from 'vitest'
import type { SystemDevice } from '../../src-shared/devices/device.ts'
import { hasPulse, startPulse } from '../../test/sound/pulse-server.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { describeAudioSystem } from './audio-system-contract.ts'
import { createFakeAudioSystem } from './fake-audio-system.ts'
import { findAudioSystem } from './find-audio-system.ts'
import { createPulseAudioSystem } from './pulse/pulse-audio-system.ts'
import { isAboutDevices, readEnds } from './pulse/read-pactl.ts'

const end = (direction: SystemDevice['direction'], label: string, usb: boolean): SystemDevice => ({
  id: `${direction} ${label}`,
  direction,
  label,
  usb: usb ? { vendor: '0b0e', product: '2475', serial: null } : null,
  bus: usb ? 'usb' : 'display',
  muted: false,
  volume: 1,
  plugged: true,
})

describeAudioSystem('a sound system of variables', async () => {
  const television = end('output', 'HDMI 1', false)
  const audio = createFakeAudioSystem([end('output', 'Jabra Speak 750', true), end('input', 'Jabra Speak 750 Mono', true)])
  return {
    audio,
    plugTelevision: async () => audio.plug(television),
    unplugTelevision: async () => audio.unplug(television.id),
    close: async () => undefined,
  }
})

describe.skipIf(!hasPulse)('with PulseAudio (package pulseaudio)', () => {
  describeAudioSystem('PulseAudio itself', async () => {
    const pulse = await startPulse()
    await pulse.speakerphone('jabra', 'Jabra SPEAK 510')
    const audio = createPulseAudioSystem({ environment: { ...process.env, ...pulse.environment }, log: createMemoryLog() })
    // `pactl subscribe` tells only of what happens once it listens.
    await new Promise((resolve) => setTimeout(resolve, 300))
    let unplug = async () => {}
    return {
      audio,
      plugTelevision: async () => {
        unplug = await pulse.speaker('hdmi', 'HDMI 1')
      },
      unplugTelevision: () => unplug(),
      close: pulse.stop,
    }
  })

  it('says so when the server is gone, and does not hang', async () => {
    const pulse = await startPulse()
    const audio = createPulseAudioSystem({ environment: { ...process.env, ...pulse.environment }, log: createMemoryLog() })
    let told = 0
    audio.onChange(() => {
      told += 1
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    await pulse.stop()
    await expect.poll(() => told, { timeout: 2000 }).toBeGreaterThan(0)
    expect(await audio.list()).toMatchObject({ ok: false, failure: { reason: 'audio-system-silent' } })
    await audio.close()
  })
})

describe('where the sound system cannot be asked', () => {
  it('says once why, and that nothing is known', async () => {
    const log = createMemoryLog()
    const audio = findAudioSystem({ PATH: '/nonexistent' }, 'linux', log)
    expect(audio.tells).toBe(false)
    expect(log.lines).toEqual([
      'warn test: mute and volume of the sound devices are not known, and volume is not set why=pactl is not installed (package pulseaudio-utils)',
    ])
    expect(await audio.list()).toMatchObject({ ok: false, failure: { cause: 'pactl is not installed (package pulseaudio-utils)' } })
    expect(findAudioSystem(process.env, 'darwin', log).tells).toBe(false)
  })
})

describe('what pactl says', () => {
  it('is no list where it is something else', () => {
    for (const text of ['', '{', '[{"name":1}]', 'Connection failure: Connection refused']) expect(readEnds('output', text)).toBeNull()
  })
  it('is about a device only where it is', () => {
    expect(
      ["Event 'new' on sink #3", "Event 'remove' on source #1", "Event 'change' on card #0", "Event 'change' on server #4294967295"].every(
        isAboutDevices,
      ),
    ).toBe(true)
    expect(
      ["Event 'new' on sink-input #3", "Event 'remove' on source-output #1", "Event 'new' on client #5", "Event 'new' on module #5"].some(
        isAboutDevices,
      ),
    ).toBe(false)
  })
})
