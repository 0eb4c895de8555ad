import { type AccessEvent, admission, isHolder } from '../../../src-shared/plenary/access.ts'
import { agendaOf } from '../../../src-shared/plenary/agenda.ts'
import { captionRequest } from '../../../src-shared/plenary/captions.ts'
import { decidePlenary, heardFrom, timed } from '../../../src-shared/plenary/decide.ts'
import { contributionOf, type ItemFailure, meets, readItem } from '../../../src-shared/plenary/items.ts'
import { type DeskState, entriesOf, type LogEntry, plenaryAt, plenaryOf } from '../../../src-shared/plenary/log-entry.ts'
import { type Member, member as memberSchema } from '../../../src-shared/plenary/members.ts'
import { boardOf, isTrial, type Occasion, occasionAt, trial } from '../../../src-shared/plenary/occasion.ts'
import type { PassClaims } from '../../../src-shared/plenary/pass.ts'
import { readRequest } from '../../../src-shared/plenary/requests.ts'
import { type PlenaryTimes, phaseAt, type SeminarSlices } from '../../../src-shared/plenary/view.ts'
import { accessArgs, accessRequests } from '../../../src-shared/plenary/wire.ts'
import { type Failure, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { Manifest } from '../../../src-shared/seminar/schema.ts'
import type { Instant } from '../../../src-shared/time/time.ts'
import { deviceHash, type PassReader } from '../access/passes.ts'
import { type CaptionBoard, createCaptionBoard } from './caption-board.ts'
import type { DeskLog } from './desk-log.ts'

/** A member who was let in: who it is, by which link, on which device. */
export type Guest = { readonly member: Member; readonly claims: PassClaims; readonly device: string }

type Knock = { readonly member: Member; readonly serial: string; readonly device: string }

/** Items may come weeks late, long after the link stopped to open the plenary. */
const deliveryGrace = 120 * 24 * 3600

/** More than a room of four groups can write; whoever sends more fills the disk. */
const mostItemsOfARoom = 400

/** The one place that owns who is who, roles, floor, mutes, points and results. */
export type PlenaryService = {
  readonly times: PlenaryTimes
  readonly seminar: SeminarSlices
  enter(pass: string, device: string): Promise<Result<Guest, Failure>>
  /** `isHere`: whether a room is connected just now. */
  ask(guest: Guest, name: string, args: unknown, isHere: (room: string) => boolean): Promise<Result<void, Failure>>
  /** Keeps what a room delivers, once by its id. */
  deliver(pass: string, item: unknown): Promise<Result<void, Failure>>
  /** Why a guest who is in may not stay; null while they may. */
  unwelcome(guest: Guest, now: Instant): Failure['reason'] | null
  /** Who has come with a device that is not the one that is known. */
  knocks(): readonly Member[]
  /** Whoever knocks and was let in from outside, by `desk admit`, is bound before anybody else can be. */
  letIn(): void
  /** A word of a member came in: with the floor in an open plenary it is there to be heard. */
  heardFrom(guest: Guest): void
  /** Who is in and does not belong to the plenary that is on, because a trial ended: they do from now on. */
  settle(guests: readonly Guest[]): void
  readonly captions: CaptionBoard
}

export const createPlenaryService = (
  log: DeskLog,
  { manifest, times, readPass }: { readonly manifest: Manifest; readonly times: PlenaryTimes; readonly readPass: PassReader },
): PlenaryService => {
  /** By member, the last device that knocked. */
  const knocking = new Map<string, Knock>()
  const here = (now: Instant) => occasionAt(times, now)
  const plenaryNow = (state: DeskState, now: Instant) => plenaryAt(state, times, now)
  const join = (state: DeskState, member: Member, now: Instant) => joining(state, here(now), member, now)

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
      if (plenaryNow(state, now).removed.has(claims.member.id)) return fail('removed')
      return ok({ entries: [...binding(admitted.value, claims, device, now), ...join(state, claims.member, now)] })
    })
    if (entered.ok) knocking.delete(claims.member.id)
    else if (entered.failure.reason === 'pass-in-use' || entered.failure.reason === 'removed')
      knocking.set(claims.member.id, { member: claims.member, serial: claims.serial, device })
    return entered.ok ? ok({ member: claims.member, claims, device }) : entered
  }

  const admit = (state: DeskState, id: string, now: Instant): readonly LogEntry[] => {
    const knocker = knocking.get(id)
    const { members, removed } = plenaryNow(state, now)
    const member = members.get(id)
    const back = member !== undefined && removed.has(id) ? entriesOf(here(now), [{ at: now, type: 'joined', member }]) : []
    if (knocker !== undefined)
      return [accessEntry({ at: now, type: 'device-bound', member: id, serial: knocker.serial, device: knocker.device }), ...back]
    // Who was put out comes in again where they were.
    return back.length > 0 ? back : [accessEntry({ at: now, type: 'device-freed', member: id })]
  }

  const askAccess = async (guest: Guest, name: (typeof accessRequests)[number], args: unknown): Promise<Result<void, Failure>> => {
    const read = accessArgs.safeParse(args)
    if (!read.success) return fail('bad-request')
    const { member } = read.data
    const done = await log.submit<'not-allowed' | 'unknown-member' | 'not-now'>((state, now) => {
      if (guest.member.role !== 'host') return fail('not-allowed')
      const bound = state.access.bound.get(member)
      if (!plenaryNow(state, now).members.has(member) && !knocking.has(member)) return fail('unknown-member')
      if (name === 'device.admit') return ok({ entries: admit(state, member, now) })
      return bound === undefined ? fail('not-now') : ok({ entries: [accessEntry({ at: now, type: 'pass-revoked', serial: bound.serial })] })
    })
    if (done.ok) knocking.delete(member)
    return done
  }

  const { title, timeZone } = manifest

  return {
    times,
    seminar: { seminar: { title, timeZone }, programme: agendaOf(manifest) },
    enter,
    ask: (guest, name, args, isHere) => {
      const access = accessRequests.find((one) => one === name)
      if (access !== undefined) return askAccess(guest, access, args)
      if (name === captionRequest)
        return Promise.resolve(guest.member.role === 'captioner' ? captions.say(guest.member.id, args) : fail('not-allowed'))
      const request = readRequest(name, args)
      if (request === null) return Promise.resolve(fail('bad-request'))
      return log.submit((state, now) => {
        const decided = decidePlenary(plenaryNow(state, now), now, guest.member, request, { opensAt: times.opensAt, isHere })
        return decided.ok ? ok({ entries: entriesOf(here(now), decided.value) }) : decided
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
        const board = isTrial(times, at) ? trial : (boardOf(manifest, item.value.segment) ?? times.segment)
        const decided =
          sent === null ? ok([]) : decidePlenary(plenaryOf(state, board), at, member, { name: 'points.contribute', args: withoutRoom(sent) }, times)
        const entries = decided.ok ? entriesOf(board, decided.value) : []
        return ok({ entries: [...(entries.length > 0 ? joining(state, board, member, at) : []), ...entries], items: [item.value] })
      }, item.value.id)
      if (done.ok && fresh) delivered.set(member.id, count + 1)
      return done
    },
    unwelcome: ({ member, claims, device }, now) => {
      const state = log.state()
      const { access } = state
      if (access.revoked.has(claims.serial)) return 'pass-revoked'
      if (!isHolder(access, member.id, device)) return 'pass-in-use'
      if (plenaryNow(state, now).removed.has(member.id)) return 'removed'
      return now >= claims.until * 1000 ? 'pass-expired' : null
    },
    knocks: () => [...knocking.values()].map(({ member }) => member),
    letIn: () => {
      const waits = [...knocking].filter(([id, { device }]) => {
        const holder = log.state().access.bound.get(id)
        return holder?.freed === true && holder.device !== device
      })
      for (const [id, { serial, device }] of waits) {
        knocking.delete(id)
        void log.submit((state, now) =>
          ok({
            entries: state.access.bound.get(id)?.freed === true ? [accessEntry({ at: now, type: 'device-bound', member: id, serial, device })] : [],
          }),
        )
      }
    },
    heardFrom: ({ member: { id } }) => {
      const entries = (state: DeskState, now: Instant) => {
        const isOpen = phaseAt(plenaryNow(state, now), times, now).name === 'open'
        return isOpen ? entriesOf(here(now), timed(heardFrom(plenaryNow(state, now), id), now)) : []
      }
      if (entries(log.state(), log.now()).length > 0) void log.submit((state, now) => ok({ entries: entries(state, now) }))
    },
    settle: (guests) => {
      const { members } = plenaryNow(log.state(), log.now())
      const strange = guests.filter(({ member }) => !members.has(member.id))
      if (strange.length > 0) void log.submit((state, now) => ok({ entries: strange.flatMap(({ member }) => join(state, member, now)) }))
    },
    captions,
  }
}

const accessEntry = (event: AccessEvent): LogEntry => ({ about: 'access', event })

const binding = (admitted: 'known' | 'bind', { member, serial }: PassClaims, device: string, now: Instant): readonly LogEntry[] =>
  admitted === 'known' ? [] : [accessEntry({ at: now, type: 'device-bound', member: member.id, serial, device })]

/** Who is there already, as they are, comes in without a line in the log. */
const joining = (state: DeskState, of: Occasion, member: Member, now: Instant): readonly LogEntry[] => {
  const known = plenaryOf(state, of).members.get(member.id)
  const same = known !== undefined && JSON.stringify(memberSchema.parse(known)) === JSON.stringify(memberSchema.parse(member))
  return same ? [] : entriesOf(of, [{ at: now, type: 'joined', member }])
}

const withoutRoom = <T extends { readonly room: string }>({ room: _, ...others }: T): Omit<T, 'room'> => others
