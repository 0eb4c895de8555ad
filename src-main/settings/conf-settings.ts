import Conf from 'conf'
import type { Policy } from '../../src-shared/settings/policy.ts'
import type { Log } from '../logging/log.ts'
import type { Settings } from './settings.ts'
import { openSettings, settingsName, storeOptions } from './settings-file.ts'

/** The Chromium shell's settings. */
export const createConfSettings = (directory: string, log: Log, policy: Policy = {}): Settings =>
  openSettings(directory, log, policy, () => new Conf({ ...storeOptions(directory), configName: settingsName }))
