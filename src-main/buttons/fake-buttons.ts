import { type HidDevice, profileFor } from '../../src-shared/buttons/device.ts'
import { knownProfiles } from '../../src-shared/buttons/known-profiles.ts'
import type { ButtonProfile, Light } from '../../src-shared/buttons/profile.ts'
import { readReport } from '../../src-shared/buttons/report.ts'
import type { ButtonRefusal } from '../../src-shared/contract/buttons.ts'
import type { ButtonDevice, Buttons, ButtonsEvent } from './buttons.ts'

export type FakeButtons = Buttons & {
  plug(device: HidDevice, refusal?: ButtonRefusal): void
  unplug(path: string): void
  report(path: string, bytes: readonly number[]): void
  /** It sends so much that it is not read, or is quiet again. */
  flood(path: string, on: boolean): void
  /** The lights as they were set, by path. */
  readonly lights: ReadonlyMap<string, readonly Light[]>
}

/** Buttons that a test plugs in, presses and takes away. */
export const createFakeButtons = (): FakeButtons => {
  const listeners = new Set<(event: ButtonsEvent) => void>()
  const plugged = new Map<string, { device: HidDevice; refusal: ButtonRefusal | null; id: string; levels: Readonly<Record<string, boolean>> }>()
  const lights = new Map<string, readonly Light[]>()
  let taught: readonly ButtonProfile[] = []
  let started = false
  let listening = false
  let lastId = 0

  const tell = (event: ButtonsEvent): void => {
    if (started) for (const listener of listeners) listener(event)
  }
  const buttonOf = (path: string): ButtonDevice | null => {
    const one = plugged.get(path)
    const profile = one === undefined ? null : profileFor(one.device, taught, knownProfiles)
    return one === undefined || profile === null ? null : { id: one.id, device: one.device, profile, refusal: one.refusal }
  }
  const tellDevices = (): void => tell({ type: 'devices', devices: [...plugged.keys()].map(buttonOf).filter((one) => one !== null) })

  return {
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: (profiles) => {
      taught = profiles
      started = true
      tellDevices()
    },
    teach: (profiles) => {
      taught = profiles
      tellDevices()
    },
    lookAgain: tellDevices,
    listen: (on) => {
      listening = on
    },
    light: (id, light) => {
      const path = [...plugged].find(([, one]) => one.id === id)?.[0]
      if (path !== undefined) lights.set(path, [...(lights.get(path) ?? []), light])
    },
    stop: async () => {
      started = false
    },
    plug: (device, refusal) => {
      lastId += 1
      plugged.set(device.path, { device, refusal: refusal ?? null, id: `b${lastId}`, levels: {} })
      tellDevices()
    },
    unplug: (path) => {
      plugged.delete(path)
      tellDevices()
    },
    report: (path, bytes) => {
      const one = plugged.get(path)
      const button = buttonOf(path)
      if (one === undefined) return
      const report = Uint8Array.from(bytes)
      if (button === null) {
        if (listening) tell({ type: 'heard', device: one.device, report })
        return
      }
      const reading = readReport(button.profile.reads, report)
      if (reading.kind === 'pulse') tell({ type: 'pulse', id: one.id, control: reading.control })
      if (reading.kind !== 'levels') return
      const before = one.levels
      plugged.set(path, { ...one, levels: { ...before, ...reading.levels } })
      for (const [control, down] of Object.entries(reading.levels))
        if ((before[control] ?? false) !== down) tell({ type: 'edge', id: one.id, control, down })
    },
    flood: (path, on) => {
      const one = plugged.get(path)
      if (one !== undefined) tell({ type: 'flood', id: one.id, on })
    },
    lights,
  }
}
