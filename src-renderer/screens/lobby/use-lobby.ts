import { useState } from 'react'
import { send } from '../../bridge/send.ts'
import { useRoom, useSeminar } from '../../stores/slices.ts'

export type Lobby = {
  readonly seats: readonly number[]
  readonly least: number
  readonly most: number
  setGroups(count: number): void
  setSeats(group: number, seats: number): void
  start(rehearsal: boolean): void
}

/** Who sits here, before anything has begun: known to this screen only, until the start. */
export const useLobby = (): Lobby => {
  const range = useSeminar()?.content.seats ?? { default: 7, least: 2, most: 12 }
  const { suggestedGroups } = useRoom()
  const [seats, setSeats] = useState<readonly number[]>(() => Array.from({ length: suggestedGroups }, () => range.default))
  return {
    seats,
    least: range.least,
    most: range.most,
    setGroups: (count) => setSeats((before) => Array.from({ length: count }, (_, group) => before[group] ?? range.default)),
    setSeats: (group, next) =>
      setSeats((before) => before.map((one, index) => (index === group ? Math.min(range.most, Math.max(range.least, next)) : one))),
    start: (rehearsal) => void send('room.start', { seats: [...seats], rehearsal }),
  }
}
