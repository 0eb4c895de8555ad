import type { ProgrammeView, ScheduleRow } from '../programme/view.ts'
import { duration, type Instant, minutes, plus } from '../time/time.ts'
import { undoWithin } from './gather-undo.ts'
import type { CommonView } from './view.ts'

/** What a room needs of its plenary now: none, its line to the desk, or its media too. */
export type PlenaryNeed = {
  /** The next plenary of the programme, or the one that is on. */
  readonly segment: string | null
  readonly line: boolean
  /** Its connections to the media stand: during the item before, so that at the fixed time only the microphone is opened. */
  readonly media: boolean
  /** It is on the room's screen. */
  readonly on: boolean
}

const noNeed: PlenaryNeed = { segment: null, line: false, media: false, on: false }

/** Long enough before it for somebody to mend what does not work. */
const lineBefore = minutes(90)
const mediaBefore = minutes(20)
/** A little longer than it can be taken back that everybody was sent on. */
const lineAfter = duration(undoWithin + minutes(2))

export const plenaryNeed = ({ rows, phase }: Pick<ProgrammeView, 'rows' | 'phase'>, rehearsal: boolean, now: Instant): PlenaryNeed => {
  if (rehearsal) return noNeed
  const on = rows.find(({ kind, state }) => kind === 'plenary' && state === 'current')
  const sentOn = on === undefined ? sentOnFrom(rows, now) : undefined
  if (sentOn !== undefined) return { segment: sentOn.id, line: true, media: false, on: false }
  const row = on ?? rows.find(({ kind, state }) => kind === 'plenary' && state === 'coming')
  if (row === undefined || phase.name === 'ended') return noNeed
  // A room that nobody started and whose plenary is long over is not called to it every day.
  const isPast = phase.name === 'before' && row.ends < now
  const near = row.starts - now
  const line = !isPast && (on !== undefined || phase.name !== 'before' || near <= lineBefore)
  const isNext = rows[rows.indexOf(row) - 1]?.state === 'current' || phase.name === 'waiting'
  return { segment: row.id, line, media: line && (on !== undefined || isNext || near <= mediaBefore), on: on !== undefined }
}

/** The plenary that the host sent everybody on from and may still take that back: a while ago, or before the room came to it. */
const sentOnFrom = (rows: ProgrammeView['rows'], now: Instant): ScheduleRow | undefined => {
  const current = rows.findIndex(({ state }) => state === 'current')
  return rows.find(
    ({ kind, releasedAt }, index) =>
      kind === 'plenary' && releasedAt !== undefined && (now < plus(releasedAt, lineAfter) || (current >= 0 && index > current)),
  )
}

/** Whether a room's programme goes by what the desk says: of the very plenary that it comes to, and not in a trial. */
export const leads = ({ segment, trial }: Pick<CommonView, 'segment' | 'trial'>, need: Pick<PlenaryNeed, 'segment'>): boolean =>
  !trial && segment === need.segment

/**
 * Whether a room's connections for sound and picture stand. Before its plenary is on the screen they are for that one
 * only: nobody in a room hears what is tried before the seminar, or goes on in another plenary.
 */
export const standsWarm = (view: Pick<CommonView, 'segment' | 'trial'> | null, need: PlenaryNeed): boolean =>
  need.media && (need.on || view === null || leads(view, need))
