/** How many may come: steadily, and at once. */
export type Limits = { readonly perSecond: number; readonly atOnce: number }

/** More messages a second than a member's hand makes; a room that reconnects asks for several things at once. */
export const messageLimits: Limits = { perSecond: 20, atOnce: 60 }
/** New connections from one address: behind one may be all rooms of a county, and all come again after a cut. */
export const knockLimits: Limits = { perSecond: 100, atOnce: 500 }

/** Whoever sends on after so many that were dropped is no page gone wild for a moment. */
export const mostDropped = 500
/** One that passes makes good for so many that were dropped: sixty a second go on for ever, hundreds do not. */
const forgiven = 3

export type Allowance = { readonly left: number; readonly at: number; readonly dropped: number }

export const fullAllowance = ({ atOnce }: Limits, at: number): Allowance => ({ left: atOnce, at, dropped: 0 })

/**
 * Whether one more may pass. `told`: dropped, and the first, which is worth an answer. `milliseconds` of any clock that
 * does not run backwards.
 */
export const spend = (
  { left, at, dropped }: Allowance,
  { perSecond, atOnce }: Limits,
  milliseconds: number,
): { readonly allowance: Allowance; readonly verdict: 'pass' | 'told' | 'drop' | 'close' } => {
  const now = Math.min(atOnce, left + ((milliseconds - at) / 1000) * perSecond)
  if (now >= 1) return { allowance: { left: now - 1, at: milliseconds, dropped: Math.max(0, dropped - forgiven) }, verdict: 'pass' }
  const allowance = { left: now, at: milliseconds, dropped: dropped + 1 }
  if (allowance.dropped > mostDropped) return { allowance, verdict: 'close' }
  return { allowance, verdict: dropped === 0 ? 'told' : 'drop' }
}
