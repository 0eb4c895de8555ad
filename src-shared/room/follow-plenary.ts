import type { PlenaryPhase } from '../plenary/view.ts'
import { segmentAt } from '../programme/state.ts'
import { firstComing } from '../programme/transitions.ts'
import { duration, type Instant, plus } from '../time/time.ts'
import type { RoomContent } from './content.ts'
import { contentNow, settleCore } from './core.ts'
import type { RoomAction } from './events.ts'
import type { RoomState } from './room.ts'

/** Clocks of a desk and of a room differ by this much without anybody having gathered anybody. */
const sameTime = duration(3000)

/**
 * What the desk's word on the plenary means for the room: gathered early it goes there now, released it goes on. A desk
 * that is only at the time that the programme names says nothing new, and a rehearsal has no plenary to follow.
 */
export const followPlenary = (planned: RoomContent, state: RoomState, now: Instant, segment: string, phase: PlenaryPhase): readonly RoomAction[] => {
  const core = settleCore(planned, state.core, now)
  const { plan } = contentNow(planned, core)
  const { stage, moved } = core.programme
  const index = plan.segments.findIndex(({ id }) => id === segment)
  const found = plan.segments[index]
  const isSentOn = moved[segment]?.endsAt !== undefined
  if (planned.rehearsal || found?.fixedAt === undefined || stage.name === 'before') return []
  // Whoever was sent on from the last item is at the end, and comes back like everybody else.
  if (stage.name === 'ended')
    return phase.name === 'open' && isSentOn && now < phase.endsAt ? [{ type: 'plenary-undone', segment, what: 'released' }] : []
  const isOn = stage.name === 'running' && segmentAt(plan, stage.current.index).id === segment
  const isComing = index >= firstComing(plan, core.programme)
  const byProgramme = planned.plan.segments[index]?.fixedAt ?? found.fixedAt
  switch (phase.name) {
    case 'before':
      return moved[segment]?.opensAt !== undefined && now < byProgramme ? [{ type: 'plenary-undone', segment, what: 'gathered' }] : []
    case 'open':
      if (isSentOn) return now < phase.endsAt ? [{ type: 'plenary-undone', segment, what: 'released' }] : []
      return isComing && moved[segment]?.opensAt === undefined && now < plus(found.fixedAt, duration(-sameTime))
        ? [{ type: 'plenary-gathered', segment }]
        : []
    case 'closed':
      return (isOn || isComing) && moved[segment]?.endsAt === undefined ? [{ type: 'plenary-released', segment }] : []
  }
}
