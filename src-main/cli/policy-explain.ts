import { inForce, pathsIn } from '../../src-shared/settings/layers.ts'
import { policyKeys, secretKeys } from '../../src-shared/settings/policy-keys.ts'
import type { FoundPolicy } from '../settings/policy-place.ts'
import { storedSettingsIn } from '../settings/stored-settings.ts'

/** One value that is in force, and who says so. A secret's value is only whether there is one. */
export type Explained = { readonly path: string; readonly value: unknown; readonly from: 'policy' | 'settings' | 'default' }

const partOf = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined),
      value,
    )

/** Every value that a kiosk of this profile would start with now, in the order of the policy's keys. */
export const explain = (profile: string, found: FoundPolicy): readonly Explained[] => {
  const { stored } = storedSettingsIn(profile)
  const { fixed: _, ...effective } = inForce(stored, found.policy)
  const { join = null } = found.policy
  const all: Readonly<Record<string, unknown>> = { ...effective, join }
  return policyKeys.flatMap(({ key }) =>
    pathsIn(all[key], key)
      // What was used last is the room's own memory, and nobody's decision.
      .filter((path) => !path.startsWith('devices.last') && path !== 'devices.screens.last')
      .map((path): Explained => {
        const value = partOf(all, path)
        const from = partOf(found.policy, path) !== undefined ? 'policy' : partOf(stored, path) !== undefined ? 'settings' : 'default'
        return { path, value: isSecret(path) ? isSaid(value) : value, from }
      }),
  )
}

const isSaid = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0)

/** A secret is all of its key, part by part too. */
const isSecret = (path: string): boolean => secretKeys.includes(path.split('.')[0] ?? '')

/** Columns that a person can read down. */
export const explainText = (rows: readonly Explained[]): string => {
  const shown = rows.map(({ path, value, from }) => ({
    path,
    from,
    value: isSecret(path) ? (value === true ? 'set' : 'not set') : valueText(value),
  }))
  const width = Math.max(...shown.map(({ path }) => path.length))
  return shown.map(({ path, value, from }) => `${path.padEnd(width)}  ${from.padEnd(8)}  ${value}`).join('\n')
}

const valueText = (value: unknown): string => (value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value))
