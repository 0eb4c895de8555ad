import { declinedBy } from '../rules/declined.ts'
import { setUi } from '../stores/board-ui.ts'
import { giveNotice } from '../stores/notices.ts'
import type { BoardPoint } from '../stores/plenary.ts'
import { usePlenaryState } from '../stores/plenary.ts'
import { ask } from './ask.ts'

/** The room whose offer this page has just taken back: that it is free again is no news then. */
let cancelled: string | null = null

export const cancelOffer = (room: string): void => {
  cancelled = room
  void ask('floor.withdraw', {})
}

/** Says so when a room did not take the floor that it was offered. */
export const tellOfDeclined = (): (() => void) =>
  usePlenaryState.subscribe(({ view }, before) => {
    if (view === null || view.offer === before.view?.offer) return
    const room = declinedBy(before.view, view, cancelled)
    if (view.offer === null) cancelled = null
    if (room !== null) giveNotice({ kind: 'declined', room: view.members?.find(({ id }) => id === room)?.name ?? room })
  })

export const sendBack = async (): Promise<void> => {
  if (await ask('release', {})) giveNotice({ kind: 'released' })
}

export const star = ({ id, starred }: BoardPoint): void => void ask('point.star', { point: id, starred: !starred })
export const hide = ({ id, hidden }: BoardPoint): void => void ask('point.hide', { point: id, hidden: !hidden })
export const show = (point: string | null): void => void ask('point.show', { point })
export const moveTo = (point: string, cluster: string | null): void => void ask('point.cluster', { point, cluster })

/** Under a heading of their own, which is to be written now. */
export const newHeading = async (...points: readonly string[]): Promise<void> => {
  const cluster = `c-${crypto.randomUUID()}`
  if (!(await ask('cluster.name', { cluster, title: '' }))) return
  for (const point of points) if (!(await ask('point.cluster', { point, cluster }))) return
  setUi({ editing: cluster })
}

/** One on top of the other: together under the heading that the lower one has, or under a new one. */
export const putTogether = (point: string, onto: BoardPoint): void => {
  if (point === onto.id) return
  if (onto.cluster === null) void newHeading(onto.id, point)
  else moveTo(point, onto.cluster)
}
