import type { KioskStatus } from '../../src-shared/status/status.ts'
import type { Settings } from '../settings/settings.ts'
import type { Reporter } from './reporter.ts'

/** Reports for as long as the settings name a desk; without one nothing is loaded and nothing sent. */
export const createLaterReporter = (settings: Pick<Settings, 'get'>, load: () => Promise<Reporter>): Reporter => {
  let loaded: Promise<Reporter> | null = null
  return {
    told: (status: KioskStatus) => {
      if (settings.get().report === null) return
      loaded ??= load()
      void loaded.then((reporter) => reporter.told(status))
    },
    stop: async () => (await loaded)?.stop(),
  }
}
