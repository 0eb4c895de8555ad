import { type Duration, type Instant, minutes, plus, seconds } from '../time/time.ts'

/**
 * The steps of the group's check, in their order. Each is a screen of its own in `screens/check/steps`; a step is added
 * there and here.
 */
export const checkSteps = ['sound', 'voices', 'button'] as const
export type CheckStep = (typeof checkSteps)[number]

/** Quiet: nothing on the screen, only the short sound; by itself when a seminar is near, at night, and for staff. */
export type CheckKind = 'group' | 'quiet'

export type CheckState =
  | { readonly name: 'idle'; readonly run: number }
  | { readonly name: 'running'; readonly kind: CheckKind; readonly run: number; readonly step: CheckStep; readonly since: Instant }
  /** What was found is on the screen, for as long as `until` says; null: until somebody has read it. */
  | { readonly name: 'result'; readonly run: number; readonly until: Instant | null }

export type CheckEvent =
  | { readonly type: 'start'; readonly kind: CheckKind }
  /** The step is over, with whatever came of it. */
  | { readonly type: 'step-done'; readonly run: number; readonly step: CheckStep }
  /** Nothing is left to ask: what failed makes further steps pointless. */
  | { readonly type: 'cannot-go-on'; readonly run: number }
  | { readonly type: 'close' }

/** A page that says nothing for so long will not: the sound takes three seconds, a seat's hello at most eight. A group that finds no button goes on. */
export const stepLimit: Record<CheckStep, Duration> = { sound: seconds(20), voices: minutes(3), button: seconds(30) }
const resultShown = seconds(6)

const idle = (run: number): CheckState => ({ name: 'idle', run })
export const noCheck = idle(0)

/** What the check goes by. `good`: what was found so far leaves nothing to do for the group; `button`: there is one to press. */
export type CheckRoom = { readonly good: boolean; readonly button: boolean }

const next = (step: CheckStep, { button }: CheckRoom): CheckStep | undefined =>
  checkSteps.slice(checkSteps.indexOf(step) + 1).find((one) => one !== 'button' || button)

export const advanceCheck = (state: CheckState, event: CheckEvent, at: Instant, room: CheckRoom): CheckState => {
  const result = (run: number): CheckState => ({ name: 'result', run, until: room.good ? plus(at, resultShown) : null })
  switch (event.type) {
    case 'start':
      // What runs is not begun again by a clock; a group that asks for it gets its own.
      if (state.name === 'running' && (state.kind === 'group' || event.kind === 'quiet')) return state
      return { name: 'running', kind: event.kind, run: state.run + 1, step: checkSteps[0], since: at }
    case 'step-done': {
      if (state.name !== 'running' || state.run !== event.run || state.step !== event.step) return state
      if (state.kind === 'quiet') return idle(state.run)
      const step = next(state.step, room)
      return step === undefined ? result(state.run) : { ...state, step, since: at }
    }
    case 'cannot-go-on':
      if (state.name !== 'running' || state.run !== event.run) return state
      return state.kind === 'quiet' ? idle(state.run) : result(state.run)
    case 'close':
      return idle(state.run)
  }
}
