import type { ButtonProfile } from './profile.ts'

/** A device as the system names it. */
export type HidDevice = {
  /** Where it is now; another one after it was plugged in again. */
  readonly path: string
  readonly vendor: number
  readonly product: number
  readonly serial: string | null
  readonly name: string | null
  readonly usagePage: number | null
  readonly usage: number | null
}

const hex = (value: number): string => value.toString(16).padStart(4, '0')

/** The same for the same device wherever it is plugged in; two of a kind without serial numbers share it. */
export const identityOf = ({ vendor, product, serial }: HidDevice): string =>
  `${hex(vendor)}:${hex(product)}${serial === null || serial === '' ? '' : `:${serial}`}`

const isKeyboard = ({ usagePage, usage }: HidDevice): boolean => usagePage === 1 && (usage === 6 || usage === 7)
const isPointer = ({ usagePage, usage }: HidDevice): boolean => usagePage === 1 && (usage === 1 || usage === 2)

/** What the system turns into keys or a pointer: reading it too would count each press twice. */
export const belongsToSystem = (device: HidDevice): boolean => isKeyboard(device) || isPointer(device) || device.usagePage === 0x0c

const fits = (profile: ButtonProfile, device: HidDevice): boolean =>
  profile.match.some(
    ({ vendor, products, usagePage, usage }) =>
      (vendor === undefined || vendor === device.vendor) &&
      (products === undefined || products.includes(device.product)) &&
      // A maker's device may be a keyboard besides, which says the same once more.
      (usagePage === undefined ? !belongsToSystem(device) : usagePage === device.usagePage) &&
      (usage === undefined || usage === device.usage),
  )

/** The first profile that fits; those that the room was taught stand before those that came with it. */
export const profileFor = (device: HidDevice, learned: readonly ButtonProfile[], known: readonly ButtonProfile[]): ButtonProfile | null =>
  learned.find((profile) => fits(profile, device)) ?? known.find((profile) => fits(profile, device)) ?? null
