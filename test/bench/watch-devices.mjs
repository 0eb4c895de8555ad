import { join } from 'node:path'
import { createSystemClock } from '../../src-main/clock/system-clock.ts'
import { createDeviceService } from '../../src-main/devices/device-service.ts'
import { findAudioSystem } from '../../src-main/devices/find-audio-system.ts'
import { createMemoryLog } from '../../src-main/logging/memory-log.ts'
import { createTroubles } from '../../src-main/room/troubles.ts'
import { withDefaults } from '../../src-shared/settings/schema.ts'

/** The watch over the room's devices alone, as the kiosk runs it, so that what it costs can be told from the window's cost. */
const log = createMemoryLog()
const screens = [{ connector: 'HDMI-1', label: '', x: 0, y: 0, width: 1920, height: 1080, scale: 1, primary: true }]
const service = createDeviceService({
  shell: {
    name: 'none',
    open: async () => ({ ok: true, value: undefined }),
    displays: async () => ({ screens, asleep: false }),
    keepAwake: () => undefined,
    screenshot: async () => ({ ok: false, failure: { reason: 'no-window' } }),
    onEvent: () => () => undefined,
    close: async () => undefined,
  },
  audio: () => findAudioSystem(process.env, process.platform, log),
  settings: { get: () => withDefaults({}), set: () => undefined, wasReset: false, onChange: () => () => undefined },
  clock: createSystemClock({ speed: 1 }),
  log,
  troubles: createTroubles(() => undefined),
  directory: join(process.argv[2] ?? '.', 'devices'),
  staffOpen: () => false,
  publish: () => undefined,
})
await service.begin()
await service.handlers['devices.seen']({
  permission: true,
  audio: [
    { id: 'out', group: '', direction: 'output', label: 'Jabra SPEAK 510' },
    { id: 'in', group: '', direction: 'input', label: 'Jabra SPEAK 510 Mono' },
  ],
})
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)))
