import type { ProgrammeView } from '../programme/view.ts'
import { type Instant, minutes } from '../time/time.ts'
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

export const plenaryNeed = ({ rows, phase }: Pick<ProgrammeView, 'rows' | 'phase'>, rehearsal: boolean, now: Instant): PlenaryNeed => {
  const index = rows.findIndex(({ kind, state }) => kind === 'plenary' && (state === 'current' || state === 'coming'))
  const row = rows[index]
  if (rehearsal || row === undefined || phase.name === 'ended') return noNeed
  const on = row.state === 'current'
  // A room that nobody started and whose plenary is long over is not called to it every day.
  const isPast = phase.name === 'before' && row.ends < now
  const near = row.starts - now
  const line = !isPast && (on || phase.name !== 'before' || near <= lineBefore)
  const isNext = rows[index - 1]?.state === 'current' || phase.name === 'waiting'
  return { segment: row.id, line, media: line && (on || isNext || near <= mediaBefore), on }
}

/** Whether a room's programme goes by what the desk says: of the very plenary that it comes to, and not in a trial. */
export const leads = ({ segment, trial }: Pick<CommonView, 'segment' | 'trial'>, need: Pick<PlenaryNeed, 'segment'>): boolean =>
  !trial && segment === need.segment
