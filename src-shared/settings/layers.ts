import { withDeviceDefaults } from '../devices/settings.ts'
import { defaultPlenarySettings } from '../plenary/settings.ts'
import { changeable, type Policy } from './policy.ts'
import { type StoredSettings, withDefaults } from './schema.ts'

type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is decided part by part; everything else is decided whole or not at all. */
const inParts = ['', 'devices', 'devices.pinned', 'devices.screens', 'buttonGroups', 'plenary']
const below = (at: string, key: string): string => (at === '' ? key : `${at}.${key}`)

const laidOver = (under: unknown, over: unknown, at = ''): unknown => {
  if (!isFields(under) || !isFields(over) || !inParts.includes(at)) return over
  return { ...under, ...Object.fromEntries(Object.entries(over).map(([key, value]) => [key, laidOver(under[key], value, below(at, key))])) }
}

/** `now` with what the policy decides as it was `before`: what a policy said does not stay behind when the policy goes. */
export const withoutPolicy = (now: unknown, policy: unknown, before: unknown, at: string): unknown => {
  if (!isFields(now) || !isFields(policy) || !inParts.includes(at)) return before
  const was: Fields = isFields(before) ? before : {}
  const own = Object.entries(now).map(([key, value]) => [
    key,
    Object.hasOwn(policy, key) ? withoutPolicy(value, policy[key], was[key], below(at, key)) : value,
  ])
  return Object.fromEntries(own.filter(([, value]) => value !== undefined))
}

/** The paths of everything that is decided, as `devices.pinned.speaker`. */
export const pathsIn = (value: unknown, at = ''): readonly string[] =>
  isFields(value) && inParts.includes(at) ? Object.entries(value).flatMap(([key, one]) => pathsIn(one, below(at, key))) : [at]

/** Settings that are in force: the policy over what is stored, `today` over both, the defaults under all. */
export const inForce = (stored: StoredSettings, policy: Policy, today: StoredSettings = {}) => {
  const { $schema: _, join, ...decided } = policy
  const under: StoredSettings = { ...stored, devices: withDeviceDefaults(stored.devices), plenary: stored.plenary ?? defaultPlenarySettings }
  const all = { ...(laidOver(under, decided) as StoredSettings), ...today }
  return {
    ...withDefaults(all),
    fixed: pathsIn({ ...decided, ...(join === undefined ? {} : { join }) }).filter((path) => !changeable.includes(path)),
  }
}

/** Whether the policy decides `path`, or something of it. */
export const isFixed = ({ fixed }: { readonly fixed: readonly string[] }, path: string): boolean =>
  fixed.some((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`))
