import Store from 'electron-store'
import type { Log } from '../logging/log.ts'
import type { Settings } from './settings.ts'
import { openSettings, settingsName, storeOptions } from './settings-file.ts'

/** The Electron shell's settings: the very file that the Chromium shell has. */
export const createElectronSettings = (directory: string, log: Log): Settings =>
  openSettings(directory, log, () => new Store({ ...storeOptions(directory), name: settingsName }))
