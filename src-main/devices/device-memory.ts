import type { ScreenWish } from '../../src-shared/devices/choose-screen.ts'
import type { RoomScreen } from '../../src-shared/devices/screens.ts'
import type { DeviceSettings } from '../../src-shared/devices/settings.ts'
import type { Settings } from '../settings/settings.ts'

export type DeviceMemory = {
  get(): DeviceSettings
  remember(change: Partial<DeviceSettings>): void
  rememberScreens(change: Partial<DeviceSettings['screens']>): void
}

/** What the settings keep of a room's devices. */
export const createDeviceMemory = (settings: Settings): DeviceMemory => {
  const get = () => settings.get().devices
  const remember: DeviceMemory['remember'] = (change) => {
    const next = { ...get(), ...change }
    // What is the same already need not be written again after every check.
    if (JSON.stringify(next) !== JSON.stringify(get())) settings.set({ devices: next })
  }
  return { get, remember, rememberScreens: (change) => remember({ screens: { ...get().screens, ...change } }) }
}

export const screenWishOf = ({ connector, label }: RoomScreen): ScreenWish => ({ connector, label })
