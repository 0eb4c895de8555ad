import { rm } from 'node:fs/promises'
import { causeText } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import type { After } from '../shell/after.ts'

/** A start counts as a good one when the kiosk has stood so long: what a new version breaks, it mostly breaks at once. */
export const goodAfter = 30_000

/**
 * Whoever starts the kiosk counts its starts in a file (assets/linux/session.sh) and falls back on the version before
 * when several in a row led to nothing. The file goes once this start was a good one.
 */
export const countStart = (deps: { readonly file: string | undefined; readonly after: After; readonly log: Log }) => ({
  /** The window is there. Returns what stops the waiting. */
  shown: (): (() => void) => {
    const { file } = deps
    if (file === undefined || file === '') return () => undefined
    return deps.after(goodAfter, () => {
      rm(file, { force: true }).catch((cause: unknown) => deps.log.warn('the count of starts could not be forgotten', { cause: causeText(cause) }))
    })
  },
})
