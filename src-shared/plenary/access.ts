import { z } from 'zod'
import { fail, ok, type Result } from '../result/result.ts'
import { memberId } from './members.ts'
import type { PassClaims } from './pass.ts'

const at = z.number().int()
const serial = z.string().max(40)
/** A hash of what only one device has; the desk never keeps the thing itself. */
const deviceHash = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** What the device invents once and shows each time: 128 bits or more, as base64url. */
export const deviceKey = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/)

/** What happened to links and devices, and must outlive the desk's process. */
export const accessEvent = z.discriminatedUnion('type', [
  /** From now on this device, and no other, comes in as this member. */
  z.strictObject({ at, type: z.literal('device-bound'), member: memberId, serial, device: deviceHash }),
  /** The host lets another device come in as this member; the next one that does is bound. */
  z.strictObject({ at, type: z.literal('device-freed'), member: memberId }),
  z.strictObject({ at, type: z.literal('pass-revoked'), serial }),
])
export type AccessEvent = z.infer<typeof accessEvent>

export type AccessState = {
  readonly bound: ReadonlyMap<string, { readonly serial: string; readonly device: string }>
  readonly revoked: ReadonlySet<string>
}

export const initialAccess: AccessState = { bound: new Map(), revoked: new Set() }

export const applyToAccess = (state: AccessState, event: AccessEvent): AccessState => {
  switch (event.type) {
    case 'device-bound':
      return { ...state, bound: new Map([...state.bound, [event.member, { serial: event.serial, device: event.device }]]) }
    case 'device-freed':
      return { ...state, bound: without(state.bound, event.member) }
    case 'pass-revoked':
      return { ...state, revoked: new Set([...state.revoked, event.serial]) }
  }
}

const without = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> => new Map([...map].filter(([one]) => one !== key))

/**
 * Whether a device may come in with a pass that holds. `bind`: it is the first, or the link of the one before was taken
 * back. Another device with the same link waits until the host lets it in: a link that was passed on is no way in.
 */
export const admission = (
  { bound, revoked }: AccessState,
  { member, serial }: PassClaims,
  device: string,
): Result<'known' | 'bind', { readonly reason: 'pass-in-use' }> => {
  const holder = bound.get(member.id)
  if (holder === undefined || revoked.has(holder.serial)) return ok('bind')
  if (holder.device !== device) return fail('pass-in-use')
  return ok(holder.serial === serial ? 'known' : 'bind')
}
