import { admission } from '../../../src-shared/plenary/access.ts'
import { agendaOf } from '../../../src-shared/plenary/agenda.ts'
import { captionRequest } from '../../../src-shared/plenary/captions.ts'
import { decidePlenary } from '../../../src-shared/plenary/decide.ts'
import { contributionOf, type ItemFailure, meets, readItem } from '../../../src-shared/plenary/items.ts'
import type { DeskState, LogEntry } from '../../../src-shared/plenary/log-entry.ts'
import { type Member, member as memberSchema } from '../../../src-shared/plenary/members.ts'
import type { PassClaims } from '../../../src-shared/plenary/pass.ts'
import { readRequest } from '../../../src-shared/plenary/requests.ts'
import type { PlenaryTimes, SeminarSlices } from '../../../src-shared/plenary/view.ts'
import { accessArgs, accessRequests } from '../../../src-shared/plenary/wire.ts'
import { type Failure, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { Manifest } from '../../../src-shared/seminar/schema.ts'
import type { Instant } from '../../../src-shared/time/time.ts'
import { deviceHash, type PassReader } from '../access/passes.ts'
import { type CaptionBoard, createCaptionBoard } from './caption-board.ts'
import type { DeskLog } from './desk-log.ts'

/** A member who was let in: who it is, by which link, on which device. */
export type Guest = { readonly member: Member; readonly claims: PassClaims; readonly device: string }

/** Items may come weeks late, long after the link stopped to open the plenary. */
const deliveryGrace = 120 * 24 * 3600

/** More than a room of four groups can write; whoever sends more fills the disk. */
const mostItemsOfARoom = 400

/** The one place that owns who is who, roles, floor, mutes, points and results. */
export type PlenaryService = {
  readonly times: PlenaryTimes
  readonly seminar: SeminarSlices
  enter(pass: string, device: string): Promise<Result<Guest, Failure>>
  ask(guest: Guest, name: string, args: unknown): Promise<Result<void, Failure>>
  /** Keeps what a room delivers, once by its id. */
  deliver(pass: string, item: unknown): Promise<Result<void, Failure>>
  /** Why a guest who is in may not stay; null while they may. */
  unwelcome(guest: Guest, now: Instant): Failure['reason'] | null
  /** Who has come with a device that is not the one that is known. */
  knocks(): ReadonlySet<string>
  readonly captions: CaptionBoard
}

export const createPlenaryService = (
  log: DeskLog,
  { manifest, times, readPass }: { readonly manifest: Manifest; readonly times: PlenaryTimes; readonly readPass: PassReader },
): PlenaryService => {
  /** By member, the last device that knocked. */
  const knocking = new Map<string, { readonly serial: string; readonly device: string }>()

  const captions = createCaptionBoard()
  const delivered = new Map<string, number>()

  const enter: PlenaryService['enter'] = async (pass, deviceKey) => {
    const read = readPass(pass, { now: log.now(), revoked: log.state().access.revoked })
    if (!read.ok) return read
    const claims = read.value
    const device = deviceHash(manifest.id, deviceKey)
    const entered = await log.submit<'pass-revoked' | 'pass-in-use' | 'removed'>((state, now) => {
      if (state.access.revoked.has(claims.serial)) return fail('pass-revoked')
      const admitted = admission(state.access, claims, device)
      if (!admitted.ok) return admitted
      if (state.plenary.removed.has(claims.member.id)) return fail('removed')
      return ok({ entries: [...binding(admitted.value, claims, device, now), ...joining(state, claims.member, now)] })
    })
    if (entered.ok) knocking.delete(claims.member.id)
    else if (entered.failure.reason === 'pass-in-use' || entered.failure.reason === 'removed')
      knocking.set(claims.member.id, { serial: claims.serial, device })
    return entered.ok ? ok({ member: claims.member, claims, device }) : entered
  }

  const admit = (state: DeskState, id: string, now: Instant): readonly LogEntry[] => {
    const knocker = knocking.get(id)
    const member = state.plenary.members.get(id)
    return [
      {
        about: 'access',
        event: knocker === undefined ? { at: now, type: 'device-freed', member: id } : { at: now, type: 'device-bound', member: id, ...knocker },
      },
      ...(member !== undefined && state.plenary.removed.has(id) ? [{ about: 'plenary', event: { at: now, type: 'joined', member } } as const] : []),
    ]
  }

  const askAccess = async (guest: Guest, name: (typeof accessRequests)[number], args: unknown): Promise<Result<void, Failure>> => {
    const read = accessArgs.safeParse(args)
    if (!read.success) return fail('bad-request')
    const { member } = read.data
    const done = await log.submit<'not-allowed' | 'unknown-member' | 'not-now'>((state, now) => {
      if (guest.member.role !== 'host') return fail('not-allowed')
      const bound = state.access.bound.get(member)
      if (!state.plenary.members.has(member)) return fail('unknown-member')
      if (name === 'device.admit') return ok({ entries: admit(state, member, now) })
      return bound === undefined
        ? fail('not-now')
        : ok({ entries: [{ about: 'access', event: { at: now, type: 'pass-revoked', serial: bound.serial } }] })
    })
    if (done.ok) knocking.delete(member)
    return done
  }

  const { title, timeZone } = manifest

  return {
    times,
    seminar: { seminar: { title, timeZone }, programme: agendaOf(manifest) },
    enter,
    ask: (guest, name, args) => {
      const access = accessRequests.find((one) => one === name)
      if (access !== undefined) return askAccess(guest, access, args)
      if (name === captionRequest)
        return Promise.resolve(guest.member.role === 'captioner' ? captions.say(guest.member.id, args) : fail('not-allowed'))
      const request = readRequest(name, args)
      if (request === null) return Promise.resolve(fail('bad-request'))
      return log.submit((state, now) => {
        const decided = decidePlenary(state.plenary, now, guest.member, request, times.opensAt)
        return decided.ok ? ok({ entries: decided.value.map((event) => ({ about: 'plenary', event }) as const) }) : decided
      })
    },
    deliver: async (pass, value) => {
      const read = readPass(pass, { now: log.now(), revoked: log.state().access.revoked, graceSeconds: deliveryGrace })
      if (!read.ok) return read
      const { member } = read.value
      const item = readItem(value, member, manifest)
      if (!item.ok) return item
      const count = delivered.get(member.id) ?? 0
      let fresh = false
      const done = await log.submit<ItemFailure | 'items-full'>((state, at, earlier) => {
        const met = earlier === null ? ok('newer' as const) : meets(earlier, item.value)
        if (!met.ok) return met
        fresh = met.value !== 'same'
        if (!fresh) return ok({ entries: [] })
        if (count >= mostItemsOfARoom) return fail('items-full')
        const sent = contributionOf(item.value)
        // A board that is full loses nothing: the item itself is kept.
        const decided =
          sent === null ? ok([]) : decidePlenary(state.plenary, at, member, { name: 'points.contribute', args: withoutRoom(sent) }, times.opensAt)
        const entries = decided.ok ? decided.value.map((event) => ({ about: 'plenary', event }) as const) : []
        return ok({ entries: [...(entries.length > 0 ? joining(state, member, at) : []), ...entries], items: [item.value] })
      }, item.value.id)
      if (done.ok && fresh) delivered.set(member.id, count + 1)
      return done
    },
    unwelcome: ({ member, claims, device }, now) => {
      const { access, plenary } = log.state()
      if (access.revoked.has(claims.serial)) return 'pass-revoked'
      if (access.bound.get(member.id)?.device !== device) return 'pass-in-use'
      if (plenary.removed.has(member.id)) return 'removed'
      return now >= claims.until * 1000 ? 'pass-expired' : null
    },
    knocks: () => new Set(knocking.keys()),
    captions,
  }
}

const binding = (admitted: 'known' | 'bind', { member, serial }: PassClaims, device: string, now: Instant): readonly LogEntry[] =>
  admitted === 'known' ? [] : [{ about: 'access', event: { at: now, type: 'device-bound', member: member.id, serial, device } }]

/** Who is there already, as they are, comes in without a line in the log. */
const joining = ({ plenary }: DeskState, member: Member, now: Instant): readonly LogEntry[] => {
  const known = plenary.members.get(member.id)
  const same = known !== undefined && JSON.stringify(memberSchema.parse(known)) === JSON.stringify(memberSchema.parse(member))
  return same ? [] : [{ about: 'plenary', event: { at: now, type: 'joined', member } }]
}

const withoutRoom = <T extends { readonly room: string }>({ room: _, ...others }: T): Omit<T, 'room'> => others
