import type { ButtonIntent } from '../../src-shared/buttons/intents.ts'
import { undoLatest } from '../components/undo-toast.tsx'
import { closeOverlay, useOverlayState } from '../stores/overlay.ts'
import { giveIntent } from './intents.ts'

export type KeyMeaning = ButtonIntent | 'undo' | 'escape'

/** Where the key was pressed. `control`: a button or link that the keyboard has chosen. */
export type KeyPlace = 'field' | 'control' | 'elsewhere'

const meanings: Readonly<Record<string, KeyMeaning>> = {
  PageDown: 'next',
  ArrowRight: 'next',
  Enter: 'next',
  ' ': 'next',
  PageUp: 'back',
  ArrowLeft: 'back',
  b: 'pause-or-resume',
  B: 'pause-or-resume',
  '.': 'pause-or-resume',
  MediaPlayPause: 'pause-or-resume',
  F1: 'help',
  h: 'help',
  H: 'help',
  Backspace: 'undo',
  Escape: 'escape',
}

/** What a key means, if anything. Presenter buttons send Page Down and Page Up, which nobody writes with. */
export const meaningOf = (key: string, place: KeyPlace): KeyMeaning | null => {
  const meaning = meanings[key] ?? null
  switch (place) {
    case 'field':
      return key === 'PageDown' || key === 'PageUp' || key === 'F1' || key === 'MediaPlayPause' ? meaning : null
    case 'control':
      return key === 'Enter' || key === ' ' ? null : meaning
    case 'elsewhere':
      return meaning
  }
}

const placeOf = (target: EventTarget | null): KeyPlace => {
  if (!(target instanceof Element)) return 'elsewhere'
  if (target.closest('input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable=true]') !== null)
    return 'field'
  return target.matches('button, a, summary, [role=radio], [role=checkbox], input') ? 'control' : 'elsewhere'
}

/** Maps the keyboard to intents, once, for the whole page. */
export const installKeys = (): void => {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented && event.key !== 'F1') return
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const meaning = meaningOf(event.key, placeOf(event.target))
    if (meaning === null) return
    // A panel handles its own Escape and Enter; only help may close itself with its own key.
    const panel = document.querySelector('dialog[open]') !== null
    if (panel && meaning !== 'help') return
    event.preventDefault()
    // A key held down, or a button whose contact rattles, is one press.
    if (event.repeat) return
    if (meaning === 'undo') return undoLatest()
    if (meaning === 'escape') return useOverlayState.getState().overlay === 'none' ? undoLatest() : closeOverlay()
    giveIntent(meaning)
  })
}
