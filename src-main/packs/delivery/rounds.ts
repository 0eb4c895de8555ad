import { causeText } from '../../../src-shared/result/result.ts'
import type { Log } from '../../logging/log.ts'

/** Rounds of looking and taking in, one at a time. */
export type Rounds = {
  /** A round soon; one that runs is not disturbed, and another follows it. */
  soon(): void
  /** A round now: one that runs is broken off first, because what it knows is out of date. */
  now(): void
  /** Breaks off what runs, does this while nothing else does, and begins anew. */
  between<T>(act: () => Promise<T>): Promise<T>
  readonly running: boolean
  /** Breaks off what runs, for good. */
  stop(): Promise<void>
}

export const createRounds = (round: (signal: AbortSignal) => Promise<void>, log: Log): Rounds => {
  let state: { readonly done: Promise<void>; readonly stop: AbortController; again: boolean } | null = null
  let stopped = false
  /** Those who must be alone now. */
  let alone = 0

  const begin = (): void => {
    const stop = new AbortController()
    const done = round(stop.signal)
      .catch((cause: unknown) => log.error('looking for seminars failed', { cause: causeText(cause) }))
      .then(() => {
        const again = state?.again === true
        state = null
        if (again) soon()
      })
    state = { done, stop, again: false }
  }
  const soon = (): void => {
    // Whoever is alone asks for a round afterwards.
    if (stopped || alone > 0) return
    if (state === null) begin()
    else state.again = true
  }
  return {
    soon,
    now: () => {
      const running = state
      soon()
      running?.stop.abort()
    },
    between: async (act) => {
      alone += 1
      try {
        state?.stop.abort()
        await state?.done
        return await act()
      } finally {
        alone -= 1
        soon()
      }
    },
    get running() {
      return state !== null
    },
    stop: async () => {
      stopped = true
      state?.stop.abort()
      await state?.done
    },
  }
}
