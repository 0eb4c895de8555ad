import Store from 'electron-store'
import type { Policy } from '../../src-shared/settings/policy.ts'
import type { Log } from '../logging/log.ts'
import type { Settings } from './settings.ts'
import { openSettings, settingsName, storeOptions } from './settings-file.ts'

/** The Electron shell's settings: the very file that the Chromium shell has. */
export const createElectronSettings = (directory: string, log: Log, policy: Policy = {}): Settings =>
  openSettings(directory, log, policy, () => new Store({ ...storeOptions(directory), name: settingsName }))
