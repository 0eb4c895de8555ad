import { type HidDevice, profileFor } from '../../src-shared/buttons/device.ts'
import { knownProfiles } from '../../src-shared/buttons/known-profiles.ts'
import { nextAttempt, nextLook } from '../../src-shared/buttons/pace.ts'
import type { ButtonProfile } from '../../src-shared/buttons/profile.ts'
import type { ButtonRefusal } from '../../src-shared/contract/buttons.ts'
import { causeText, type Result } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import type { After } from '../shell/after.ts'
import type { ButtonDevice, Buttons, ButtonsEvent } from './buttons.ts'
import { createFloodGate, type FloodGate } from './flood.ts'
import type { HidSystem } from './hid-system.ts'
import { fieldsOf } from './linux-descriptor.ts'
import { type OpenButton, openButton } from './open-button.ts'
import { createOverheard } from './overheard.ts'
import { whyRefused } from './refusal.ts'
import { watchDevices } from './watch-devices.ts'

export type HidButtonsDeps = {
  readonly after: After
  readonly log: Log
  load(): Promise<Result<HidSystem>>
  /** Calls when the system may have got or lost a device; a hint only. */
  readonly watch?: (changed: () => void) => () => void
  readonly fields?: typeof fieldsOf
  readonly refused?: typeof whyRefused
}

/** A button at one place of the system. */
type Entry = {
  readonly id: string
  readonly device: HidDevice
  readonly profile: ButtonProfile
  refusal: ButtonRefusal | null
  /** Whether it can be used is known. */
  settled: boolean
  open: OpenButton | null
  gate: FloodGate | null
  failures: number
  busy: boolean
  cancelRetry: () => void
}

const isSame = (entry: Entry, device: HidDevice, profile: ButtonProfile): boolean =>
  JSON.stringify(entry.profile) === JSON.stringify(profile) &&
  entry.device.vendor === device.vendor &&
  entry.device.product === device.product &&
  entry.device.serial === device.serial

