import type { Light } from '../../src-shared/buttons/profile.ts'
import type { ButtonsSlice } from '../../src-shared/contract/buttons.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import type { ButtonDevice } from './buttons.ts'

/** Keys are a button of their own. */
export const keysId = 'keys'

type Row = ButtonsSlice['devices'][number]

const stateOf = ({ id, profile, refusal }: ButtonDevice, storms: (id: string) => boolean): Row['state'] => {
  if (refusal !== null) return refusal
  if (profile.reads.by === 'keys') return 'through-keys'
  return storms(id) ? 'storm' : 'ready'
}

/** What staff see of each button. */
export const deviceRows = (
  devices: readonly ButtonDevice[],
  now: {
    readonly places: ReadonlyMap<string, { readonly name: string; readonly group: number }>
    readonly lights: ReadonlyMap<string, Light>
    readonly pressed: ReadonlyMap<string, Instant>
    storms(id: string): boolean
  },
): ButtonsSlice['devices'] =>
  devices.map((one) => ({
    id: one.id,
    identity: now.places.get(one.id)?.name ?? one.id,
    name: one.profile.name,
    group: now.places.get(one.id)?.group ?? 0,
    state: stateOf(one, now.storms),
    learned: one.profile.source === 'learned',
    // Of a button that is a keyboard main hears its keys, and not from which.
    pressed: now.pressed.get(one.profile.reads.by === 'keys' ? keysId : one.id) ?? null,
    light: now.lights.get(one.id) ?? null,
  }))
