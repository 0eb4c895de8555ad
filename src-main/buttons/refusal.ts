import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { belongsToSystem, type HidDevice } from '../../src-shared/buttons/device.ts'
import type { ButtonRefusal } from '../../src-shared/contract/buttons.ts'
import { causeText } from '../../src-shared/result/result.ts'
import { hasCode } from '../files/durable-file.ts'

/** Why a device could not be opened, as far as the system tells. */
export const whyRefused = async (device: HidDevice, cause: unknown, platform: NodeJS.Platform = process.platform): Promise<ButtonRefusal> => {
  const text = causeText(cause).toLowerCase()
  if (platform === 'linux') {
    try {
      await access(device.path, constants.R_OK | constants.W_OK)
    } catch (denied) {
      return hasCode(denied, 'EACCES') || hasCode(denied, 'EPERM') ? 'forbidden' : 'failed'
    }
    return text.includes('busy') ? 'taken' : 'failed'
  }
  // Windows keeps keyboards and mice for itself and gives them to nobody, also not to an administrator.
  if (belongsToSystem(device)) return 'kept-by-system'
  return /sharing violation|in use|0x00000020|access (is )?denied|0x00000005|exclusive/.test(text) ? 'taken' : 'failed'
}
