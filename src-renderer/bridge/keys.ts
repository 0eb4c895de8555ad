import type { ButtonIntent } from '../../src-shared/buttons/intents.ts'
import { undoLatest } from '../components/undo-toast.tsx'
import { closeOverlay, noticeKeyPress, useOverlayState } from '../stores/overlay.ts'
import { useReplica } from '../stores/slices.ts'
import { giveIntent } from './intents.ts'
import { send } from './send.ts'

/** `button`: the key is the table's button, whose gestures main knows. */
export type KeyMeaning = ButtonIntent | 'undo' | 'escape' | 'button'

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
  MediaTrackNext: 'next',
  MediaTrackPrevious: 'back',
  F1: 'help',
  h: 'help',
  H: 'help',
  Backspace: 'undo',
  Escape: 'escape',
}

/** Keys that are on no keyboard, so that pedals and single buttons send them. */
const isFarKey = (key: string): boolean => /^F(1[3-9]|2[0-4])$/.test(key)
const isFunctionKey = (key: string): boolean => /^F\d+$/.test(key)
const isWrittenWith = (key: string): boolean => key.length === 1 || ['Enter', 'Backspace', 'Escape', 'ArrowLeft', 'ArrowRight'].includes(key)

/** What a key means, if anything; `taught` are keys that this room's button sends. Presenters send Page Down and Page Up, which nobody writes with. */
export const meaningOf = (key: string, place: KeyPlace, taught: readonly string[] = []): KeyMeaning | null => {
  const meaning = isFarKey(key) || taught.includes(key) ? 'button' : (meanings[key] ?? null)
  switch (place) {
    case 'field':
      return isWrittenWith(key) ? null : meaning
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

const buttons = () => useReplica.getState().slices?.buttons

/** Keys that are the table's button and are down; their edges go to main. */
const held = new Set<string>()
const edge = (key: string, down: boolean): void => {
  if (held.has(key) === down) return
  if (down) held.add(key)
  else held.delete(key)
  void send('buttons.key', { key: key.slice(0, 40), down })
}

/** Maps the keyboard to intents, once, for the whole page. */
export const installKeys = (): void => {
  addEventListener('keydown', (event) => {
    // The guard has kept every function key from the browser, ours too.
    if (event.defaultPrevented && !isFunctionKey(event.key)) return
    if (event.ctrlKey || event.altKey || event.metaKey) return
    // Staff teach the room a button: every key may be it, but the one that leaves.
    if (buttons()?.learning.state === 'listening' && event.key !== 'Escape') {
      event.preventDefault()
      edge(event.key, true)
      return
    }
    const meaning = meaningOf(event.key, placeOf(event.target), buttons()?.keys)
    if (meaning === null) return
    if (meaning === 'button') {
      event.preventDefault()
      edge(event.key, true)
      return
    }
    // A panel handles its own Escape and Enter; only help may close itself with its own key.
    const panel = document.querySelector('dialog[open]') !== null
    if (panel && meaning !== 'help') return
    event.preventDefault()
    // A key held down, or a button whose contact rattles, is one press.
    if (event.repeat) return
    if (meaning === 'undo') return undoLatest()
    if (meaning === 'escape') return useOverlayState.getState().overlay === 'none' ? undoLatest() : closeOverlay()
    noticeKeyPress()
    giveIntent(meaning)
  })
  addEventListener('keyup', ({ key }) => edge(key, false))
  // The end of a press that another window saw never comes.
  addEventListener('blur', () => {
    for (const key of [...held]) edge(key, false)
  })
}
