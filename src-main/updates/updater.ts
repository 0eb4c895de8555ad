import type { Result } from '../../src-shared/result/result.ts'

export type StageFailure = { readonly reason: 'update-not-fetched' | 'update-not-signed'; readonly cause?: string }

/** Brings newer versions to this computer, where no package manager does. */
export type Updater = {
  /** Fetches the newest version and keeps it, proven; null: there is none that is newer. */
  stage(from: string): Promise<Result<{ readonly version: string } | null, StageFailure>>
  /** Installs what was staged and starts it. The kiosk has stopped by then; the process ends. */
  install(): void
}
