import type { Found } from './correlate.ts'

/** Why a microphone could not be listened to. */
export type Deaf = 'permission' | 'taken' | 'missing' | 'stalled'

/** What one microphone heard while a sound was played. Levels as a share of full scale. */
export type Hearing = {
  readonly microphone: string
  /** The level just before the sound; exactly 0 is no room but a switch. */
  readonly noise: number
  /** The page was told that the microphone gives nothing. */
  readonly muted: boolean
  readonly found: Found
  /** From playing to hearing, in milliseconds. */
  readonly delay: number
}

export type PathOutcome = 'works' | 'too-quiet' | 'distorted' | 'not-heard' | 'dead' | 'muted'

/**
 * Where the line is drawn. Noise of any kind reaches a likeness of 0.05 and stands out 5 times; a clear path 0.98 and
 * hundreds; a loudspeaker at the other end of a hard room about 0.3. Both must be passed: speech sometimes stands out, and
 * is never alike.
 */
const alike = 0.2
const standsOut = 10
/** Below this a voice from the loudspeaker is not understood over a ventilator: −46 dB of full scale. */
const quiet = 0.005
/** A good loudspeaker makes a few hundredths of its own; at a fifth everybody hears that it rattles. */
const rattles = 0.12
const clips = 0.02

export const judgePath = ({ found, noise, muted }: Hearing): PathOutcome => {
  const heard = found.likeness >= alike && found.prominence >= standsOut && found.level > 0
  if (!heard) return muted ? 'muted' : noise === 0 && found.level === 0 ? 'dead' : 'not-heard'
  // Overdriven is said before quiet: one can be both, and to turn it up would be the wrong advice.
  if (found.clipped > clips || found.harmonics > rattles) return 'distorted'
  return found.level < quiet ? 'too-quiet' : 'works'
}

/** How much of its own sound comes back through the echo cancelling, in decibels: −60 is nothing, 0 is all of it. */
export const echoResidual = (without: Found, withCancelling: Found): number => {
  const heard = withCancelling.level * withCancelling.likeness
  const all = without.level * without.likeness
  return all === 0 ? 0 : Math.max(-60, Math.min(0, 20 * Math.log10((heard + 1e-9) / all)))
}
