import { create } from 'zustand'
import type { Slices } from '../../src-shared/contract/slices.ts'

/** The page's read-only replica of main's state, with main's revision. `null` until the first snapshot. */
type Replica = { readonly rev: number; readonly slices: Slices | null; readonly connection: 'connecting' | 'connected' | 'lost' }

export const useReplica = create<Replica>(() => ({ rev: -1, slices: null, connection: 'connecting' }))

/** Takes a snapshot in; one with an older revision is dropped. */
export const takeSnapshot = (rev: number, changed: Partial<Slices>): void =>
  useReplica.setState((replica) =>
    rev <= replica.rev && replica.slices !== null ? replica : { rev, connection: 'connected', slices: { ...(replica.slices as Slices), ...changed } },
  )

/** One slice. Only below the first snapshot (see `app.tsx`), so it is always there. */
export const useSlice = <N extends keyof Slices>(name: N): Slices[N] =>
  useReplica((replica) => {
    if (replica.slices === null) throw new Error(`slice ${name} was read before the first snapshot`)
    return replica.slices[name]
  })

export const useProgramme = () => useSlice('room').programme
export const useRoom = () => useSlice('room')
export const useSettings = () => useSlice('settings')
export const useSeminar = () => useSlice('seminar')
export const useGroups = () => useSlice('groups')
export const useTroubles = () => useSlice('troubles')
export const useStaff = () => useSlice('staff')
export const useDevices = () => useSlice('devices')
export const useDelivery = () => useSlice('delivery')
export const useJoin = () => useSlice('join')
export const useButtons = () => useSlice('buttons')
export const usePlenary = () => useSlice('plenary')

/** A seminar that is being fetched. */
export type Arrival = Exclude<Slices['delivery']['now'], null>
export type KeptSeminar = Slices['delivery']['seminars'][number]
export type DeliverySource = Slices['delivery']['sources'][number]
export type TrustAsk = Slices['delivery']['asks'][number]

/** The room that this computer is. */
export type Joined = Exclude<Slices['join']['joined'], null>

/** The segment of the open pack with this id, or null. */
export const useSegment = (id: string | undefined) => {
  const seminar = useSeminar()
  return seminar?.content.programme.find((segment) => segment.id === id) ?? null
}
