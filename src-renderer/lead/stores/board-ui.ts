import { create } from 'zustand'
import type { BoardFilter } from '../rules/board.ts'

/** What lies over the page: what can be done with one point, or with one member. */
export type Sheet = { readonly of: 'point' | 'member'; readonly id: string }

/** What this person is looking at and in the middle of. The desk knows nothing of it. */
type BoardUi = {
  readonly tab: 'points' | 'rooms'
  readonly filter: BoardFilter
  readonly sheet: Sheet | null
  readonly dragging: string | null
  /** The heading that is being written. */
  readonly editing: string | null
}

export const useBoardUi = create<BoardUi>(() => ({
  tab: 'points',
  filter: { kind: 'mainPoint', onlyStarred: false },
  sheet: null,
  dragging: null,
  editing: null,
}))

export const setUi = (change: Partial<BoardUi>): void => useBoardUi.setState(change)
export const closeSheet = (): void => setUi({ sheet: null })
/** Somebody's hand is on the board: what comes meanwhile waits with its place. */
export const useBusy = (): boolean => useBoardUi(({ sheet, dragging, editing }) => sheet?.of === 'point' || dragging !== null || editing !== null)
