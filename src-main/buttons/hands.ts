import type { GestureRules } from '../../src-shared/buttons/gesture.ts'
import {
  type MachineDeed,
  type MachineInput,
  type MachineState,
  machineAtRest,
  machineStorms,
  machineWakesAt,
  stepMachine,
} from '../../src-shared/buttons/machine.ts'
import type { ControlMeaning } from '../../src-shared/buttons/profile.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { instant } from '../../src-shared/time/time.ts'

export type Hands = {
  edge(button: string, control: string, does: ControlMeaning, down: boolean): void
  pulse(button: string, control: string, does: ControlMeaning): void
  gone(button: string): void
  storms(button: string): boolean
  stop(): void
}

/** Runs each button's rules in the world's time and tells what hands did. */
export const createHands = (deps: {
  clock: Clock
  rules(): GestureRules
  did(button: string, deed: MachineDeed): void
  /** A button began to storm, or is calm again. */
  stormChanged(button: string): void
}): Hands => {
  const { clock } = deps
  const machines = new Map<string, { state: MachineState; storms: boolean; wakesAt: number | null; cancel: () => void }>()
  // Gestures are a hand's, however fast the room's time runs.
  const world = (): number => clock.now() / clock.speed

  const step = (button: string, input: MachineInput): void => {
    const before = machines.get(button)
    const rules = deps.rules()
    const { state, deeds } = stepMachine(before?.state ?? machineAtRest, input, rules)
    const storms = machineStorms(state, input.at)
    const wakesAt = machineWakesAt(state, rules)
    // A storm puts its end off with every report: the timer that is set looks again by itself.
    const keeps = before !== undefined && before.wakesAt !== null && (wakesAt === null || wakesAt >= before.wakesAt)
    if (!keeps) before?.cancel()
    machines.set(button, { ...(keeps ? before : wakeAt(button, wakesAt)), state, storms })
    for (const deed of deeds) deps.did(button, deed)
    if (storms !== (before?.storms ?? false)) deps.stormChanged(button)
  }

  const wakeAt = (button: string, wakesAt: number | null): { wakesAt: number | null; cancel: () => void } => ({
    wakesAt,
    cancel: wakesAt === null ? () => undefined : clock.wake(instant(Math.ceil(wakesAt * clock.speed)), () => wake(button, wakesAt)),
  })

  const wake = (button: string, wakesAt: number): void => {
    const now = machines.get(button)
    if (now === undefined) return
    machines.set(button, { ...now, wakesAt: null, cancel: () => undefined })
    step(button, { type: 'tick', at: Math.max(world(), wakesAt) })
  }

  return {
    edge: (button, control, does, down) => step(button, { type: 'edge', control, does, down, at: world() }),
    pulse: (button, control, does) => step(button, { type: 'pulse', control, does, at: world() }),
    gone: (button) => {
      if (!machines.has(button)) return
      step(button, { type: 'gone', at: world() })
      machines.get(button)?.cancel()
      machines.delete(button)
    },
    storms: (button) => machines.get(button)?.storms ?? false,
    stop: () => {
      for (const { cancel } of machines.values()) cancel()
      machines.clear()
    },
  }
}
