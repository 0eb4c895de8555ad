import type { ButtonsSlice } from '../contract/buttons.ts'
import type { Instant } from '../time/time.ts'

/** The step of the check in which each group presses its button once. */
export type ButtonCheck =
  /** There is no button, which is no fault: fingers and keys do all of it. */
  | { readonly state: 'none' }
  | { readonly state: 'gone' }
  /** `waiting`: the groups whose button was not pressed yet, in a room where several have one; `all` have one. */
  | { readonly state: 'press-once'; readonly waiting: readonly number[]; readonly all: readonly number[] }
  | { readonly state: 'works' }

/** The buttons that a hand can press. */
export const usableButtons = (devices: ButtonsSlice['devices']): ButtonsSlice['devices'] =>
  devices.filter(({ state }) => state === 'ready' || state === 'through-keys')

/** What the step shows. `since`: when it began, a press counts from then on; `byKey`: a key was pressed, as buttons send them that are keyboards. */
export const buttonCheck = ({ devices, gone }: Pick<ButtonsSlice, 'devices' | 'gone'>, since: Instant, byKey: boolean): ButtonCheck => {
  const usable = usableButtons(devices)
  if (usable.length === 0) return gone.length > 0 ? { state: 'gone' } : { state: 'none' }
  const pressed = usable.filter((one) => (one.pressed !== null && one.pressed >= since) || (byKey && one.state === 'through-keys'))
  const all = [...new Set(usable.map(({ group }) => group))].toSorted((a, b) => a - b)
  const waiting = all.filter((group) => !pressed.some((one) => one.group === group))
  return waiting.length === 0 ? { state: 'works' } : { state: 'press-once', waiting, all }
}
