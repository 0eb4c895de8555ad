import type { After } from '../shell/after.ts'

/** More reports than this within `window` milliseconds come from no button that works, and reading them is work. */
const most = 200
const window = 500
/** So long a device that floods is not read at all; longer each time that it is still at it. */
const pauses = [2000, 5000, 15_000]
/** Read without a flood for so long, it is believed again. */
const believedAfter = 1000

/** Keeps a device that floods from being read, so that it takes nothing from the kiosk. */
export type FloodGate = {
  /** One more report; false: it is one of a flood, and is not to be looked at. */
  pass(): boolean
  readonly shut: boolean
  stop(): void
}

export const createFloodGate = (deps: {
  after: After
  /** Stop reading: from now on until `open`. */
  shut(): void
  open(): void
  /** The flood is over. */
  calm(): void
}): FloodGate => {
  const { after } = deps
  let count = 0
  let floods = 0
  let isShut = false
  const cancels = new Map<string, () => void>()
  const later = (what: string, milliseconds: number, call: () => void): void => {
    cancels.get(what)?.()
    cancels.set(
      what,
      after(milliseconds, () => {
        cancels.delete(what)
        call()
      }),
    )
  }

  const open = (): void => {
    isShut = false
    count = 0
    later('believe', believedAfter, () => {
      floods = 0
      deps.calm()
    })
    deps.open()
  }

  return {
    pass: () => {
      if (isShut) return false
      if (count === 0) later('window', window, () => (count = 0))
      count += 1
      if (count <= most) return true
      isShut = true
      cancels.get('believe')?.()
      later('open', pauses[Math.min(floods, pauses.length - 1)] ?? window, open)
      floods += 1
      deps.shut()
      return false
    },
    get shut() {
      return isShut
    },
    stop: () => {
      for (const cancel of cancels.values()) cancel()
    },
  }
}
