import { statfs } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import type { StaffSlice } from '../../src-shared/contract/slices.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { OpenPack } from '../packs/pack-store.ts'
import type { Shell } from '../shell/shell.ts'

/** Checks a PIN and says how many tries are left. */
export type PinGate = {
  readonly pinSet: boolean
  status(): { readonly triesLeft: number; readonly waitUntil: Instant | null }
  check(pin: string): Promise<Result<void>>
}

type StaffHandlers = Pick<CommandHandlers, 'staff.unlock' | 'staff.lock' | 'staff.restart' | 'staff.leaveKiosk' | 'staff.reset'>
type OpenSlice = Extract<StaffSlice, { state: 'open' }>

export type StaffService = { readonly handlers: StaffHandlers; slice(): StaffSlice; stop(): void }

/** Staff who walk away do not leave the door open. */
const lockAfter = 10 * 60_000
const refreshEvery = 5000

export const createStaffService = (deps: {
  clock: Clock
  shell: Shell
  behind: OpenSlice['behind']
  version: string
  pin: PinGate
  profileDirectory: string
  pack(): OpenPack | null
  outbox: Outbox
  /** Where the outbox delivers to, as things are now. */
  goesTo(): OpenSlice['outbox']['goesTo']
  logTail(): readonly string[]
  publish(slice: StaffSlice): void
  restart(): void
  leave(): void
  reset(): Promise<void>
}): StaffService => {
  let open: OpenSlice | null = null
  let openedFor = 0

  const locked = (): StaffSlice => ({ state: 'locked', pinSet: deps.pin.pinSet, ...deps.pin.status() })

  const look = async (): Promise<OpenSlice> => {
    const pack = deps.pack()
    const files = pack?.manifest.files ?? []
    return {
      state: 'open',
      shell: deps.shell.name,
      version: deps.version,
      behind: deps.behind,
      displays: (await deps.shell.screens.list()).screens.map(({ connector, label, width, height, scale, primary }) => ({
        label: label === '' ? connector : `${connector} ${label}`,
        width,
        height,
        scale,
        primary,
      })),
      network: addresses(),
      clock: deps.clock.health(),
      cache: {
        pack: pack?.manifest.id ?? null,
        version: pack?.manifest.version ?? null,
        files: files.length,
        bytes: files.reduce((total, file) => total + file.size, 0),
        problems: [...(pack?.problems ?? [])].map(([path, problem]) => `${path}: ${problem}`),
        freeBytes: await freeBytes(deps.profileDirectory),
      },
      outbox: { ...deps.outbox.counts(), goesTo: deps.goesTo() },
      log: deps.logTail(),
    }
  }

  const refresh = async (): Promise<void> => {
    const seen = await look()
    if (open === null) return
    open = seen
    deps.publish(seen)
  }

  const lock = (): void => {
    open = null
    deps.publish(locked())
  }

  const behindPin = (act: () => void | Promise<void>) => async (): Promise<Result<void>> => {
    if (open === null) return fail('locked')
    await act()
    return ok(undefined)
  }

  const cancelRefresh = deps.clock.every(refreshEvery, () => {
    if (open === null) return
    openedFor += refreshEvery
    if (openedFor >= lockAfter) lock()
    else void refresh()
  })

  return {
    slice: () => open ?? locked(),
    stop: cancelRefresh,
    handlers: {
      'staff.unlock': async ({ pin }) => {
        const checked = await deps.pin.check(pin)
        if (!checked.ok) {
          lock()
          return checked
        }
        openedFor = 0
        open = await look()
        deps.publish(open)
        return ok(undefined)
      },
      'staff.lock': () => {
        lock()
        return ok(undefined)
      },
      'staff.restart': behindPin(deps.restart),
      'staff.leaveKiosk': behindPin(deps.leave),
      'staff.reset': behindPin(deps.reset),
    },
  }
}

const addresses = (): OpenSlice['network'] =>
  Object.entries(networkInterfaces()).flatMap(([name, found]) =>
    (found ?? []).filter((entry) => !entry.internal).map((entry) => ({ name, address: entry.address })),
  )

const freeBytes = async (directory: string): Promise<number | null> => {
  try {
    const found = await statfs(directory)
    return found.bavail * found.bsize
  } catch {
    // A disk that does not answer is shown as unknown.
    return null
  }
}
