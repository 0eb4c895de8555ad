import { atRest, type Deed, type GestureRules, type GestureState, gestureWakesAt, stepGesture, timing } from './gesture.ts'
import type { ControlMeaning } from './profile.ts'
import { calm, isStormy, noticeReport, type StormState } from './storm.ts'

/** One device: its controls, each with its gestures, and whether it can be believed. Instants are milliseconds of the world's time. */
export type MachineState = {
  readonly controls: Readonly<Record<string, { readonly does: ControlMeaning; readonly gesture: GestureState }>>
  /** When each control of one meaning was last pressed. */
  readonly pressed: Readonly<Record<string, number>>
  readonly storm: StormState
  /** What counted a moment ago, and is taken back when it turns out to have been a storm. */
  readonly recent: readonly { readonly press: string; readonly at: number }[]
  readonly presses: number
}

export type MachineInput =
  | { readonly type: 'edge'; readonly control: string; readonly does: ControlMeaning; readonly down: boolean; readonly at: number }
  | { readonly type: 'pulse'; readonly control: string; readonly does: ControlMeaning; readonly at: number }
  | { readonly type: 'tick'; readonly at: number }
  | { readonly type: 'gone'; readonly at: number }

export type MachineDeed = Pick<Deed, 'what'> & {
  readonly control: string
  readonly does: ControlMeaning
  readonly press: string
  readonly replaces: string | null
}
export type MachineStep = { readonly state: MachineState; readonly deeds: readonly MachineDeed[] }

export const machineAtRest: MachineState = { controls: {}, pressed: {}, storm: calm, recent: [], presses: 0 }

export const stepMachine = (before: MachineState, input: MachineInput, rules: GestureRules): MachineStep => {
  if (input.type === 'gone') return goneFrom(before)
  if (input.type === 'tick') return tick(before, input.at, rules)
  const ticked = tick(before, input.at, rules)
  const wasStormy = isStormy(before.storm, input.at)
  const state = { ...ticked.state, storm: noticeReport(before.storm, input.at) }
  const step = wasStormy ? { state, deeds: [] } : isStormy(state.storm, input.at) ? breakOff(state) : act(state, input, rules)
  return { state: step.state, deeds: [...ticked.deeds, ...step.deeds] }
}

/** When something happens without the device saying anything; null: nothing does. */
export const machineWakesAt = (state: MachineState, rules: GestureRules): number | null => {
  const times = [...Object.values(state.controls).map(({ gesture }) => gestureWakesAt(gesture, rules)), state.storm.until].filter(
    (time) => time !== null,
  )
  return times.length === 0 ? null : Math.min(...times)
}

/** Whether the device sends more than a hand can do; nothing that it says counts then. */
export const machineStorms = ({ storm }: MachineState, at: number): boolean => isStormy(storm, at)

const act = (before: MachineState, input: Extract<MachineInput, { type: 'edge' | 'pulse' }>, rules: GestureRules): MachineStep => {
  const { control, does, at } = input
  if (does !== 'button') return input.type === 'edge' && !input.down ? { state: before, deeds: [] } : direct(before, control, does, at)
  const known = before.controls[control]?.gesture ?? atRest
  const down = stepGesture(known, { type: 'edge', down: input.type === 'pulse' || input.down, at }, rules)
  // A pulse comes up by itself as soon as the contact has settled.
  const gesture = input.type === 'pulse' ? stepGesture(down.state, { type: 'edge', down: false, at }, rules) : { state: down.state, deeds: [] }
  return remember(
    { ...before, controls: { ...before.controls, [control]: { does, gesture: gesture.state } } },
    at,
    deedsOf(control, does, [...down.deeds, ...gesture.deeds]),
  )
}

/** A control of one meaning: each press counts at once, and a rattling contact is one press. */
const direct = (before: MachineState, control: string, does: ControlMeaning, at: number): MachineStep => {
  if (at - (before.pressed[control] ?? Number.NEGATIVE_INFINITY) < 2 * timing.settle) return { state: before, deeds: [] }
  const presses = before.presses + 1
  const state = { ...before, presses, pressed: { ...before.pressed, [control]: at } }
  return remember(state, at, [{ what: 'press', does, control, press: `${control}.d${presses}`, replaces: null }])
}

const deedsOf = (control: string, does: ControlMeaning, deeds: readonly Deed[]): readonly MachineDeed[] =>
  deeds.map(({ what, press, replaces }) => ({
    what,
    control,
    does,
    // A long press is a deed of its own: the press that it was at first may have been taken back.
    press: `${control}.${press}${what === 'long' || what === 'very-long' ? `.${what}` : ''}`,
    replaces: replaces === null ? null : `${control}.${replaces}`,
  }))

const remember = (state: MachineState, at: number, deeds: readonly MachineDeed[]): MachineStep => {
  const counted = deeds.filter(({ what }) => what === 'press' || what === 'double').map(({ press }) => ({ press, at }))
  return { state: { ...state, recent: [...state.recent.filter((one) => at - one.at <= timing.double), ...counted] }, deeds }
}

const tick = (before: MachineState, at: number, rules: GestureRules): MachineStep => {
  let state = before.storm.until !== null && !isStormy(before.storm, at) ? { ...before, storm: calm } : before
  const deeds: MachineDeed[] = []
  for (const [control, { does, gesture }] of Object.entries(state.controls)) {
    const step = stepGesture(gesture, { type: 'tick', at }, rules)
    if (step.state === gesture) continue
    const remembered = remember(
      { ...state, controls: { ...state.controls, [control]: { does, gesture: step.state } } },
      at,
      deedsOf(control, does, step.deeds),
    )
    state = remembered.state
    deeds.push(...remembered.deeds)
  }
  return { state, deeds }
}

const goneFrom = (before: MachineState): MachineStep => {
  const steps = Object.entries(before.controls).map(([control, { does, gesture }]) => ({
    control,
    does,
    step: stepGesture(gesture, { type: 'gone' }, calmRules),
  }))
  return {
    state: { ...before, controls: Object.fromEntries(steps.map(({ control, does, step }) => [control, { does, gesture: step.state }])), recent: [] },
    deeds: steps.flatMap(({ control, does, step }) => deedsOf(control, does, step.deeds)),
  }
}

const calmRules: GestureRules = { eager: true, doubles: true, holds: true }

/** It was a storm: what counted out of it is taken back, the newest first. */
const breakOff = (before: MachineState): MachineStep => {
  const gone = goneFrom(before)
  const since = before.storm.recent[0] ?? 0
  const back = before.recent
    .filter(({ at }) => at >= since)
    .toReversed()
    .map(({ press }): MachineDeed => ({ what: 'nothing', control: '', does: 'button', press, replaces: press }))
  return { state: gone.state, deeds: [...gone.deeds, ...back] }
}
