import { copyFileSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { defaultDeviceSettings } from '../../src-shared/devices/settings.ts'
import { defaultPlenarySettings } from '../../src-shared/plenary/settings.ts'
import { causeText } from '../../src-shared/result/result.ts'
import { inForce, isFields, withoutPolicy } from '../../src-shared/settings/layers.ts'
import { changeable, type Policy } from '../../src-shared/settings/policy.ts'
import { readStored, type StoredSettings } from '../../src-shared/settings/schema.ts'
import { hasCode } from '../files/durable-file.ts'
import type { Log } from '../logging/log.ts'
import type { KioskSettings, Settings } from './settings.ts'

/** What `conf` and `electron-store`, which wraps it, have in common: the file's content as a whole. */
export type SettingsStore = { store: Record<string, unknown> }

/** The same file for both: `<profile>/settings.json`. Only the kiosk's own user may read it, because the login to a proxy may stand there. */
export const storeOptions = (directory: string) =>
  ({ cwd: directory, fileExtension: 'json', accessPropertiesByDotNotation: false, configFileMode: 0o600 }) as const
export const settingsName = 'settings'

/**
 * Settings over a store that keeps the file. What cannot be read is copied aside and begun anew; what cannot be
 * written is kept in memory, because a room with a full disk can still change its language. What the policy decides is
 * never written: what a room changes of it holds until the kiosk ends, or not at all.
 */
export const openSettings = (directory: string, log: Log, policy: Policy, open: () => SettingsStore): Settings => {
  const path = join(directory, `${settingsName}.json`)
  const found = inspect(path, log)
  const file = found.state === 'unreadable' ? null : openStore(open, log)
  let stored = found.stored
  let today: StoredSettings = {}
  let current: KioskSettings = inForce(stored, policy)
  const listeners = new Set<(settings: KioskSettings) => void>()

  const save = (): void => {
    if (file === null) return
    try {
      file.store = { ...stored }
    } catch (cause) {
      log.error('settings cannot be saved', { cause: causeText(cause) })
    }
  }
  if (found.state === 'reset') save()

  /** Of a change, what is the room's to remember. */
  const ownPart = (name: string, value: unknown): unknown => {
    const before: Readonly<Record<string, unknown>> = { devices: defaultDeviceSettings, plenary: defaultPlenarySettings, ...stored }
    return withoutPolicy(value, (policy as Readonly<Record<string, unknown>>)[name], before[name], name)
  }

  return {
    get: () => current,
    set: (change) => {
      const asked = Object.entries(change)
      const decided = asked.filter(([name]) => Object.hasOwn(policy, name))
      const refused = decided.filter(([name, value]) => !changeable.includes(name) && !isFields(value)).map(([name]) => name)
      if (refused.length > 0) log.warn('the policy decides this setting', { names: refused.join(', ') })
      const forToday = Object.fromEntries(decided.filter(([name]) => changeable.includes(name)))
      const own = asked.map(([name, value]) => [name, Object.hasOwn(policy, name) ? ownPart(name, value) : value])
      const next = readStored({ ...stored, ...Object.fromEntries(own) })
      if (next === null || next.bad.length > 0) log.warn('a setting was refused', { names: next?.bad.join(', ') })
      if (next === null) return
      // What was refused stays as it was.
      const kept = Object.fromEntries(next.bad.map((name) => [name, stored[name]]))
      const before = JSON.stringify([stored, today])
      const written = JSON.stringify(stored)
      stored = readStored({ ...next.stored, ...kept })?.stored ?? stored
      today = { ...today, ...readStored(forToday)?.stored }
      if (JSON.stringify([stored, today]) === before) return
      if (JSON.stringify(stored) !== written) save()
      current = inForce(stored, policy, today)
      for (const listener of listeners) listener(current)
    },
    wasReset: found.state === 'reset',
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type Found = { readonly state: 'good' | 'reset' | 'unreadable'; readonly stored: StoredSettings }

const inspect = (path: string, log: Log): Found => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return { state: 'good', stored: {} }
    // Not ours to overwrite: it may be whole, and only closed to us.
    log.error('settings cannot be read', { cause: causeText(cause) })
    return { state: 'unreadable', stored: {} }
  }
  const read = readStored(parse(text))
  if (read !== null && read.bad.length === 0) return { state: 'good', stored: read.stored }
  log.warn('settings were damaged', { bad: read?.bad.join(', ') ?? 'the whole file' })
  try {
    copyFileSync(path, path.replace(/\.json$/, `.damaged-${statSync(path).mtime.toISOString().replaceAll(/[:.]/g, '-')}.json`))
    rmSync(path)
  } catch (cause) {
    log.error('damaged settings cannot be set aside', { cause: causeText(cause) })
    return { state: 'unreadable', stored: read?.stored ?? {} }
  }
  return { state: 'reset', stored: read?.stored ?? {} }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Damaged; the caller sets it aside.
    return undefined
  }
}

const openStore = (open: () => SettingsStore, log: Log): SettingsStore | null => {
  try {
    return open()
  } catch (cause) {
    log.error('settings are kept in memory only', { cause: causeText(cause) })
    return null
  }
}
