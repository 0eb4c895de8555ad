import type { BoardPoint, Cluster } from '../stores/plenary.ts'

export type BoardFilter = { readonly kind: BoardPoint['kind']; readonly onlyStarred: boolean }
export type Section = { readonly cluster: Cluster | null; readonly points: readonly BoardPoint[] }

export const filtered = (board: readonly BoardPoint[], { kind, onlyStarred }: BoardFilter): readonly BoardPoint[] =>
  board.filter((point) => point.kind === kind && (point.starred || !onlyStarred))

/** Headings with what stands under them, in the order in which they were made; then what has none. A heading with nothing is not there. */
export const sectionsOf = (points: readonly BoardPoint[], clusters: readonly Cluster[]): readonly Section[] => {
  const under = (id: string | null) => points.filter(({ cluster }) => cluster === id)
  const known = new Set<string | null>(clusters.map(({ id }) => id))
  const single = points.filter(({ cluster }) => cluster === null || !known.has(cluster))
  return [
    ...clusters.map((cluster): Section => ({ cluster, points: under(cluster.id) })),
    ...(single.length > 0 ? [{ cluster: null, points: single }] : []),
  ].filter(({ points: some }) => some.length > 0)
}
