import type { Floor } from '../../../src-shared/plenary/state.ts'

/** The room that did not take the floor it was offered; null where something else happened. `cancelled`: the one that this page asked no longer. */
export const declinedBy = (before: Floor | undefined, after: Floor, cancelled: string | null): string | null =>
  before?.name === 'offered' && after.name === 'free' && before.room !== cancelled ? before.room : null
