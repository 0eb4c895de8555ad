import type { SystemDevice } from '../../src-shared/devices/device.ts'
import { fail, ok } from '../../src-shared/result/result.ts'
import type { AudioSystem } from './audio-system.ts'

/** A sound system of variables, for tests and for screens without hardware. */
export type FakeAudioSystem = AudioSystem & {
  plug(device: SystemDevice): void
  unplug(id: string): void
  /** Who asked for what, in their order: `bring <id>`. */
  readonly asked: readonly string[]
}

export const createFakeAudioSystem = (first: readonly SystemDevice[] = []): FakeAudioSystem => {
  const devices = new Map(first.map((one) => [one.id, one]))
  const listeners = new Set<() => void>()
  const asked: string[] = []
  const changed = () => {
    for (const call of listeners) call()
  }
  const change = async (id: string, to: Partial<SystemDevice>) => {
    const device = devices.get(id)
    if (device === undefined) return fail('audio-system-silent', { cause: `no device ${id}` })
    devices.set(id, { ...device, ...to })
    changed()
    return ok(undefined)
  }
  return {
    tells: true,
    asked,
    list: async () => ok([...devices.values()]),
    setVolume: ({ id }, volume) => change(id, { volume }),
    setMuted: ({ id }, muted) => change(id, { muted }),
    bringTo: async ({ id }) => {
      asked.push(`bring ${id}`)
      return devices.has(id) ? ok(undefined) : fail('audio-system-silent', { cause: `no device ${id}` })
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => undefined,
    plug: (device) => {
      devices.set(device.id, device)
      changed()
    },
    unplug: (id) => {
      if (devices.delete(id)) changed()
    },
  }
}
