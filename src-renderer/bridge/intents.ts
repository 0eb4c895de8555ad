import { useEffect, useRef } from 'react'
import type { ButtonIntent } from '../../src-shared/buttons/intents.ts'
import { noticePress, toggleHelp, useOverlayState } from '../stores/overlay.ts'
import { send } from './send.ts'

/** A screen that understands an intent in its own way answers `true`; then main does not get it. */
type Taker = (intent: ButtonIntent) => boolean

const takers: Taker[] = []

/** A press of a button on the table: its name, and the press that it turned out not to have been. */
export type TablePress = { readonly group: number; readonly press: string; readonly replaces: string | null }

/** What a screen took, of which main therefore knows nothing: only the newest can still turn out to be a double press. */
let taken: { readonly press: string; readonly taker: Taker } | null = null

/** What a hand meant: a screen may take it, help is the page's own, and the rest is main's to decide. */
export const giveIntent = (intent: ButtonIntent, from?: TablePress): void => {
  noticePress()
  const { overlay } = useOverlayState.getState()
  // A panel lies over the screen: its own buttons have the word. Help alone closes at any press of the table's button.
  if (overlay !== 'none') {
    if (intent === 'help' || (overlay === 'help' && from !== undefined)) toggleHelp()
    return
  }
  // A screen that turned one leaf on at the first press turns it back before it goes back.
  if (intent === 'back' && from?.replaces != null && taken?.press === from.replaces) taken.taker('back')
  for (const taker of takers.toReversed())
    if (taker(intent)) {
      taken = from === undefined ? null : { press: from.press, taker }
      return
    }
  // A hand that no screen took is one of a room that needs help: there is no plenary to be heard in.
  if (intent === 'help' || intent === 'hand') toggleHelp()
  else void send('room.intent', { intent, ...(from === undefined ? {} : { group: from.group, press: from.press }) })
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
