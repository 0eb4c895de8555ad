/**
 * The order of a list while somebody is in the middle of something with it: what was there keeps its place, what is new
 * comes last, what went is gone. Nothing moves under a hand.
 */
export const heldOrder = <T extends { readonly id: string }>(items: readonly T[], held: readonly string[]): readonly T[] => {
  const byId = new Map(items.map((item) => [item.id, item]))
  const kept = held.flatMap((id) => byId.get(id) ?? [])
  const known = new Set(held)
  return [...kept, ...items.filter(({ id }) => !known.has(id))]
}
