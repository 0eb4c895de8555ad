import type { ButtonIntent, Gesture } from './intents.ts'

/** What each gesture means in this room. */
export type ButtonBindings = { readonly [G in Gesture]: ButtonIntent | 'nothing' }

export const usualBindings: ButtonBindings = { press: 'next', double: 'back', long: 'pause-or-resume', 'very-long': 'help' }

/** In the plenary a call for help is one to all rooms: the hand goes up instead. Whatever else staff bound it to stays that. */
export const meaningIn = (bindings: ButtonBindings, gesture: Gesture, inPlenary: boolean): ButtonBindings[Gesture] => {
  const meaning = bindings[gesture]
  return inPlenary && gesture === 'very-long' && meaning === 'help' ? 'hand' : meaning
}

export const intentOf = (bindings: ButtonBindings, gesture: Gesture, inPlenary: boolean): ButtonIntent | null => {
  const meaning = meaningIn(bindings, gesture, inPlenary)
  return meaning === 'nothing' ? null : meaning
}

/** A name for each button that no other has: the second of two alike is `#2`. */
export const namesOf = (identities: readonly string[]): readonly string[] =>
  identities.map((identity, place) => {
    const before = identities.slice(0, place).filter((one) => one === identity).length
    return before === 0 ? identity : `${identity}#${before + 1}`
  })

/**
 * Which group each button speaks for in a shared room: the pinned ones as IT decided, the others in the order of
 * `buttons` for the groups that have none yet. A button too many speaks for the first group.
 */
export const groupsOf = (buttons: readonly string[], pinned: Readonly<Record<string, number>>, groups: number): ReadonlyMap<string, number> => {
  const pinnedOf = (button: string): number | undefined => (Object.hasOwn(pinned, button) ? pinned[button] : undefined)
  const fixed = new Map(
    buttons.flatMap((button) => {
      const group = pinnedOf(button)
      return group === undefined || group >= groups ? [] : [[button, group] as const]
    }),
  )
  const taken = new Set(fixed.values())
  const free = Array.from({ length: groups }, (_, group) => group).filter((group) => !taken.has(group))
  const rest = buttons.filter((button) => !fixed.has(button)).map((button, place) => [button, free[place] ?? 0] as const)
  return new Map([...fixed, ...rest])
}
