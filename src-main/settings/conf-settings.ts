import Conf from 'conf'
import type { Log } from '../logging/log.ts'
import type { Settings } from './settings.ts'
import { openSettings, settingsName, storeOptions } from './settings-file.ts'

/** The Chromium shell's settings. */
export const createConfSettings = (directory: string, log: Log): Settings =>
  openSettings(directory, log, () => new Conf({ ...storeOptions(directory), configName: settingsName }))
