import type { Instant } from '../../src-shared/time/time.ts'

/** Calls that wait for an instant, the earliest first. */
export type PendingCalls = {
  add(at: Instant, call: () => void): () => void
  /** Removes and returns the earliest call that is due at `now`, if any. */
  takeDue(now: Instant): (() => void) | undefined
  next(): Instant | undefined
}

export const createPendingCalls = (): PendingCalls => {
  let pending: { readonly at: Instant; readonly call: () => void }[] = []
  return {
    add: (at, call) => {
      const entry = { at, call }
      const before = pending.findIndex((other) => other.at > at)
      pending.splice(before === -1 ? pending.length : before, 0, entry)
      return () => {
        pending = pending.filter((other) => other !== entry)
      }
    },
    takeDue: (now) => {
      const [first] = pending
      if (first === undefined || first.at > now) return undefined
      pending = pending.slice(1)
      return first.call
    },
    next: () => pending[0]?.at,
  }
}
