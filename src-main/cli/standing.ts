import { attentionTexts } from '../../src-shared/i18n/catalogues/attention.ts'
import { attentionOf } from '../../src-shared/status/attention.ts'
import type { KioskStatus } from '../../src-shared/status/status.ts'
import type { ReadStatus } from '../status/read-status.ts'
import { heartbeat } from '../status/status-file.ts'
import { type ExitCode, exitCodes } from './say.ts'

/** How a kiosk stands: what `talkroom status --json` prints. */
export type Standing = {
  readonly running: boolean
  /** It runs, and has not written its status for so long that nobody can believe it is well. */
  readonly hangs: boolean
  readonly ageSeconds: number
  /** Sentences on what somebody has to see to. */
  readonly attention: readonly string[]
  readonly status: KioskStatus
}

/** A heartbeat may be late on a slow disk, but not four times in a row. */
const latest = (4 * heartbeat) / 1000

export const standingOf = ({ status, ageSeconds }: ReadStatus, running: boolean): Standing => {
  const hangs = running && ageSeconds > latest
  const silence = hangs ? [attentionTexts.en.silent(Math.round(ageSeconds / 60))] : []
  return { running, hangs, ageSeconds, attention: [...silence, ...attentionOf(status)], status }
}

export const exitCodeOf = ({ running, attention }: Standing): ExitCode => {
  if (!running) return exitCodes.notRunning
  return attention.length === 0 ? exitCodes.well : exitCodes.attention
}
