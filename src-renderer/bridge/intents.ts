import { useEffect, useRef } from 'react'
import type { ButtonIntent } from '../../src-shared/buttons/intents.ts'
import { noticePress, toggleHelp, useOverlayState } from '../stores/overlay.ts'
import { send } from './send.ts'

/** A screen that understands an intent in its own way answers `true`; then main does not get it. */
type Taker = (intent: ButtonIntent) => boolean

const takers: Taker[] = []

/** What a hand meant: help is the page's own, a screen may take it, and the rest is main's to decide. */
export const giveIntent = (intent: ButtonIntent): void => {
  noticePress()
  if (intent === 'help') {
    toggleHelp()
    return
  }
  // A panel lies over the screen: its own buttons have the word.
  if (useOverlayState.getState().overlay !== 'none') return
  for (const taker of takers.toReversed()) if (taker(intent)) return
  void send('room.intent', { intent })
}

/** Lets the screen take intents while it is shown; the one shown last is asked first. */
export const useIntentTaker = (taker: Taker): void => {
  const latest = useRef(taker)
  useEffect(() => {
    latest.current = taker
  })
  useEffect(() => {
    const call: Taker = (intent) => latest.current(intent)
    takers.push(call)
    return () => {
      takers.splice(takers.indexOf(call), 1)
    }
  }, [])
}
