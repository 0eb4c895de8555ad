import { belongsToSystem, type HidDevice } from '../../src-shared/buttons/device.ts'
import { causeText } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import type { HidHandle, HidSystem } from './hid-system.ts'

/** Devices that are no buttons yet, opened only while staff teach one. */
export type Overheard = {
  listen(system: HidSystem, devices: readonly HidDevice[]): Promise<void>
  leave(): Promise<void>
}

export const createOverheard = (deps: { readonly log: Log; heard(device: HidDevice, report: Uint8Array): void }): Overheard => {
  const open = new Map<string, HidHandle | null>()
  return {
    listen: async (system, devices) => {
      for (const device of devices) {
        const { path } = device
        if (open.has(path) || belongsToSystem(device)) continue
        open.set(path, null)
        try {
          const handle = await system.open(path, {
            report: (report) => deps.heard(device, report),
            lost: () => void open.delete(path),
          })
          // Left while it was being opened.
          if (open.has(path)) open.set(path, handle)
          else await handle.close()
        } catch (cause) {
          deps.log.debug('a device cannot be listened to', { path, cause: causeText(cause) })
        }
      }
    },
    leave: async () => {
      const handles = [...open.values()].filter((handle) => handle !== null)
      open.clear()
      await Promise.all(handles.map((handle) => handle.close().catch(() => undefined)))
    },
  }
}
