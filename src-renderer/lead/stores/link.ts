import { create } from 'zustand'
import type { ByeReason } from '../../../src-shared/plenary/wire.ts'

/** How this page stands with the desk. */
export type Link =
  /** No pass: the page was opened without its link. */
  | { readonly name: 'no-pass' }
  /** The link of a room, which has a screen of its own. */
  | { readonly name: 'room-link' }
  /** Nothing is known yet. */
  | { readonly name: 'coming' }
  | { readonly name: 'in' }
  /** Was in, or was never reached; it tries by itself. */
  | { readonly name: 'lost'; readonly tries: number }
  /** The link is used on another device; the host was told. */
  | { readonly name: 'knocking' }
  | { readonly name: 'gone'; readonly reason: ByeReason }

export const useLinkState = create<{ readonly link: Link }>(() => ({ link: { name: 'coming' } }))
export const useLink = (): Link => useLinkState(({ link }) => link)
export const setLink = (link: Link): void => useLinkState.setState({ link })
