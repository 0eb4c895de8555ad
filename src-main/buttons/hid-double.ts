import type { HidDevice } from '../../src-shared/buttons/device.ts'
import type { HidListener, HidSystem } from './hid-system.ts'

/** What node-hid does, as measured with real devices, without a machine under it. */
export type HidDouble = {
  readonly system: HidSystem
  plug(device: HidDevice, refuses?: Error): void
  unplug(path: string): void
  report(path: string, bytes: readonly number[]): void
  /** Lets the device in, or keeps it out, from the next try on. */
  refuse(path: string, refuses: Error | null): void
  /** From now on the device takes nothing that is written to it. */
  refuseWrites(path: string): void
  /** What was written, by path. */
  readonly written: ReadonlyMap<string, readonly (readonly number[])[]>
  readonly lists: () => number
  readonly opens: () => number
  watch(changed: () => void): () => void
}

export const createHidDouble = (): HidDouble => {
  const plugged = new Map<string, { device: HidDevice; refuses: Error | null; listener: HidListener | null }>()
  const written = new Map<string, readonly (readonly number[])[]>()
  const deaf = new Set<string>()
  const watchers = new Set<() => void>()
  let lists = 0
  let opens = 0
  const changed = () => {
    for (const watcher of watchers) watcher()
  }
  return {
    system: {
      list: async () => {
        lists += 1
        return [...plugged.values()].map(({ device }) => device)
      },
      open: async (path, listener) => {
        opens += 1
        const one = plugged.get(path)
        if (one === undefined) throw new TypeError('cannot open device')
        if (one.refuses !== null) throw one.refuses
        one.listener = listener
        return {
          write: async (bytes) => {
            if (plugged.get(path) !== one || deaf.has(path)) throw new TypeError('Cannot write to hid device')
            written.set(path, [...(written.get(path) ?? []), [...bytes]])
          },
          close: async () => {
            one.listener = null
          },
        }
      },
    },
    plug: (device, refuses) => {
      plugged.set(device.path, { device, refuses: refuses ?? null, listener: null })
      changed()
    },
    unplug: (path) => {
      const one = plugged.get(path)
      plugged.delete(path)
      one?.listener?.lost(new Error('could not read from HID device'))
      changed()
    },
    report: (path, bytes) => plugged.get(path)?.listener?.report(Uint8Array.from(bytes)),
    refuse: (path, refuses) => {
      const one = plugged.get(path)
      if (one !== undefined) one.refuses = refuses
    },
    refuseWrites: (path) => void deaf.add(path),
    written,
    lists: () => lists,
    opens: () => opens,
    watch: (call) => {
      watchers.add(call)
      return () => watchers.delete(call)
    },
  }
}
