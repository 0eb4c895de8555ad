import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inForce } from '../../src-shared/settings/layers.ts'
import type { Policy } from '../../src-shared/settings/policy.ts'
import { readStored, type StoredSettings } from '../../src-shared/settings/schema.ts'
import { hasCode } from '../files/durable-file.ts'
import type { KioskSettings } from './settings.ts'
import { settingsName } from './settings-file.ts'

/** What a profile remembers, read by somebody beside its kiosk, who changes nothing. `state`: whether the file could be read. */
export const storedSettingsIn = (profile: string): { readonly state: 'none' | 'read' | 'unreadable'; readonly stored: StoredSettings } => {
  try {
    const read = readStored(JSON.parse(readFileSync(join(profile, `${settingsName}.json`), 'utf8')))
    return read === null ? { state: 'unreadable', stored: {} } : { state: 'read', stored: read.stored }
  } catch (cause) {
    return { state: hasCode(cause, 'ENOENT') ? 'none' : 'unreadable', stored: {} }
  }
}

/** The settings that a kiosk of this profile would start with now. */
export const settingsToStartWith = (profile: string, policy: Policy): KioskSettings => inForce(storedSettingsIn(profile).stored, policy)
