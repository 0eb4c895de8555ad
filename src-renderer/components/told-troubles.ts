import type { Trouble } from '../../src-shared/contract/slices.ts'
import type { ScheduleRow } from '../../src-shared/programme/view.ts'

/**
 * What is worth a line now. What is wrong with an item is said until the item comes; then its own screen says it,
 * unless its picture only stopped; and of what is behind the group nobody needs to hear any more.
 */
export const toldTroubles = (troubles: readonly Trouble[], rows: readonly Pick<ScheduleRow, 'id' | 'state'>[]): readonly Trouble[] =>
  troubles.filter(({ reason, segment }) => {
    const state = rows.find(({ id }) => id === segment)?.state ?? 'coming'
    return state === 'coming' || (state === 'current' && reason === 'talk-stalled')
  })

/** The one that is said where there is room for one. */
export const gravestOf = (troubles: readonly Trouble[]): Trouble | undefined =>
  troubles.findLast(({ severity }) => severity === 'trouble') ?? troubles.at(-1)
