import type { DeliverySlice } from '../contract/delivery.ts'
import type { SeminarSlice, Slices } from '../contract/slices.ts'
import { plenaryWord } from '../plenary/staff-word.ts'
import type { Instant } from '../time/time.ts'
import type { KioskStatus } from './status.ts'

/** What a status is made of. */
export type StatusSlices = Pick<Slices, 'seminar' | 'room' | 'troubles' | 'delivery' | 'devices' | 'plenary'>
export type StatusKiosk = Omit<KioskStatus['kiosk'], 'startedAt'> & { readonly startedAt: Instant }

/** What is known of a kiosk beside what is on its screen. */
export type StatusFacts = Pick<KioskStatus, 'check' | 'policy'>

/** Says of a kiosk what staff elsewhere may know of it. Each field is named here, so that nothing gets out that is new. */
export const statusOf = (
  { seminar, room, troubles, delivery, devices, plenary }: StatusSlices,
  kiosk: StatusKiosk,
  facts: StatusFacts,
  now: Instant,
): KioskStatus => ({
  format: 1,
  at: utc(now),
  kiosk: { ...kiosk, startedAt: utc(kiosk.startedAt) },
  seminar: seminar === null ? null : seminarOf(seminar),
  room: roomOf(room.programme.phase),
  troubles: troubles.map(({ reason, severity, title }) => ({ reason, severity, ...(title === undefined ? {} : { title }) })),
  devices: { word: devices.word, findings: devices.findings.map(findingOf) },
  check: devices.nightly === null ? facts.check : checkOf(devices.nightly),
  policy: facts.policy,
  plenary: plenaryOf(plenary),
  delivery: deliveryOf(delivery),
})

const plenaryOf = (plenary: StatusSlices['plenary']): KioskStatus['plenary'] => {
  const { relays, ...word } = plenaryWord(plenary)
  return { ...word, relays: relays.map(({ url, finding }) => ({ url, finding })) }
}

type Finding = StatusSlices['devices']['findings'][number]

const findingOf = ({ thing, cause, weight, device, other }: Finding) => ({
  thing,
  cause,
  weight,
  ...(device === undefined ? {} : { device }),
  ...(other === undefined ? {} : { other }),
})

const checkOf = ({ at, word, findings }: NonNullable<StatusSlices['devices']['nightly']>): KioskStatus['check'] => ({
  at: utc(at),
  word,
  findings: findings.map(findingOf),
})

const utc = (at: Instant): string => new Date(at).toISOString()

const seminarOf = ({ content: { id, version, title, start, timeZone }, unplayable }: SeminarSlice): KioskStatus['seminar'] => ({
  id,
  version,
  title,
  start,
  timeZone,
  unplayable: Object.keys(unplayable),
})

const roomOf = ({ name }: StatusSlices['room']['programme']['phase']): KioskStatus['room'] => {
  switch (name) {
    case 'before':
    case 'armed':
      return 'before'
    case 'running':
    case 'waiting':
      return 'running'
    case 'ended':
      return 'ended'
  }
}

const deliveryOf = ({ now, failure, seminars, asks, sources, disk }: DeliverySlice): KioskStatus['delivery'] => ({
  now: now === null ? null : nowOf(now),
  failure: failure === null ? null : { title: failure.title, reason: failure.reason, at: utc(failure.at) },
  seminars: seminars.map(({ id, version, title, start, end, bytes, present, state, fingerprint, current }) => ({
    id,
    version,
    title,
    start: utc(start),
    end: utc(end),
    bytes,
    present,
    state,
    fingerprint,
    current,
  })),
  asks: asks.map(({ fingerprint, title, source }) => ({ fingerprint, title, source })),
  sources: sources.map(({ name, kind, state, reason, at }) => ({
    name,
    kind,
    state,
    ...(reason === undefined ? {} : { reason }),
    at: at === null ? null : utc(at),
  })),
  disk: { free: disk.free, budget: disk.budget, short: disk.short.map(({ title, start, lacks }) => ({ title, start: utc(start), lacks })) },
})

const nowOf = ({ seminar, version, title, stage, bytes, total, rate, secondsLeft, source, waitingFor }: NonNullable<DeliverySlice['now']>) => ({
  id: seminar,
  version,
  title,
  stage,
  bytes,
  total,
  rate,
  secondsLeft,
  source,
  waitingFor,
})
