import { allot } from '../programme/allot.ts'
import { mayBeExtended, mayBeLeft } from '../programme/current-events.ts'
import { type Current, playsRecording, progressAt, segmentAt } from '../programme/state.ts'
import { applyToProgramme, firstComing, goBack } from '../programme/transitions.ts'
import { viewProgramme } from '../programme/view-of.ts'
import { fail, ok } from '../result/result.ts'
import { duration, seconds } from '../time/time.ts'
import { type Decision, nothing, type Situation } from './decision.ts'
import type { RequestOf } from './request.ts'

type ProgrammeRequest = Exclude<RequestOf<'room'>, { name: 'room.start' | 'room.undo' | 'room.intent' | 'room.seats' }>

export const currentOf = ({ core }: Situation): Current | null => (core.programme.stage.name === 'running' ? core.programme.stage.current : null)

/** The current segment where it has this id; what is asked for another one comes too late or too early. */
const currentWith = (situation: Situation, id: string): Current | null => {
  const current = currentOf(situation)
  return current !== null && segmentAt(situation.content.plan, current.index).id === id ? current : null
}

export const decideProgramme = (situation: Situation, request: ProgrammeRequest): Decision => {
  const { content, core, now } = situation
  const { programme } = core
  switch (request.name) {
    case 'room.next': {
      const current = currentWith(situation, request.args.segment)
      if (current === null) return fail('not-now')
      return mayBeLeft(content.plan, programme, current, now) ? ok([{ type: 'next', segment: request.args.segment }]) : fail('recording-plays')
    }
    case 'room.back':
      return goBack(content.plan, programme, now) === null ? fail('not-now') : ok([{ type: 'back' }])
    case 'room.skip': {
      const { segment } = request.args
      const index = content.plan.segments.findIndex(({ id }) => id === segment)
      const coming = index >= firstComing(content.plan, programme) && !programme.skipped.includes(segment) && programme.stage.name !== 'before'
      return currentWith(situation, segment) !== null || coming ? ok([{ type: 'skip', segment }]) : fail('not-now')
    }
    case 'room.extend':
      return decideExtend(situation, request.args.segment, request.args.by)
    case 'room.pause':
      return currentOf(situation) === null || programme.paused ? fail('not-now') : ok([{ type: 'pause' }])
    case 'room.resume':
      return programme.paused ? ok([{ type: 'resume' }]) : fail('not-now')
    case 'room.lateChoice': {
      const notice = viewProgramme(content.plan, programme, now).notices.find(
        (one) => one.kind === 'late-for' && one.segment === request.args.segment,
      )
      if (currentOf(situation) === null || notice?.kind !== 'late-for') return fail('not-now')
      return notice.choice === request.args.choice ? nothing : ok([{ type: 'late-choice', ...request.args }])
    }
  }
}

/** Tried out on the rules: where the length stays what it was, there is nothing to give or to take. */
const decideExtend = (situation: Situation, segment: string, by: number): Decision => {
  const { content, core, now } = situation
  const current = currentWith(situation, segment)
  if (current === null) return fail('not-now')
  if (!mayBeExtended(segmentAt(content.plan, current.index))) return fail('recording-plays')
  const tried = applyToProgramme(content.plan, core.programme, { seq: 0, at: now, type: 'extend', segment, by })
  const before = lengthNow(situation, current)
  const after = tried.stage.name === 'running' ? tried.stage.current.allotted : before
  return (by > 0 ? after > before : after < before) ? ok([{ type: 'extend', segment, by }]) : fail('no-time-left')
}

const lengthNow = ({ content, core, now }: Situation, current: Current): number =>
  allot(content.plan, core.programme, current, now).lengths.get(current.index) ?? current.allotted

/** A report that is ahead of the room's own account by more than this was sent before the recording was moved back. */
const aheadAtMost = seconds(3)
/** What a report may differ from the room's own account and still only repeat it: nobody hears or sees so little. */
const sameWithin = duration(200)

export const decideTalk = (situation: Situation, request: RequestOf<'talk'>): Decision => {
  const { content, core, now } = situation
  const { segment } = request.args
  const current = currentWith(situation, segment)
  const playing = current !== null && playsRecording(segmentAt(content.plan, current.index), current) ? current.recording : null
  switch (request.name) {
    case 'talk.progress':
    case 'talk.stalled': {
      if (playing === null) return nothing
      const position = Math.round(request.args.position)
      const ahead = position - progressAt(playing, core.programme.paused, now)
      const repeats = request.name === 'talk.progress' && Math.abs(ahead) <= sameWithin
      return ok([repeats || ahead > aheadAtMost ? { type: 'beat' } : { type: 'beat', media: { segment, position } }])
    }
    case 'talk.ended':
      return playing === null || core.programme.paused ? nothing : ok([{ type: 'media-ended', segment }])
    case 'talk.failed':
      return playing === null ? nothing : ok([{ type: 'media-failed', segment }])
    case 'talk.move':
      return playing === null ? fail('not-now') : ok([{ type: 'media-moved', segment, position: Math.round(request.args.position) }])
  }
}
