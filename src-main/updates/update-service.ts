import type { KioskStatus } from '../../src-shared/status/status.ts'
import { instant } from '../../src-shared/time/time.ts'
import { type GateAnswer, mayUpdate } from '../../src-shared/updates/gate.ts'
import { knownKiosk } from '../../src-shared/updates/known-kiosk.ts'
import type { UpdateRules } from '../../src-shared/updates/update-rules.ts'
import type { Log } from '../logging/log.ts'
import type { After } from '../shell/after.ts'
import type { Updater } from './updater.ts'

/** So often it is asked for a newer version, and so often whether one that is here may be installed. */
export const lookEvery = 3_600_000
export const askEvery = 300_000

export type UpdateServiceDeps = {
  readonly updater: Updater
  readonly after: After
  readonly log: Log
  rules(): UpdateRules | null
  status(): KioskStatus
  /** This computer's own time, in milliseconds. */
  wallClock(): number
  /** The kiosk is to stop, and what was staged to be installed. */
  onInstall(): void
}

/**
 * Fetches a newer version whenever IT's rules allow updates, and has it installed once the gate is open: asked anew each
 * time, because a seminar may have come meanwhile.
 */
export const createUpdateService = (deps: UpdateServiceDeps) => {
  let staged: string | null = null
  let stopped = false
  let cancel = () => {}

  const gate = (): GateAnswer => {
    const now = instant(deps.wallClock())
    return mayUpdate({
      now,
      minuteAt: (at) => new Date(at).getHours() * 60 + new Date(at).getMinutes(),
      rules: deps.rules(),
      kiosk: knownKiosk(deps.status(), { running: true, hangs: false, writtenAt: now }),
    })
  }
  const stage = async (): Promise<void> => {
    const rules = deps.rules()
    if (rules?.install !== 'when-free' || rules.from === undefined || deps.status().room === 'running') return
    const found = await deps.updater.stage(rules.from)
    if (!found.ok) deps.log.warn('a newer version could not be fetched', { reason: found.failure.reason, cause: found.failure.cause })
    else if (found.value !== null) {
      staged = found.value.version
      deps.log.info('a newer version is here and waits for a free hour', { version: staged })
    }
  }
  const beat = async (): Promise<void> => {
    if (staged === null) await stage()
    if (stopped) return
    if (staged !== null && gate().allowed) {
      deps.log.info('a newer version is installed', { version: staged })
      return deps.onInstall()
    }
    cancel = deps.after(staged === null ? lookEvery : askEvery, () => void beat())
  }

  return {
    start: (): void => {
      cancel = deps.after(askEvery, () => void beat())
    },
    stop: (): void => {
      stopped = true
      cancel()
    },
  }
}
