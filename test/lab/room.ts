import { exampleView } from '../../src-main/autopilot/example-view.ts'
import { createButtonsService } from '../../src-main/buttons/buttons-service.ts'
import { createHidButtons } from '../../src-main/buttons/hid-buttons.ts'
import { loadHidSystem } from '../../src-main/buttons/hid-system.ts'
import { createSystemClock } from '../../src-main/clock/system-clock.ts'
import { createMemoryLog } from '../../src-main/logging/memory-log.ts'
import { createTroubles } from '../../src-main/room/troubles.ts'
import type { KioskSettings, Settings } from '../../src-main/settings/settings.ts'
import { afterInTheWorld } from '../../src-main/shell/after.ts'
import type { ButtonProfile } from '../../src-shared/buttons/profile.ts'
import type { ButtonDeed, ButtonsSlice } from '../../src-shared/contract/buttons.ts'
import type { Trouble } from '../../src-shared/contract/slices.ts'
import { withDefaults } from '../../src-shared/settings/schema.ts'
import { duration, instant } from '../../src-shared/time/time.ts'

const memorySettings = (profiles: readonly ButtonProfile[]): Settings => {
  let current: KioskSettings = { ...withDefaults({}), buttonProfiles: profiles }
  return {
    get: () => current,
    set: (change) => {
      current = { ...current, ...change }
    },
    wasReset: false,
    onChange: () => () => undefined,
  }
}

/** The kiosk's own side of its buttons, on this machine's real devices, in the middle of a round. */
export const openLabRoom = (profiles: readonly ButtonProfile[] = []) => {
  const clock = createSystemClock({ speed: 1 })
  let troublesNow: readonly Trouble[] = []
  let slice: ButtonsSlice | null = null
  const takenBack: string[] = []
  const deeds = new Map<number, ButtonDeed>()
  const view = exampleView({ phase: { name: 'running', segment: 'dialogue', enteredAt: instant(0) } })
  const service = createButtonsService({
    buttons: createHidButtons({ after: afterInTheWorld, log: createMemoryLog(), load: loadHidSystem }),
    clock,
    settings: memorySettings(profiles),
    troubles: createTroubles((all) => {
      troublesNow = all
    }),
    room: () => view,
    takeBack: (press) => takenBack.push(press),
    isStaff: () => true,
    publish: (next) => {
      slice = next
      for (const deed of next.deeds) deeds.set(deed.n, deed)
    },
  })
  service.start()
  return {
    service,
    slice: () => slice,
    troubles: () => troublesNow.map(({ reason }) => reason),
    deeds: () => [...deeds.values()],
    /** What is left of all presses when those are left out that were taken back. */
    net: () => [...deeds.values()].filter(({ intent, press }) => intent !== null && !takenBack.includes(press)),
    ready: (count = 1) => slice?.devices.filter(({ state }) => state === 'ready' || state === 'through-keys').length === count,
    longerThanDouble: duration(400),
  }
}
