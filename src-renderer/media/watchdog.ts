/** One look at the player, about once a second. Times in milliseconds of the world. */
export type Sample = {
  readonly at: number
  readonly position: number
  /** It should be moving: not paused, not at its end. */
  readonly expected: boolean
  readonly broken: boolean
}

export type WatchState = {
  readonly last: Sample | null
  /** Since when it stands still although it should move. */
  readonly stillSince: number | null
  /** Since when it has been moving without a stop. */
  readonly movingSince: number | null
  readonly tries: number
}

export type WatchAction = 'wait' | 'nudge' | 'reload' | 'give-up'

export const watchStart: WatchState = { last: null, stillSince: null, movingSince: null, tries: 0 }

/** What to try after how long a standstill, in this order. */
const remedies: readonly { readonly after: number; readonly action: Exclude<WatchAction, 'wait'> }[] = [
  { after: 2_500, action: 'nudge' },
  { after: 4_000, action: 'reload' },
  { after: 8_000, action: 'reload' },
  { after: 10_000, action: 'give-up' },
]
/** After so long without trouble a new standstill is a new one. */
const forgivenAfter = 15_000
/** A larger gap between two looks means that the computer slept, not that the talk stood. */
const sleptAfter = 5_000
const movedAtLeast = 40

/**
 * The stall watchdog as a rule: samples in, remedy out. It is patient first (a slow disk), then pushes
 * the player, then loads it anew, and in the end says that this recording cannot be played.
 */
export const watch = (state: WatchState, sample: Sample): { readonly state: WatchState; readonly action: WatchAction } => {
  const { last } = state
  const restart = (): WatchState => ({ ...state, last: sample, stillSince: null, movingSince: null })
  if (!sample.broken) {
    if (!sample.expected || last === null || sample.at - last.at > sleptAfter) return { state: restart(), action: 'wait' }
    // A jump back is a movement too: somebody pressed "back ten seconds".
    if (Math.abs(sample.position - last.position) >= movedAtLeast) {
      const movingSince = state.movingSince ?? sample.at
      const tries = sample.at - movingSince >= forgivenAfter ? 0 : state.tries
      return { state: { last: sample, stillSince: null, movingSince, tries }, action: 'wait' }
    }
  }
  const remedy = remedies[state.tries]
  if (remedy === undefined) return { state: { ...state, last: sample }, action: 'wait' }
  const stillSince = state.stillSince ?? last?.at ?? sample.at
  // A player that says itself that it is broken is not waited for, and pushing it would not help.
  const due = sample.broken || sample.at - stillSince >= remedy.after
  if (!due) return { state: { ...state, last: sample, stillSince, movingSince: null }, action: 'wait' }
  const skipNudge = sample.broken && remedy.action === 'nudge'
  const tries = state.tries + (skipNudge ? 2 : 1)
  const action = skipNudge ? 'reload' : remedy.action
  return { state: { last: sample, stillSince: sample.at, movingSince: null, tries }, action }
}
