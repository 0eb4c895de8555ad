import type { RoomAction, RoomActionOf } from '../../src-shared/room/events.ts'
import { pointsItem } from './points-desk.ts'
import type { RoomRun } from './room-run.ts'

/** Removes the answers of those who never handed over, but for those who are at a screen now. */
export const forgetUnfinished = async ({ outbox }: RoomRun, atScreens: ReadonlySet<string>): Promise<void> => {
  const all = outbox.list({ kind: 'evaluation' })
  for (const { id } of all.filter(({ id, complete }) => !complete && !atScreens.has(id))) await outbox.remove(id)
}

/**
 * A crash can come between the journal and the outbox. Brings the outbox in line with what the room knows, and answers
 * with what the room must learn from the outbox: who had handed over.
 */
export const mendOutbox = async (run: RoomRun): Promise<readonly RoomAction[]> => {
  const { outbox } = run
  const { groups } = run.state().core
  const sent = run.events().filter((event): event is typeof event & RoomActionOf<'points-sent'> => event.type === 'points-sent')
  for (const [group, { points }] of groups.entries()) {
    for (const [segment, { texts }] of Object.entries(points).filter(([, { sent }]) => sent)) {
      const id = sent.findLast((event) => event.group === group && event.segment === segment)?.item
      const item = id === undefined ? null : pointsItem(run.content, { group, segment, texts, id })
      if (item !== null) await outbox.put(item)
    }
  }
  const items = groups.map(({ evaluations }) => Object.values(evaluations).find(({ item }) => item !== null)?.item ?? null)
  await forgetUnfinished(run, new Set(items.filter((item) => item !== null)))
  return items.flatMap((item, group): readonly RoomAction[] =>
    item !== null && outbox.get(item)?.complete === true ? [{ type: 'respondent-done', group }] : [],
  )
}
