import type { ByeReason } from '../../../src-shared/plenary/wire.ts'
import { type Duration, seconds } from '../../../src-shared/time/time.ts'

/**
 * What a page does after the desk has said goodbye. `again`: it comes back by itself. `knock`: it asks again and again,
 * because somebody has to let it in. `stay`: coming back would not help, or would put another of the same person out.
 */
export type AfterBye = 'again' | 'knock' | 'stay'

export const afterBye = (reason: ByeReason): AfterBye => {
  switch (reason) {
    case 'closing':
    case 'silent':
    case 'no-hello':
    case 'too-many':
      return 'again'
    case 'pass-in-use':
      return 'knock'
    case 'pass-too-early':
    case 'pass-unreadable':
    case 'pass-forged':
    case 'pass-other-seminar':
    case 'pass-expired':
    case 'pass-revoked':
    case 'removed':
    case 'replaced':
    case 'malformed':
      return 'stay'
  }
}

export type Pace = {
  /** Between two tries to be let in. */
  readonly knockEvery: Duration
  /** A line that was cut silently says nothing by itself: the desk is asked this often whether it is there. */
  readonly aliveEvery: Duration
  /** It answers at once; after so long the line is taken for cut. */
  readonly aliveWithin: Duration
}
export const usualPace: Pace = { knockEvery: seconds(4), aliveEvery: seconds(2), aliveWithin: seconds(3) }
