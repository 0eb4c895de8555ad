import type { Result } from '../../src-shared/result/result.ts'
import { type RoomReport, reportBackOff, reportEvery, reportGather, reportMark } from '../../src-shared/status/room-report.ts'
import type { KioskStatus } from '../../src-shared/status/status.ts'
import type { Log } from '../logging/log.ts'
import type { After } from '../shell/after.ts'

export type Reporter = {
  /** The status as it was written now. */
  told(status: KioskStatus): void
  /** Sends the last word, if there is time for it, and nothing after it. */
  stop(): Promise<void>
}

/** A desk that does not answer holds no kiosk back from ending. */
const lastWordWithin = 1500

/**
 * Tells the desk how this room stands: soon after something changed, and now and then as a sign of life. What cannot
 * be sent is not kept: the next report says more than the one before.
 */
export const createReporter = (deps: {
  readonly computer: string
  readonly after: After
  readonly log: Log
  random(): number
  send(report: RoomReport, signal: AbortSignal): Promise<Result<void>>
}): Reporter => {
  const stopped = new AbortController()
  let latest: KioskStatus | null = null
  let sent = ''
  let failures = 0
  let cancel: (() => void) | null = null
  let dueIn = Number.POSITIVE_INFINITY
  let sending: Promise<void> | null = null

  const plan = (milliseconds: number): void => {
    cancel?.()
    dueIn = milliseconds
    cancel = deps.after(milliseconds, () => {
      cancel = null
      sending = send(stopped.signal).finally(() => {
        sending = null
      })
    })
  }

  const send = async (signal: AbortSignal): Promise<void> => {
    if (latest === null) return
    const status = latest
    const done = await deps.send({ format: 1, computer: deps.computer, status }, signal)
    if (done.ok) {
      if (failures > 0) deps.log.info('the desk hears this room again')
      failures = 0
      sent = reportMark(status)
    } else {
      failures += 1
      const { reason, cause } = done.failure
      // A desk that is away for a night is said once.
      if (failures === 1 && !signal.aborted) deps.log.warn('the desk does not hear this room', { reason, cause })
    }
    if (stopped.signal.aborted) return
    const changed = latest !== status && reportMark(latest) !== sent
    plan(failures > 0 ? reportBackOff(failures, deps.random()) : changed ? reportGather : reportEvery)
  }

  return {
    told: (status) => {
      latest = status
      if (stopped.signal.aborted || sending !== null || failures > 0) return
      if (cancel === null || (dueIn > reportGather && reportMark(status) !== sent)) plan(reportGather)
    },
    stop: async () => {
      cancel?.()
      stopped.abort()
      await sending
      if (failures === 0) await send(AbortSignal.timeout(lastWordWithin))
    },
  }
}
