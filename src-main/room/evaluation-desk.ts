import { randomUUID } from 'node:crypto'
import type { CommandArgs } from '../../src-shared/contract/contract.ts'
import { answersFor } from '../../src-shared/evaluation/answers.ts'
import { summarise } from '../../src-shared/evaluation/summary.ts'
import type { Answer, Answers, EvaluationStep } from '../../src-shared/evaluation/view.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import type { RoomAction } from '../../src-shared/room/events.ts'
import type { EvaluationProgress } from '../../src-shared/room/group-view.ts'
import type { SegmentOf } from '../../src-shared/seminar/schema.ts'
import type { Outbox, OutboxItem } from '../outbox/outbox.ts'

export type EvaluationPlace = {
  readonly group: number
  readonly seats: number
  readonly progress: EvaluationProgress
  readonly segment: SegmentOf<'evaluation'>
  readonly seminar: string
  readonly seminarVersion: number
  /** The items of those who took part in this run: another run's answers are not this group's. */
  ownItems(): ReadonlySet<string>
}

const answersOf = (item: OutboxItem | null): Answers => (item?.body ?? {}) as Answers

/** What the page shows of it. Another's answers are never in it. */
export const evaluationStep = (place: EvaluationPlace, outbox: Outbox): EvaluationStep => {
  const { progress, seats } = place
  if (progress.state !== 'open') {
    const own = place.ownItems()
    const complete = outbox
      .list({ kind: 'evaluation', seminar: place.seminar, segment: progress.segment, group: place.group })
      .filter((item) => item.complete && own.has(item.id))
      .map(answersOf)
    const summary = summarise(place.segment.questions, complete, place.segment.minimumCount)
    return {
      name: 'closed',
      done: progress.done,
      summary: summary !== null && progress.state === 'just-closed' ? 'soon' : summary,
      minimumCount: place.segment.minimumCount,
    }
  }
  if (progress.question === null || progress.item === null) return { name: 'hand-over', done: progress.done, seats }
  return { name: 'question', index: progress.question, answers: answersOf(outbox.get(progress.item)), done: progress.done, seats }
}

/** A new participant takes the screen. */
export const beginRespondent = (place: EvaluationPlace): Result<readonly RoomAction[]> =>
  place.progress.state !== 'open' || place.progress.item !== null
    ? fail('not-now')
    : ok([{ type: 'respondent-began', group: place.group, item: randomUUID() }])

/** Writes one answer durably, then moves on to the next question. */
export const answer = async (
  place: EvaluationPlace,
  args: CommandArgs<'evaluation.answer'>,
  outbox: Outbox,
): Promise<Result<readonly RoomAction[]>> => {
  const asked = await keep(place, args.question, args.answer, outbox)
  return asked.ok ? ok([{ type: 'respondent-at', group: place.group, question: asked.value + 1 }]) : asked
}

/**
 * Keeps what somebody is in the middle of writing. Only of the question that is on: what comes late, from a
 * screen that has gone on, must not get into what the next person answers.
 */
export const write = async (
  place: EvaluationPlace,
  { question, text }: CommandArgs<'evaluation.write'>,
  outbox: Outbox,
): Promise<Result<readonly RoomAction[]>> => {
  const on = place.progress.question === null ? undefined : place.segment.questions[place.progress.question]
  if (on?.id !== question) return fail('not-now')
  const kept = await keep(place, question, text.trim() === '' ? null : { kind: 'text', text }, outbox)
  return kept.ok ? ok([]) : kept
}

/** Puts an answer beside this person's others, or takes it away (null). Answers with which question it was to. */
const keep = async (place: EvaluationPlace, question: string, given: Answer | null, outbox: Outbox): Promise<Result<number>> => {
  const { item } = place.progress
  const asked = place.segment.questions.findIndex(({ id }) => id === question)
  const about = place.segment.questions[asked]
  if (item === null || about === undefined || outbox.get(item)?.complete === true) return fail('not-now')
  if (given !== null && !answersFor([about]).safeParse({ [question]: given }).success) return fail('bad-arguments')
  const { [question]: _, ...others } = answersOf(outbox.get(item))
  // Where the disk refuses, the outbox keeps the answer in memory and says so: the evaluation goes on.
  await outbox.put(itemOf(place, item, given === null ? others : { ...others, [question]: given }, false))
  return ok(asked)
}

/** Closes one participant's answers; an empty set is not kept. */
export const handOver = async (place: EvaluationPlace, outbox: Outbox): Promise<Result<readonly RoomAction[]>> => {
  const { item } = place.progress
  if (item === null) return fail('not-now')
  const answers = answersOf(outbox.get(item))
  await (Object.keys(answers).length === 0 ? outbox.remove(item) : outbox.put(itemOf(place, item, answers, true)))
  return ok([{ type: 'respondent-done', group: place.group }])
}

const itemOf = (place: EvaluationPlace, id: string, body: Answers, complete: boolean): OutboxItem => ({
  id,
  kind: 'evaluation',
  seminar: place.seminar,
  seminarVersion: place.seminarVersion,
  segment: place.progress.segment,
  group: place.group,
  complete,
  body,
})
