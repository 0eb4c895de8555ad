/** The step of the check in which the group presses its button once. */
export type ButtonCheck =
  /** There is no button, which is no fault: fingers and keys do all of it. */
  { readonly state: 'none' } | { readonly state: 'press-once' } | { readonly state: 'works' } | { readonly state: 'gone' }

/** What the step shows. `connected`: how many buttons are there; `pressed`: one was pressed since the check began. */
export const buttonCheck = (connected: number, gone: boolean, pressed: boolean): ButtonCheck => {
  if (connected === 0) return gone ? { state: 'gone' } : { state: 'none' }
  return { state: pressed ? 'works' : 'press-once' }
}
