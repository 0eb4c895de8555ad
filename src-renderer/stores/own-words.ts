import { create } from 'zustand'

/** What a room is writing to the host. Kept here, so that a line that is lost and back takes no half sentence along. */
export type OwnWords = {
  readonly open: boolean
  /** The plenary that it is for. */
  readonly segment: string | null
  readonly kind: 'question' | 'comment'
  readonly group: number
  readonly text: string
  /** The same for each try to send it: so it arrives once. */
  readonly item: string | null
  /** Sent a moment ago. `waits`: there was no line to the desk. */
  readonly told: 'on-its-way' | 'waits' | null
}

export const noWords: OwnWords = { open: false, segment: null, kind: 'question', group: 0, text: '', item: null, told: null }

export const useOwnWords = create<OwnWords>(() => noWords)

export const changeWords = (change: Partial<OwnWords>): void => useOwnWords.setState(change)
