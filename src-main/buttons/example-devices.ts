import type { HidDevice } from '../../src-shared/buttons/device.ts'

/** Devices as the system names them, for tests. */
export const exampleDevice = (change: Partial<HidDevice> = {}): HidDevice => ({
  path: '/dev/hidraw7',
  vendor: 0x20a0,
  product: 0x42da,
  serial: null,
  name: 'muteme.com MuteMe',
  usagePage: 0xff00,
  usage: 1,
  ...change,
})
export const unknownDevice: HidDevice = exampleDevice({ path: '/dev/hidraw8', vendor: 0x1209, product: 0xb077, name: 'Lab Button' })
