import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import type { deviceCommands } from '../../src-shared/contract/devices.ts'
import type { SoundThing } from '../../src-shared/devices/changes.ts'
import type { DeviceWish } from '../../src-shared/devices/device.ts'
import { fail, ok } from '../../src-shared/result/result.ts'
import { isFixed } from '../../src-shared/settings/layers.ts'
import type { Settings } from '../settings/settings.ts'
import { type DeviceMemory, screenWishOf } from './device-memory.ts'
import type { DeviceWatch } from './device-watch.ts'

type Choices = Pick<CommandHandlers, Extract<keyof typeof deviceCommands, `devices.${string}`>>

/** What the page sees of sound, and which device the group or staff would rather have. */
export const createDeviceChoices = (deps: { watch: DeviceWatch; memory: DeviceMemory; settings: Settings; staffOpen(): boolean }): Choices => {
  const { watch, memory, settings, staffOpen } = deps
  const wishFor = (thing: SoundThing, key: string): DeviceWish | null => {
    const found = watch.room().devices.find((one) => one.key === key && one.direction === (thing === 'speaker' ? 'output' : 'input'))
    return found === undefined ? null : { key, label: found.label }
  }
  const override = (thing: SoundThing, wish: DeviceWish | null): void => watch.see({ override: { ...watch.room().override, [thing]: wish } })
  return {
    'devices.seen': async ({ permission, audio }) => {
      watch.see({ page: { permission, audio } })
      await watch.look('all')
      return ok(undefined)
    },
    'devices.use': ({ thing, key }) => {
      const wish = wishFor(thing, key)
      if (wish === null) return fail('not-now')
      override(thing, wish)
      return ok(undefined)
    },
    'devices.pin': ({ thing, key }) => {
      if (!staffOpen()) return fail('locked')
      if (isFixed(settings.get(), `devices.pinned.${thing}`)) return fail('policy-decides')
      const wish = key === null ? null : wishFor(thing, key)
      if (key !== null && wish === null) return fail('not-now')
      memory.remember({ pinned: { ...memory.get().pinned, [thing]: wish } })
      override(thing, null)
      return ok(undefined)
    },
    'devices.pinScreen': ({ connector }) => {
      if (!staffOpen()) return fail('locked')
      if (isFixed(settings.get(), 'devices.screens.pinned')) return fail('policy-decides')
      const found = watch.room().screens.screens.find((one) => one.connector === connector)
      if (connector !== null && found === undefined) return fail('not-now')
      memory.rememberScreens({ pinned: found === undefined ? null : screenWishOf(found) })
      return ok(undefined)
    },
    'devices.others': ({ others }) => {
      if (!staffOpen()) return fail('locked')
      if (isFixed(settings.get(), 'devices.screens.others')) return fail('policy-decides')
      memory.rememberScreens({ others })
      return ok(undefined)
    },
  }
}
