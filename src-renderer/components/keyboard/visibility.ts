/** Whether the on-screen keyboard is out, and why. */
export type Visibility = 'hidden' | 'shown'

export type VisibilityEvent =
  /** A finger on a field. */
  | 'touched'
  /** Somebody asked for it. */
  | 'called'
  | 'put-away'
  /** Letters came from an attached keyboard. */
  | 'hardware-typed'
  /** No field is written in any more. */
  | 'left'

export const visibilityAfter = (_: Visibility, event: VisibilityEvent): Visibility => (event === 'touched' || event === 'called' ? 'shown' : 'hidden')

/** Letters and the keys of editing; a presenter's button (PageDown, F5) is no keyboard to write on. */
export const writesText = (key: string): boolean => [...key].length === 1 || key === 'Backspace' || key === 'Delete' || key === 'Dead'
