import type { DevicesSlice } from '../../../src-shared/contract/devices.ts'
import { type PulseServer, startPulse } from '../../sound/pulse-server.ts'
import { command } from './command.ts'
import { test as base } from './fixture.ts'
import type { KioskOptions, RunningKiosk } from './kiosk.ts'

type Fixtures = {
  readonly pulse: PulseServer
  /** A kiosk whose sound is the test's own server; an hour and a half before its seminar, so that nothing starts by itself. */
  readonly soundRoom: (options?: Partial<KioskOptions>) => Promise<RunningKiosk>
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
  pulse: async ({}, use) => {
    const pulse = await startPulse()
    await use(pulse)
    await pulse.stop()
  },
  soundRoom: async ({ kiosk, pulse }, use) => {
    await use((options = {}) => kiosk({ start: '12:00', environment: pulse.environment, ...options }))
  },
})

/** Waits until main has chosen both ends and knows of them from the system. */
export const bothChosen = async (room: RunningKiosk): Promise<DevicesSlice> =>
  (await room.main.until(({ devices }) => devices.speaker?.device.system != null && devices.microphone?.device.system != null)).devices

export type Checked = { readonly devices: DevicesSlice; readonly took: number }

/** Has the room tried quietly, and answers with what main says of it afterwards. */
export const checkQuietly = async (room: RunningKiosk): Promise<Checked> => {
  const before = room.main.slices().devices.check.run
  const began = performance.now()
  await command(room, 'check.start', { kind: 'quiet' })
  const { devices } = await room.main.until((slices) => slices.devices.check.name === 'idle' && slices.devices.check.run > before, 30_000)
  return { devices, took: performance.now() - began }
}

export { expect } from './fixture.ts'
