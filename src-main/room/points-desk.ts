import type { CommandArgs } from '../../src-shared/contract/contract.ts'
import { withoutHidden } from '../../src-shared/plenary/events.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { segmentById, summaryOf } from '../../src-shared/room/content.ts'
import { type RoomContent, viewRoom } from '../../src-shared/room/room.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import type { OutboxItem } from '../outbox/outbox.ts'
import type { RoomRun } from './room-run.ts'

/** A group's points as they go to the organiser; null where the segment asks for none or nothing is written. */
export const pointsItem = (
  content: RoomContent,
  points: { readonly group: number; readonly segment: string; readonly texts: readonly string[]; readonly id: string },
): OutboxItem | null => {
  const summary = summaryOf(segmentById(content, points.segment))
  const texts = points.texts.map((text) => withoutHidden(text).trim()).filter((text) => text !== '')
  if (summary === undefined || texts.length === 0) return null
  return {
    id: points.id,
    kind: summary.collect,
    seminar: content.manifest.id,
    seminarVersion: content.manifest.version,
    segment: points.segment,
    group: points.group,
    complete: true,
    body: { texts },
  }
}

/** What sending a group's points would put into the outbox; sent again after a change, the same item is replaced. */
export const pointsToSend = (run: RoomRun, now: Instant, args: CommandArgs<'points.send'>, newId: () => string): Result<OutboxItem> => {
  const { group, segment } = args
  const points = viewRoom(run.content, run.state(), now).groups.find((one) => one.group === group)?.points
  if (points === null || points === undefined || points.segment !== segment || points.sent) return fail('not-now')
  const before = run.events().findLast((event) => event.type === 'points-sent' && event.group === group && event.segment === segment)
  const item = pointsItem(run.content, { group, segment, texts: points.texts, id: before?.type === 'points-sent' ? before.item : newId() })
  return item === null ? fail('nothing-to-send') : ok(item)
}

/** A question or comment as it goes to the plenary's board, from a group that is there: while the plenary is on, or afterwards, where time was short. */
export const contributionToSend = (run: RoomRun, now: Instant, args: CommandArgs<'points.contribute'>): Result<OutboxItem> => {
  const { item: id, group, segment, kind } = args
  const { programme, groups } = viewRoom(run.content, run.state(), now)
  const row = programme.rows.find(({ id: one }) => one === segment)
  const hasBegun = row?.state === 'done' || (programme.phase.name === 'running' && programme.phase.segment === segment)
  if (!hasBegun || segmentById(run.content, segment)?.kind !== 'plenary' || group >= groups.length) return fail('not-now')
  const earlier = run.outbox.get(id)
  if (earlier !== null && (earlier.kind !== kind || earlier.segment !== segment || earlier.group !== group)) return fail('not-now')
  const text = withoutHidden(args.text).trim()
  if (text === '') return fail('nothing-to-send')
  const { id: seminar, version: seminarVersion } = run.content.manifest
  return ok({ id, kind, seminar, seminarVersion, segment, group, complete: true, body: { texts: [text] } })
}
