import { type Countdown, type Duration, duration, type Instant, plus, sum } from '../time/time.ts'
import { leftAt, timeIsUp } from './ends.ts'
import type { Plan } from './plan.ts'
import { isOvertime, nextWholeMinute, type Projection, project, worthAWord } from './project.ts'
import { nextPull } from './rendezvous.ts'
import { nextMove } from './settle.ts'
import { type Current, failureShown, type ProgrammeState, recordingShown, segmentAt } from './state.ts'
import type { ProgrammeNotice, ProgrammeView, ScheduleRow } from './view.ts'

/** The programme as everybody sees it at an instant. The state must be settled up to there. */
export const viewProgramme = (plan: Plan, state: ProgrammeState, now: Instant): Omit<ProgrammeView, 'undo'> => {
  const projection = project(plan, state, now)
  const rows = rowsOf(plan, state, projection)
  const next = rows.find((row) => row.state === 'coming')
  const { stage } = state
  return {
    phase: phaseOf(plan, state),
    paused: state.paused,
    ...(stage.name === 'running' ? { countdown: countdownOf(plan, state, stage.current, now), ...mediaOf(plan, state, stage.current) } : {}),
    ...(next === undefined ? {} : { next: { segment: next.id, starts: next.starts, fixed: next.fixedAt !== undefined } }),
    rows,
    notices: noticesOf(plan, state, projection, rows).filter(
      (notice) => notice.kind !== 'late-for' || notice.choice !== null || canBeReached(plan, state, notice.segment, now),
    ),
  }
}

const phaseOf = (plan: Plan, { stage }: ProgrammeState): ProgrammeView['phase'] => {
  switch (stage.name) {
    case 'before':
      return { name: 'before' }
    case 'armed':
      return { name: 'armed', until: plan.start }
    case 'running':
      return { name: 'running', segment: segmentAt(plan, stage.current.index).id, enteredAt: stage.current.enteredAt }
    case 'waiting': {
      const { id, fixedAt } = segmentAt(plan, stage.index)
      return { name: 'waiting', segment: id, until: fixedAt ?? plan.start }
    }
    case 'ended':
      return { name: 'ended', at: stage.at }
  }
}

const countdownOf = (plan: Plan, state: ProgrammeState, current: Current, now: Instant): Countdown => {
  const segment = segmentAt(plan, current.index)
  const left = leftAt(plan, state, current, now)
  const total = current.failedAfter !== null ? failureShown : segment.recording === undefined ? current.allotted : recordingShown(segment)
  // A fixed segment ends for everybody, whether this room stands still or not.
  const standsStill = state.paused && timeIsUp(plan, state, current) === null
  if (standsStill) return { state: 'held', left, total }
  // Where a fixed time takes the room along before its time is up, that is what the group must see coming.
  const endsAt = plus(now, left)
  const pull = left > 0 ? nextPull(plan, state, current) : null
  return { state: 'running', endsAt: pull !== null && pull.at < endsAt ? pull.at : endsAt, total }
}

const mediaOf = (plan: Plan, state: ProgrammeState, current: Current): Pick<ProgrammeView, 'media'> => {
  const length = segmentAt(plan, current.index).recording
  if (length === undefined || current.recording === null) return {}
  const failed = current.failedAfter !== null
  const { done, asOf } = current.recording
  return { media: { position: done, asOf, playing: !state.paused && !failed, length, failed } }
}

const rowsOf = (plan: Plan, state: ProgrammeState, { final }: Projection): readonly ScheduleRow[] => {
  const { stage } = state
  const behind = new Set(state.past.map(({ index }) => index))
  const rows = new Map(final.past.map((row) => [row.index, row]))
  const over = final.stage.name === 'ended' ? final.stage.at : final.since
  return plan.segments.map((segment, index): ScheduleRow => {
    const row = rows.get(index) ?? { starts: over, ends: over, allotted: duration(0), skippedBy: undefined, entered: false }
    const current = stage.name === 'running' && stage.current.index === index ? stage.current : null
    const skipped = row.skippedBy !== undefined && (behind.has(index) || !row.entered)
    return {
      id: segment.id,
      kind: segment.kind,
      state: current !== null ? 'current' : skipped || !rows.has(index) ? 'skipped' : behind.has(index) ? 'done' : 'coming',
      starts: row.starts,
      ends: row.ends,
      planned: segment.planned,
      allotted: current?.allotted ?? row.allotted,
      ...(segment.fixedAt === undefined ? {} : { fixedAt: segment.fixedAt }),
      ...releaseOf(state, segment.id),
      ...(current === null && skipped && row.skippedBy !== undefined ? { skippedBy: row.skippedBy } : {}),
    }
  })
}

const releaseOf = ({ moved }: ProgrammeState, id: string): Pick<ScheduleRow, 'releasedAt'> => {
  const at = moved[id]?.endsAt
  return at === undefined ? {} : { releasedAt: at }
}

const noticesOf = (plan: Plan, state: ProgrammeState, { final, lateFor }: Projection, rows: readonly ScheduleRow[]): readonly ProgrammeNotice[] => {
  const shortened = rows.flatMap((row, index): readonly { readonly id: string; readonly by: Duration }[] => {
    const by = row.planned + extensionOf(state, index) - row.allotted
    const flows = row.fixedAt === undefined && segmentAt(plan, index).recording === undefined
    return flows && (row.state === 'current' || row.state === 'coming') && by > 0 ? [{ id: row.id, by: duration(by) }] : []
  })
  const lost = sum(shortened.map(({ by }) => by))
  const late = final.stage.name === 'ended' && plan.fixedEnd !== undefined ? duration(final.stage.at - plan.fixedEnd) : duration(0)
  const endsLate = late >= worthAWord && state.stage.name !== 'ended'
  return [
    ...(lost >= worthAWord ? [{ kind: 'shortened', segments: shortened, lost } as const] : []),
    ...lateFor.map(({ segment, by }) => ({ kind: 'late-for', segment, by, choice: state.lateChoices[segment] ?? null }) as const),
    ...(endsLate ? [{ kind: 'ends-late', by: late } as const] : []),
  ]
}

/** Whether the group is at the fixed segment at all if it leaves out whatever it may: else there is nothing to choose. */
const canBeReached = (plan: Plan, state: ProgrammeState, segment: string, now: Instant): boolean => {
  const { final } = project(plan, { ...state, lateChoices: { ...state.lateChoices, [segment]: 'skip-rest' } }, now)
  const row = final.past.find(({ index }) => segmentAt(plan, index).id === segment)
  return row?.skippedBy === undefined || row.entered
}

const extensionOf = ({ stage }: ProgrammeState, index: number): number =>
  stage.name === 'running' && stage.current.index === index ? stage.current.extension : 0

/** When the view of a settled programme changes next by itself; null when never. */
export const programmeChangesAt = (plan: Plan, state: ProgrammeState, now: Instant): Instant | null => {
  const { stage } = state
  const times: Instant[] = []
  const move = nextMove(plan, state)
  if (move !== null) times.push(move.at)
  if (stage.name === 'before') times.push(now < plan.start ? plan.start : nextWholeMinute(now))
  if (stage.name === 'running') {
    const up = timeIsUp(plan, state, stage.current)
    if (up !== null && up > now) times.push(up)
    if (state.paused || isOvertime(plan, state, stage.current, now)) times.push(nextWholeMinute(now))
  }
  return times.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null)
}
