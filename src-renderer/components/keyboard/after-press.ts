/**
 * Calls once the press that is being made is over and has done what it was meant for. A screen that moves
 * while a finger is on its way takes the button away from under it.
 */
export const afterPress = (pressed: boolean, call: () => void): void => {
  const soon = () => setTimeout(call, 0)
  if (pressed) addEventListener('pointerup', soon, { once: true })
  else soon()
}
