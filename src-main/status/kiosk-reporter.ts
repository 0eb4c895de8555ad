import { hostname } from 'node:os'
import { ok } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import type { SystemProxy } from '../packs/fetch/network/choices.ts'
import { createSettingsNetwork } from '../packs/fetch/network/settings-network.ts'
import type { Settings } from '../settings/settings.ts'
import type { After } from '../shell/after.ts'
import { createReporter, type Reporter } from './reporter.ts'
import { sendReport } from './send-report.ts'

/** Reports by this machine's own network, to the desk that the settings name at that moment. */
export const createKioskReporter = (deps: {
  readonly settings: Settings
  readonly systemProxy: SystemProxy | null
  readonly after: After
  readonly log: Log
}): Reporter => {
  const network = createSettingsNetwork(deps.settings, process.env, deps.systemProxy)
  const reporter = createReporter({
    computer: hostname().slice(0, 100) || 'computer',
    after: deps.after,
    log: deps.log,
    random: Math.random,
    send: async (report, signal) => {
      const to = deps.settings.get().report
      return to === null ? ok(undefined) : sendReport(to, report, { network, signal })
    },
  })
  return {
    told: reporter.told,
    stop: async () => {
      await reporter.stop()
      await network.close()
    },
  }
}
