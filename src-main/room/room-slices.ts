import type { GroupSlice, Slices } from '../../src-shared/contract/slices.ts'
import { viewRoom } from '../../src-shared/room/room.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { type EvaluationPlace, evaluationStep } from './evaluation-desk.ts'
import type { RoomRun } from './room-run.ts'

type RoomSlices = Pick<Slices, 'room' | 'groups'>

/** Room and groups while no pack is open. */
export const emptyRoom: RoomSlices = {
  room: {
    programme: { phase: { name: 'before' }, paused: false, rows: [], notices: [] },
    rehearsal: false,
    startable: false,
    suggestedGroups: 1,
  },
  groups: [],
}

/** Where each group is in its evaluation, while one is on. */
export const placesOf = (run: RoomRun, now: Instant): readonly EvaluationPlace[] => {
  const { manifest } = run.content
  const ownItems = () => new Set(run.events().flatMap((event) => (event.type === 'respondent-began' ? [event.item] : [])))
  return viewRoom(run.content, run.state(), now).groups.flatMap(({ group, seats, evaluation }) => {
    const segment = manifest.programme.find(({ id }) => id === evaluation?.segment)
    if (evaluation === null || segment?.kind !== 'evaluation') return []
    return [{ group, seats, progress: evaluation, segment, seminar: manifest.id, seminarVersion: manifest.version, ownItems }]
  })
}

/** What the page sees of a run. */
export const roomSlices = (
  run: RoomRun,
  now: Instant,
  { startable, suggestedGroups }: { startable: boolean; suggestedGroups: number },
): RoomSlices => {
  const view = viewRoom(run.content, run.state(), now)
  const places = new Map(placesOf(run, now).map((place) => [place.group, place]))
  return {
    room: { programme: view.programme, rehearsal: run.content.rehearsal, startable, suggestedGroups },
    groups: view.groups.map(({ group, seats, dialogue, points }): GroupSlice => {
      const place = places.get(group)
      const evaluation = place === undefined ? null : { segment: place.progress.segment, step: evaluationStep(place, run.outbox) }
      return { group, seats, dialogue, points, evaluation }
    }),
  }
}