/** Buttons over node-hid. It has no news of devices that come, so it looks again and again, and closely after something happened. */
export const createHidButtons = (deps: HidButtonsDeps): Buttons => {
  const { after, log } = deps
  const listeners = new Set<(event: ButtonsEvent) => void>()
  const entries = new Map<string, Entry>()
  const overheard = createOverheard({ log, heard: (device, report) => tell({ type: 'heard', device, report }) })
  let hid: HidSystem | null = null
  let taught: readonly ButtonProfile[] = []
  let listening = false
  let stopped = false
  let looks = 0
  let lastId = 0
  let looking: Promise<void> | null = null
  let cancelLook = (): void => undefined
  let cancelWatch = (): void => undefined

  const tell = (event: ButtonsEvent): void => {
    if (!stopped) for (const listener of listeners) listener(event)
  }
  const tellDevices = (): void =>
    tell({
      type: 'devices',
      devices: [...entries.values()]
        .filter(({ settled }) => settled)
        .map(({ id, device, profile, refusal }): ButtonDevice => ({ id, device, profile, refusal })),
    })

  const remove = (path: string, gone: boolean): Promise<void> => {
    const entry = entries.get(path)
    if (entry === undefined) return Promise.resolve()
    entries.delete(path)
    entry.cancelRetry()
    entry.gate?.stop()
    return entry.open?.close(gone) ?? Promise.resolve()
  }

  const lost = (path: string, entry: Entry, cause: unknown): void => {
    if (entries.get(path) !== entry) return
    log.info('a button is gone', { name: entry.profile.name, cause: causeText(cause) })
    void remove(path, true)
    tellDevices()
    disturbed()
  }

  const gateOf = (path: string, entry: Entry, system: HidSystem): FloodGate =>
    createFloodGate({
      after,
      shut: () => {
        log.warn('a button floods and is not read for a while', { name: entry.profile.name })
        tell({ type: 'flood', id: entry.id, on: true })
        const flooding = entry.open
        entry.open = null
        void flooding?.close(false)
      },
      open: () => {
        if (entries.get(path) === entry) void open(path, entry, system)
      },
      calm: () => tell({ type: 'flood', id: entry.id, on: false }),
    })

  const open = async (path: string, entry: Entry, system: HidSystem): Promise<void> => {
    const { profile, device } = entry
    if (profile.reads.by === 'keys' || entry.busy || entry.open !== null) return
    entry.gate ??= gateOf(path, entry, system)
    const { gate } = entry
    entry.busy = true
    const early: Uint8Array[] = []
    try {
      const fields = await (deps.fields ?? fieldsOf)(path)
      const { reads } = profile
      if (reads.by === 'usages' && !reads.controls.some(({ page, usage }) => fields.some((field) => field.page === page && field.usage === usage))) {
        settle(entry, 'not-described')
        return
      }
      const handle = await system.open(path, {
        report: (bytes) => {
          if (!gate.pass()) return
          if (entry.open === null) early.push(bytes)
          else entry.open.report(bytes)
        },
        lost: (cause) => lost(path, entry, cause),
      })
      if (stopped || entries.get(path) !== entry) {
        await handle.close().catch(() => undefined)
        return
      }
      entry.open = openButton({
        profile,
        fields,
        handle,
        after,
        edge: (control, down) => tell({ type: 'edge', id: entry.id, control, down }),
        pulse: (control) => tell({ type: 'pulse', id: entry.id, control }),
        lost: (cause) => lost(path, entry, cause),
      })
      entry.failures = 0
      if (!entry.settled || entry.refusal !== null) log.info('a button is there', { name: profile.name, path })
      settle(entry, null)
      for (const bytes of early) entry.open?.report(bytes)
    } catch (cause) {
      entry.failures += 1
      const why = await (deps.refused ?? whyRefused)(device, cause)
      if (entry.refusal !== why) log.warn('a button cannot be used', { name: profile.name, why, cause: causeText(cause) })
      settle(entry, why)
      entry.cancelRetry = after(nextAttempt(entry.failures), () => {
        if (entries.get(path) === entry) void open(path, entry, system)
      })
    } finally {
      entry.busy = false
    }
  }

  const settle = (entry: Entry, refusal: ButtonRefusal | null): void => {
    entry.refusal = refusal
    entry.settled = true
    if ([...entries.values()].includes(entry)) tellDevices()
  }

  const look = async (): Promise<void> => {
    const system = hid
    if (system === null || stopped) return
    const devices = await system.list().catch((cause: unknown) => {
      log.warn('the system does not list its devices', { cause: causeText(cause) })
      return null
    })
    if (devices === null || stopped) return
    const wanted = new Map<string, { device: HidDevice; profile: ButtonProfile }>()
    for (const device of devices) {
      const profile = profileFor(device, taught, knownProfiles)
      // One place may be named once for each of its usages.
      if (profile !== null && !wanted.has(device.path)) wanted.set(device.path, { device, profile })
    }
    let changed = false
    for (const [path, entry] of entries) {
      const now = wanted.get(path)
      if (now !== undefined && isSame(entry, now.device, now.profile)) continue
      changed = true
      await remove(path, now === undefined)
    }
    const came: [string, Entry][] = []
    for (const [path, { device, profile }] of wanted) {
      if (entries.has(path)) continue
      changed = true
      lastId += 1
      const entry: Entry = {
        id: `b${lastId}`,
        device,
        profile,
        refusal: null,
        settled: profile.reads.by === 'keys',
        open: null,
        gate: null,
        failures: 0,
        busy: false,
        cancelRetry: () => undefined,
      }
      entries.set(path, entry)
      came.push([path, entry])
    }
    if (changed) tellDevices()
    await Promise.all(came.map(([path, entry]) => open(path, entry, system)))
    const isButton = ({ path }: HidDevice) => entries.has(path) && entries.get(path)?.refusal !== 'not-described'
    if (listening)
      await overheard.listen(
        system,
        devices.filter((device) => !isButton(device)),
      )
    if (!listening) await overheard.leave()
  }

  /** One look at a time; each sets the next. */
  const lookNow = (): void => {
    cancelLook()
    looking ??= look().finally(() => {
      looking = null
      if (stopped) return
      cancelLook = after(nextLook(looks), lookNow)
      looks += 1
    })
  }

  const disturbed = (): void => {
    looks = 0
    if (hid !== null && !stopped) lookNow()
  }

  return {
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: (profiles) => {
      taught = profiles
      void deps.load().then((loaded) => {
        if (stopped) return
        if (!loaded.ok) {
          log.warn('buttons cannot be read on this computer', { cause: loaded.failure.cause })
          tell({ type: 'unavailable', cause: loaded.failure.cause ?? '' })
          return
        }
        hid = loaded.value
        cancelWatch = (deps.watch ?? watchDevices)(disturbed)
        tellDevices()
        disturbed()
      })
    },
    teach: (profiles) => {
      taught = profiles
      disturbed()
    },
    lookAgain: disturbed,
    listen: (on) => {
      listening = on
      if (on) disturbed()
      else void overheard.leave()
    },
    light: (id, light) => [...entries.values()].find((entry) => entry.id === id)?.open?.light(light),
    stop: async () => {
      stopped = true
      cancelLook()
      cancelWatch()
      listening = false
      await looking?.catch(() => undefined)
      await Promise.all([...[...entries.keys()].map((path) => remove(path, false)), overheard.leave()])
    },
  }
}
