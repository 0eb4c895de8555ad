import { readFile } from 'node:fs/promises'
import type { AppUpdater } from 'electron-updater'
import { causeText, fail, ok } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import type { Updater } from './updater.ts'

/** The part of electron-updater that is used, in its own published types. */
export type UpdaterApi = Pick<AppUpdater, 'checkForUpdates' | 'downloadUpdate' | 'quitAndInstall' | 'setFeedURL'> & {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  allowDowngrade: boolean
  allowPrerelease: boolean
}

export type ElectronUpdaterDeps = {
  /** `app-update.yml`, which the builder lays beside the program. */
  readonly configuration: string
  readonly log: Log
  load(): Promise<UpdaterApi>
}

/** electron-updater behind our port: nothing by itself, no way back, and only what the program's own publisher has signed. */
export const createElectronUpdater = (deps: ElectronUpdaterDeps): Updater => {
  let loaded: UpdaterApi | null = null
  const api = async (): Promise<UpdaterApi> => {
    if (loaded !== null) return loaded
    loaded = await deps.load()
    loaded.autoDownload = false
    loaded.autoInstallOnAppQuit = false
    loaded.allowDowngrade = false
    loaded.allowPrerelease = false
    return loaded
  }
  return {
    stage: async (from) => {
      try {
        // A build that names no publisher would take anybody's: electron-updater then looks at no signature at all.
        if (!(await namesPublisher(deps.configuration)))
          return fail('update-not-signed', { cause: `${deps.configuration} names no publisher, so no update can be told from a forgery` })
        const updater = await api()
        updater.setFeedURL({ provider: 'generic', url: from })
        const found = await updater.checkForUpdates()
        if (found === null || !found.isUpdateAvailable) return ok(null)
        await updater.downloadUpdate(found.cancellationToken)
        return ok({ version: found.updateInfo.version })
      } catch (cause) {
        return fail(/not signed|signature/i.test(causeText(cause)) ? 'update-not-signed' : 'update-not-fetched', { cause: causeText(cause) })
      }
    },
    install: () => {
      if (loaded === null) throw new Error('nothing was staged')
      // Silent, and started again afterwards.
      loaded.quitAndInstall(true, true)
    },
  }
}

const namesPublisher = async (configuration: string): Promise<boolean> => {
  const { parse } = await import('yaml')
  const read: unknown = parse(await readFile(configuration, 'utf8'))
  if (typeof read !== 'object' || read === null || !('publisherName' in read)) return false
  const names = Array.isArray(read.publisherName) ? read.publisherName : [read.publisherName]
  return names.length > 0 && names.every((name) => typeof name === 'string' && name.trim() !== '')
}
