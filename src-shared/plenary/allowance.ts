/** So many messages a second no hand makes; a button that is hammered stays below. */
export const messagesPerSecond = 20
/** What may come at once: a room that reconnects asks for several things. */
export const mostAtOnce = 60
/** Whoever sends on after so many that were dropped is no page gone wild for a moment. */
export const mostDropped = 500
/** One that passes makes good for so many that were dropped: sixty a second go on for ever, hundreds do not. */
const forgiven = 3

export type Allowance = { readonly left: number; readonly at: number; readonly dropped: number }

export const fullAllowance = (at: number): Allowance => ({ left: mostAtOnce, at, dropped: 0 })

/**
 * Whether one more message may pass. `told`: dropped, and the first, which is worth an answer. `milliseconds`
 * of any clock that does not run backwards.
 */
export const spend = (
  { left, at, dropped }: Allowance,
  milliseconds: number,
): { readonly allowance: Allowance; readonly verdict: 'pass' | 'told' | 'drop' | 'close' } => {
  const now = Math.min(mostAtOnce, left + ((milliseconds - at) / 1000) * messagesPerSecond)
  if (now >= 1) return { allowance: { left: now - 1, at: milliseconds, dropped: Math.max(0, dropped - forgiven) }, verdict: 'pass' }
  const allowance = { left: now, at: milliseconds, dropped: dropped + 1 }
  if (allowance.dropped > mostDropped) return { allowance, verdict: 'close' }
  return { allowance, verdict: dropped === 0 ? 'told' : 'drop' }
}
