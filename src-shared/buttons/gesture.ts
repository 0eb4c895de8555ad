import { type Duration, duration } from '../time/time.ts'

/**
 * What a hand does with one button, out of edges and instants. Instants are milliseconds of the world's time. See
 * docs/adr/0013: a press counts at once, and what it turns out to be afterwards takes it back.
 */
export const timing = {
  /** A contact rattles for so long. */
  settle: duration(30),
  /** A second press within this makes it a double press. */
  double: duration(350),
  /** Held for longer than this it is no press. */
  hold: duration(700),
  /** Held for so long it calls for help. */
  call: duration(2500),
} as const

/** One thing that a hand did. `replaces`: the press that it turned out not to have been, and that has to be taken back. */
export type Deed = {
  readonly what: 'press' | 'double' | 'hold' | 'long' | 'very-long' | 'nothing'
  readonly press: number
  readonly replaces: number | null
}

type Held =
  | { readonly name: 'up' }
  /** Down; `fired`: it has counted as a press already. */
  | { readonly name: 'down'; readonly press: number; readonly since: number; readonly fired: boolean }
  /** Too long for a press: the ring grows. */
  | { readonly name: 'holding'; readonly press: number; readonly since: number }
  /** Whatever it was is done: only letting go is left. */
  | { readonly name: 'spent' }

export type GestureState = {
  readonly held: Held
  /** What the contact says, which counts once it stood still. */
  readonly raw: boolean
  /** Until then edges are rattling. */
  readonly settlesAt: number
  /** The newest press: a second one soon after makes it a double press; `turned`: that has happened already. */
  readonly first: { readonly press: number; readonly at: number; readonly fired: boolean; readonly turned: boolean } | null
  readonly presses: number
}

export type GestureInput =
  | { readonly type: 'edge'; readonly down: boolean; readonly at: number }
  | { readonly type: 'tick'; readonly at: number }
  /** The device went away, or talks nonsense. */
  | { readonly type: 'gone' }

/** What holds now. */
export type GestureRules = {
  /** What a press does can be taken back, so it counts when the button goes down; otherwise when it comes up again. */
  readonly eager: boolean
  /** Whether a double press means something here, and a long one; where not, each press is a press. */
  readonly doubles: boolean
  readonly holds: boolean
}

export type Step = { readonly state: GestureState; readonly deeds: readonly Deed[] }

export const atRest: GestureState = { held: { name: 'up' }, raw: false, settlesAt: Number.NEGATIVE_INFINITY, first: null, presses: 0 }

const none = (state: GestureState): Step => ({ state, deeds: [] })

/** Takes one input in. Inputs come in the order of their instants. */
export const stepGesture = (before: GestureState, input: GestureInput, rules: GestureRules): Step => {
  if (input.type === 'gone') return goneFrom(before)
  const due = dueBy(before, input.at, rules)
  if (input.type === 'tick') return due
  const state = { ...due.state, raw: input.down }
  if (input.at < state.settlesAt) return { state, deeds: due.deeds }
  const moved = moveTo(state, input.down, input.at, rules)
  return { state: moved.state, deeds: [...due.deeds, ...moved.deeds] }
}

/** When something happens without another edge; null: nothing does. */
export const gestureWakesAt = (state: GestureState, { holds }: GestureRules): number | null => {
  const times = [
    isDown(state) === state.raw ? null : state.settlesAt,
    state.held.name === 'down' && holds ? state.held.since + timing.hold : null,
    state.held.name === 'holding' ? state.held.since + timing.call : null,
  ].filter((time) => time !== null)
  return times.length === 0 ? null : Math.min(...times)
}

/** How long the ring grows: from when the button was held too long for a press until it calls for help. */
export const ringFor: Duration = duration(timing.call - timing.hold)

const isDown = ({ held }: GestureState): boolean => held.name !== 'up'

/** Everything that time alone brings, in its order. */
const dueBy = (before: GestureState, at: number, rules: GestureRules): Step => {
  const next = gestureWakesAt(before, rules)
  if (next === null || next > at) return none(before)
  const step = happen(before, next, rules)
  const rest = dueBy(step.state, at, rules)
  return { state: rest.state, deeds: [...step.deeds, ...rest.deeds] }
}

const happen = (state: GestureState, at: number, rules: GestureRules): Step => {
  if (isDown(state) !== state.raw && at >= state.settlesAt) return moveTo(state, state.raw, at, rules)
  const { held } = state
  switch (held.name) {
    case 'down':
      return {
        state: { ...state, held: { name: 'holding', press: held.press, since: held.since }, first: null },
        deeds: [{ what: 'hold', press: held.press, replaces: held.fired ? held.press : null }],
      }
    case 'holding':
      return { state: { ...state, held: { name: 'spent' } }, deeds: [{ what: 'very-long', press: held.press, replaces: null }] }
    case 'up':
    case 'spent':
      return none(state)
  }
}

/** The contact has settled on another side. */
const moveTo = (before: GestureState, down: boolean, at: number, rules: GestureRules): Step => {
  if (down === isDown(before)) return none(before)
  const state = { ...before, settlesAt: at + timing.settle }
  return down ? goDown(state, at, rules) : goUp(state)
}

const goDown = (state: GestureState, at: number, { eager, doubles }: GestureRules): Step => {
  const { first } = state
  const press = state.presses + 1
  if (doubles && first !== null && at - first.at <= timing.double) {
    // A third of a row counts for nothing: whoever hammers has gone back once.
    if (first.turned) return none({ ...state, held: { name: 'spent' }, first: { ...first, at } })
    return {
      state: { ...state, presses: press, held: { name: 'spent' }, first: { press, at, fired: true, turned: true } },
      deeds: [{ what: 'double', press, replaces: first.fired ? first.press : null }],
    }
  }
  return {
    state: { ...state, presses: press, held: { name: 'down', press, since: at, fired: eager }, first: { press, at, fired: eager, turned: false } },
    deeds: eager ? [{ what: 'press', press, replaces: null }] : [],
  }
}

const goUp = (state: GestureState): Step => {
  const { held } = state
  const up = { ...state, held: { name: 'up' } } as const
  switch (held.name) {
    case 'down':
      return {
        state: { ...up, first: state.first === null ? null : { ...state.first, fired: true } },
        deeds: held.fired ? [] : [{ what: 'press', press: held.press, replaces: null }],
      }
    case 'holding':
      return { state: up, deeds: [{ what: 'long', press: held.press, replaces: null }] }
    case 'up':
    case 'spent':
      return none(up)
  }
}

/** Whatever was under way ends without counting; a ring that grew is taken off. */
const goneFrom = (state: GestureState): Step => {
  const { held } = state
  return {
    state: { ...atRest, presses: state.presses },
    deeds: held.name === 'holding' ? [{ what: 'nothing', press: held.press, replaces: null }] : [],
  }
}
