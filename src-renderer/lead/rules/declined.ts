import type { CommonView } from '../../../src-shared/plenary/view.ts'

type Seen = Pick<CommonView, 'floor' | 'offer'> & { readonly phase: Pick<CommonView['phase'], 'name'> }

/**
 * The room that said no when it was called on; null where something else happened: it took the floor, another was given
 * it, or everybody was sent on. `cancelled`: the one that this page asked no longer.
 */
export const declinedBy = (before: Seen | null | undefined, after: Seen, cancelled: string | null): string | null => {
  const asked = before?.offer?.room
  if (before === null || before === undefined || asked === undefined || after.offer !== null || asked === cancelled) return null
  const holder = ({ floor }: Seen) => (floor.name === 'held' ? floor.room : null)
  return holder(before) === holder(after) && before.phase.name === after.phase.name ? asked : null
}
