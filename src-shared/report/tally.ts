/** How many answered at all, and how often each step or option was taken, in the question's own order. */
export type Tally = { readonly answered: number; readonly counts: readonly number[] }

export const sumOf = (tallies: readonly Tally[]): Tally => ({
  answered: tallies.reduce((sum, { answered }) => sum + answered, 0),
  counts: (tallies[0]?.counts ?? []).map((_, place) => tallies.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0)),
})

/** Of a scale's steps, which begin at 1. Null: nobody answered. */
export const meanOf = ({ answered, counts }: Tally): number | null =>
  answered === 0 ? null : counts.reduce((sum, count, place) => sum + count * (place + 1), 0) / answered
