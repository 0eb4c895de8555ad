import type { ProgrammeNotice, ProgrammeView, ScheduleRow } from '../../src-shared/programme/view.ts'
import { type Duration, type Instant, sum } from '../../src-shared/time/time.ts'

type Programme = Pick<ProgrammeView, 'rows' | 'notices'>
type Cut = { readonly id: string; readonly by: Duration }

/** Minutes that fall away for one and the same reason, so that one sentence is true of them. */
export type Loss = {
  /** The fixed segment they are lost for; null where it is the end of the whole. */
  readonly before: string | null
  /** `meet`: the plenary is reached in time. `fixed`: another fixed time is. `end`: the end is. `late`: nothing is, but it is less late. */
  readonly why: 'meet' | 'fixed' | 'end' | 'late'
  readonly cuts: readonly Cut[]
  readonly lost: Duration
}

/** What was shortened, apart for each fixed time that it was shortened for, the nearest first. */
export const lossesOf = ({ rows, notices }: Programme): readonly Loss[] => {
  const cuts = notices.flatMap((notice) => (notice.kind === 'shortened' ? notice.segments : []))
  const losses = new Map<string | null, Cut[]>()
  for (const cut of cuts) {
    const before = nextFixed(rows, cut.id)?.id ?? null
    losses.set(before, [...(losses.get(before) ?? []), cut])
  }
  return [...losses].map(([before, own]) => ({
    before,
    why: whyOf(before, rows, notices),
    cuts: own,
    lost: sum(own.map(({ by }) => by)),
  }))
}

/** A fixed segment that the group will not see is nothing to hurry for. */
const nextFixed = (rows: readonly ScheduleRow[], id: string): ScheduleRow | undefined => {
  const from = rows.findIndex((row) => row.id === id)
  return rows.find((row, index) => index > from && row.fixedAt !== undefined && row.state !== 'skipped')
}

const whyOf = (before: string | null, rows: readonly ScheduleRow[], notices: readonly ProgrammeNotice[]): Loss['why'] => {
  if (before === null) return notices.some(({ kind }) => kind === 'ends-late') ? 'late' : 'end'
  const late = notices.some((notice) => notice.kind === 'late-for' && notice.segment === before && notice.choice !== 'skip-rest')
  if (late) return 'late'
  return rows.find(({ id }) => id === before)?.kind === 'plenary' ? 'meet' : 'fixed'
}

/** Whether there are talks to come, and each of them is shown from its beginning to its end. */
export const talksAreWhole = (rows: readonly ScheduleRow[]): boolean => {
  const talks = rows.filter(({ kind }) => kind === 'talk')
  const ahead = talks.some(({ state }) => state === 'current' || state === 'coming')
  return ahead && !talks.some(({ skippedBy }) => skippedBy === 'rendezvous')
}

/** The plenary that the group cannot see any more, because it came too late. `over`: it is over for everybody. */
export const missedPlenary = (rows: readonly ScheduleRow[], now: Instant): { readonly id: string; readonly over: boolean } | null => {
  const row = rows.find(({ kind, state, skippedBy }) => kind === 'plenary' && state === 'skipped' && skippedBy === 'rendezvous')
  return row === undefined ? null : { id: row.id, over: now >= (row.fixedAt ?? row.starts) + row.planned }
}
