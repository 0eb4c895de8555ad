import type { Instant } from '../time/time.ts'
import type { Contribution, PointKind } from './events.ts'
import type { Point } from './state.ts'

const source = ({ room, group }: Pick<Point, 'room' | 'group'>): string => `${room}.${group}`

/**
 * Points in the order in which they are relayed: each group one before any gets two. In each round the groups come in
 * the order in which their first point of that round arrived.
 */
export const fairOrder = <P extends Pick<Point, 'id' | 'room' | 'group' | 'arrived'>>(points: readonly P[]): readonly P[] => {
  const seen = new Map<string, number>()
  const rounds = points
    .toSorted((a, b) => a.arrived - b.arrived)
    .map((point) => {
      const round = seen.get(source(point)) ?? 0
      seen.set(source(point), round + 1)
      return { point, round }
    })
  return rounds.toSorted((a, b) => a.round - b.round || a.point.arrived - b.point.arrived).map(({ point }) => point)
}

/**
 * The next one of its kind that was not on the screens yet: of a group that was shown least, and among such of the one
 * whose point came first. What the host showed by hand counts, also where it was hidden afterwards.
 */
export const nextToShow = <P extends Point>(points: readonly P[], of: PointKind = 'mainPoint'): P | null => {
  const ofKind = points.filter(({ kind }) => kind === of)
  const shown = new Map<string, number>()
  for (const point of ofKind) if (point.shownAt !== null) shown.set(source(point), (shown.get(source(point)) ?? 0) + 1)
  const timesShown = (point: P): number => shown.get(source(point)) ?? 0
  const left = ofKind.filter(({ shownAt, hidden }) => shownAt === null && !hidden)
  return left.toSorted((a, b) => timesShown(a) - timesShown(b) || a.arrived - b.arrived)[0] ?? null
}

/**
 * What a contribution does to the points that are there. Main points replace those of the same group place by place:
 * what stands unchanged keeps its star, its cluster and when it was shown. What was on all screens stays as everybody
 * read it. Sending the same twice changes nothing.
 */
export const withContribution = (points: readonly Point[], sent: Contribution, arrived: Instant): readonly Point[] => {
  const place = source(sent)
  const prefix = sent.kind === 'mainPoint' ? place : `${place}.${sent.item}`
  const texts = new Map(sent.texts.map((text, index) => [`${prefix}.${index}`, text.trim()]))
  const isReplaced = (point: Point) => point.kind === sent.kind && point.id.startsWith(`${prefix}.`) && source(point) === place
  const kept = points.flatMap((point) => {
    if (!isReplaced(point)) return [point]
    const text = texts.get(point.id) ?? ''
    texts.delete(point.id)
    if (point.shownAt !== null) return [point]
    return text === '' ? [] : [point.text === text ? point : { ...point, text }]
  })
  const added = [...texts].flatMap(([id, text]): readonly Point[] =>
    text === ''
      ? []
      : [{ id, room: sent.room, group: sent.group, kind: sent.kind, text, arrived, starred: false, hidden: false, cluster: null, shownAt: null }],
  )
  return [...kept, ...added]
}
