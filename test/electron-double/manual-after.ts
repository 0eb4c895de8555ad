import type { After } from '../../src-main/shell/after.ts'

/** Delays that pass only when a test lets them. */
export const createManualAfter = (): { after: After; pass(milliseconds: number): void } => {
  let now = 0
  const waiting = new Set<{ at: number; call: () => void }>()
  return {
    after: (milliseconds, call) => {
      const entry = { at: now + milliseconds, call }
      waiting.add(entry)
      return () => waiting.delete(entry)
    },
    pass: (milliseconds) => {
      const until = now + milliseconds
      for (;;) {
        const next = [...waiting].filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        waiting.delete(next)
        now = next.at
        next.call()
      }
      now = until
    },
  }
}
