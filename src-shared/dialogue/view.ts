import type { Localized } from '../i18n/language.ts'
import type { Countdown, Duration } from '../time/time.ts'

/** Where a seat stands in the round. `passed`: comes back at the end of the round. `declined`: passed twice. */
export type SeatState = 'waiting' | 'speaking' | 'spoken' | 'passed' | 'declined'

export type DialoguePartView =
  | {
      readonly kind: 'round'
      readonly prompt: Localized
      readonly cue?: Localized
      readonly seats: readonly SeatState[]
      /** The seat whose turn it is, from 0. */
      readonly seat: number
      /** Counts down; past its end it is overtime. */
      readonly turn: Countdown
      readonly turnsLeft: number
      /** Whether next would end the round with everybody heard. */
      readonly lastTurn: boolean
    }
  | { readonly kind: 'open'; readonly prompt: Localized; readonly cue?: Localized; readonly countdown: Countdown }
  | {
      readonly kind: 'summary'
      readonly prompt: Localized
      readonly cue?: Localized
      readonly countdown: Countdown
      readonly collect: 'mainPoints' | 'takeaways'
      readonly count: number
    }
  /** All parts are done; what is left of the segment is the group's own. */
  | { readonly kind: 'finished' }

export type DialogueView = {
  readonly segment: string
  readonly partIndex: number
  readonly parts: readonly { readonly kind: 'round' | 'open' | 'summary'; readonly length: Duration }[]
  readonly part: DialoguePartView
}

export type PointsView = {
  readonly segment: string
  readonly collect: 'mainPoints' | 'takeaways'
  readonly texts: readonly string[]
  readonly sent: boolean
}
