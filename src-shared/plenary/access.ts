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
  /** Another device than the one before may come in as this member; the next one that does is bound. Once more: any device. */
  z.strictObject({ at, type: z.literal('device-freed'), member: memberId }),
  z.strictObject({ at, type: z.literal('pass-revoked'), serial }),
])
export type AccessEvent = z.infer<typeof accessEvent>

export type AccessState = {
  /** `freed`: another device may come in, and this one is out. */
  readonly bound: ReadonlyMap<string, { readonly serial: string; readonly device: string; readonly freed?: true }>
  readonly revoked: ReadonlySet<string>
}

export const initialAccess: AccessState = { bound: new Map(), revoked: new Set() }

export const applyToAccess = (state: AccessState, event: AccessEvent): AccessState => {
  switch (event.type) {
    case 'device-bound':
      return { ...state, bound: new Map([...state.bound, [event.member, { serial: event.serial, device: event.device }]]) }
    case 'device-freed':
      return { ...state, bound: freed(state.bound, event.member) }
    case 'pass-revoked':
      return { ...state, revoked: new Set([...state.revoked, event.serial]) }
  }
}

const freed = (bound: AccessState['bound'], member: string): AccessState['bound'] => {
  const holder = bound.get(member)
  const others = [...bound].filter(([one]) => one !== member)
  return new Map(holder === undefined || holder.freed === true ? others : [...others, [member, { ...holder, freed: true }]])
}

/** Whether a device that came in is still the one that may be in. */
export const isHolder = ({ bound }: AccessState, member: string, device: string): boolean => {
  const holder = bound.get(member)
  return holder?.device === device && holder.freed !== true
}

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
  if (holder.freed === true) return holder.device === device ? fail('pass-in-use') : ok('bind')
  if (holder.device !== device) return fail('pass-in-use')
  return ok(holder.serial === serial ? 'known' : 'bind')
}
