import type { CommandArgs } from '../../src-shared/contract/contract.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import type { RoomAction } from '../../src-shared/room/events.ts'
import { viewRoom } from '../../src-shared/room/room.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import type { RoomRun } from './room-run.ts'

/** Puts a group's points into the outbox; sent again after a change, the same item is replaced. */
export const sendPoints = async (
  run: RoomRun,
  now: Instant,
  args: CommandArgs<'points.send'>,
  newId: () => string,
): Promise<Result<readonly RoomAction[]>> => {
  const { manifest } = run.content
  const points = viewRoom(run.content, run.state(), now).groups.find((group) => group.group === args.group)?.points
  if (points === null || points === undefined || points.segment !== args.segment || points.sent) return fail('not-now')
  const texts = points.texts.map((text) => text.trim()).filter((text) => text !== '')
  if (texts.length === 0) return fail('nothing-to-send')
  const before = run.events().findLast((event) => event.type === 'points-sent' && event.group === args.group && event.segment === args.segment)
  const id = before?.type === 'points-sent' ? before.item : newId()
  await run.outbox.put({
    id,
    kind: points.collect,
    seminar: manifest.id,
    seminarVersion: manifest.version,
    segment: args.segment,
    group: args.group,
    complete: true,
    body: { texts },
  })
  return ok([{ type: 'points-sent', group: args.group, segment: args.segment, item: id }])
}
