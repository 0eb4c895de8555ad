import type { HidDevice } from '../../src-shared/buttons/device.ts'
import { hear, type Learning, learnedFrom, learnedProfile, nothingHeard } from '../../src-shared/buttons/learn.ts'
import type { ButtonProfile } from '../../src-shared/buttons/profile.ts'
import type { ButtonsSlice } from '../../src-shared/contract/buttons.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { duration, plus } from '../../src-shared/time/time.ts'

/** So long staff have to press twice. */
const patience = 30_000
/** Two presses of one key are so far apart at the most. */
const keysWithin = 3000

export type LearnMode = {
  state(): ButtonsSlice['learning']
  begin(): void
  end(): void
  heard(device: HidDevice, report: Uint8Array): void
  key(key: string): void
}

/** Listens to everything that may be a button until one was pressed twice. */
export const createLearnMode = (deps: {
  clock: Clock
  listen(on: boolean): void
  learnedDevice(profile: ButtonProfile): void
  learnedKey(key: string): void
  changed(): void
}): LearnMode => {
  const { clock } = deps
  const heard = new Map<string, { device: HidDevice; learning: Learning }>()
  let state: ButtonsSlice['learning'] = { state: 'off' }
  let lastKey: { key: string; at: number } | null = null
  let cancels: (() => void)[] = []

  const world = () => clock.now() / clock.speed
  const become = (next: ButtonsSlice['learning']): void => {
    state = next
    for (const cancel of cancels) cancel()
    cancels = []
    heard.clear()
    lastKey = null
    deps.listen(next.state === 'listening')
    deps.changed()
  }

  const conclude = (): void => {
    for (const { device, learning } of heard.values()) {
      const learned = learnedFrom(learning, world())
      if (learned === null) continue
      const profile = learnedProfile(device, learned)
      deps.learnedDevice(profile)
      become({ state: 'learned', name: profile.name })
      return
    }
  }

  return {
    state: () => state,
    begin: () => {
      become({ state: 'listening' })
      cancels = [
        clock.wake(plus(clock.now(), duration(patience * clock.speed)), () => become({ state: 'heard-nothing' })),
        // A button that never says "up" is known by its silence.
        clock.every(250, conclude),
      ]
    },
    end: () => {
      if (state.state !== 'off') become({ state: 'off' })
    },
    heard: (device, report) => {
      if (state.state !== 'listening') return
      const before = heard.get(device.path)?.learning ?? nothingHeard
      heard.set(device.path, { device, learning: hear(before, report, world()) })
      conclude()
    },
    key: (key) => {
      if (state.state !== 'listening') return
      const at = world()
      const twice = lastKey?.key === key && at - lastKey.at <= keysWithin
      lastKey = { key, at }
      if (!twice) return
      deps.learnedKey(key)
      become({ state: 'learned', name: key })
    },
  }
}
