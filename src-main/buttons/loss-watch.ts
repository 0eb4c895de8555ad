import { identityOf } from '../../src-shared/buttons/device.ts'
import type { Troubles } from '../room/troubles.ts'
import type { ButtonDevice } from './buttons.ts'

/** A speakerphone is there for its sound: it is a button of this room once somebody pressed it. */
const isOnlySound = ({ device, profile }: ButtonDevice, used: ReadonlySet<string>): boolean =>
  profile.reads.by === 'usages' && !used.has(identityOf(device))

/** Tells the room that a button is gone that worked here, until one of its kind is back; and of one that cannot be used. */
export const createLossWatch = (
  troubles: Troubles,
): { look(devices: readonly ButtonDevice[], used: ReadonlySet<string>): void; gone(): readonly string[] } => {
  /** Buttons that worked, by identity. */
  const known = new Map<string, { name: string; count: number }>()
  const missing = new Map<string, string>()
  const refused = new Set<string>()

  const countOf = (devices: readonly ButtonDevice[], identity: string) =>
    devices.filter(({ device, refusal }) => refusal === null && identityOf(device) === identity).length

  const replaceOne = (): void => {
    const [oldest] = missing.keys()
    if (oldest === undefined) return
    known.delete(oldest)
    missing.delete(oldest)
    troubles.clear(`button:${oldest}`)
  }

  return {
    gone: () => [...missing.values()],
    look: (all, used) => {
      const devices = all.filter((one) => !isOnlySound(one, used))
      for (const { device, profile } of devices) {
        const identity = identityOf(device)
        const count = Math.max(known.get(identity)?.count ?? 0, countOf(devices, identity))
        if (count === 0) continue
        // Another button in its place: the room has what it needs.
        if (!known.has(identity)) replaceOne()
        known.set(identity, { name: profile.name, count })
      }
      for (const [identity, { name, count }] of known) {
        if (countOf(devices, identity) < count) {
          missing.set(identity, name)
          troubles.set({ id: `button:${identity}`, severity: 'trouble', reason: 'button-gone', params: { name } })
        } else if (missing.delete(identity)) troubles.clear(`button:${identity}`)
      }
      const unusable = new Map(
        devices.flatMap(({ device, profile, refusal }) => (refusal === null ? [] : [[identityOf(device), profile.name] as const])),
      )
      for (const identity of refused) if (!unusable.has(identity)) troubles.clear(`button-refused:${identity}`)
      refused.clear()
      for (const [identity, name] of unusable) {
        refused.add(identity)
        // A button that worked and is let in no more is gone for the room.
        if (!missing.has(identity)) troubles.set({ id: `button-refused:${identity}`, severity: 'remark', reason: 'button-refused', params: { name } })
      }
    },
  }
}
