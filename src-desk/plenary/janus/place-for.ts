/** A server as far as it matters for who sits where. */
export type Place = { readonly up: boolean; readonly seated: number; readonly here: boolean }

/**
 * Where a member sits: where they sat, else at the first server that is up and not full, so that a small seminar needs no
 * second one; where all are full, at the emptiest. Null: none is up.
 */
export const placeFor = (places: readonly Place[], block: number): number | null => {
  const up = [...places.entries()].filter(([, place]) => place.up)
  const found =
    up.find(([, { here }]) => here) ?? up.find(([, { seated }]) => seated < block) ?? up.toSorted(([, a], [, b]) => a.seated - b.seated)[0]
  return found?.[0] ?? null
}
