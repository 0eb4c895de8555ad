import { bytesText } from '../../src-shared/i18n/bytes-text.ts'
import { localized } from '../../src-shared/i18n/language.ts'
import type { KioskStatus } from '../../src-shared/status/status.ts'
import type { Standing } from './standing.ts'

const say = (text: KioskStatus['troubles'][number]['title'] & object): string => localized(text, 'en')
const size = (bytes: number): string => bytesText(bytes, 'en')

/** An age as people say it. */
export const ageText = (seconds: number): string => {
  const [many, unit] =
    seconds < 120 ? [seconds, 'second'] : seconds < 7200 ? [Math.round(seconds / 60), 'minute'] : [Math.round(seconds / 3600), 'hour']
  return many > 48 && unit === 'hour' ? `${Math.round(many / 24)} days` : `${many} ${unit}${many === 1 ? '' : 's'}`
}

/** The whole of it for a person: one fact a line, what needs attention last. */
export const statusText = ({ running, hangs, ageSeconds, attention, status }: Standing): string => {
  const lines = [
    `The kiosk ${hangs ? 'runs but gives no sign of life' : running ? 'runs' : 'does not run'}. It said this ${ageText(ageSeconds)} ago:`,
    `  Talkroom ${status.kiosk.version}, ${status.kiosk.shell} shell, process ${status.kiosk.pid}, started ${status.kiosk.startedAt}`,
    `  On the screen: ${status.seminar === null ? 'no seminar' : `${say(status.seminar.title)} (${status.seminar.id}, version ${status.seminar.version}), planned for ${status.seminar.start} ${status.seminar.timeZone}`}`,
    `  In the room: ${rooms[status.room]}`,
    `  Plenary: ${plenaryLines[status.plenary.line]}${plenaryMedia[status.plenary.media]}`,
    ...nowLines(status.delivery.now),
    ...status.delivery.seminars.map(seminarLine),
    `  Disk: ${status.delivery.disk.free === null ? 'unknown' : size(status.delivery.disk.free)} free, ${size(status.delivery.disk.budget)} at most for seminars`,
    ...(attention.length === 0 ? ['Nothing needs attention.'] : ['Needs attention:', ...attention.map((sentence) => `  - ${sentence}`)]),
  ]
  return lines.join('\n')
}

const rooms = { before: 'nothing has begun', running: 'a group is at its seminar', ended: 'the seminar is over' } as const satisfies Record<
  KioskStatus['room'],
  string
>

const plenaryLines = {
  none: 'none to join',
  idle: 'no line to the desk is needed now',
  connecting: 'the line to the desk does not stand',
  in: 'the line to the desk stands',
} as const satisfies Record<KioskStatus['plenary']['line'], string>
const plenaryMedia = {
  out: '',
  joining: ', the way for media is being tried',
  in: ', media has a way through',
  again: ', media finds no way',
} as const satisfies Record<KioskStatus['plenary']['media'], string>

const nowLines = (now: KioskStatus['delivery']['now']): readonly string[] => {
  if (now === null) return []
  const rate = now.rate === null ? '' : `, ${size(now.rate)} a second`
  const left = now.secondsLeft === null ? '' : `, ${ageText(now.secondsLeft)} left`
  const waits = now.waitingFor === null ? '' : `, waits for ${waiting[now.waitingFor]}`
  return [`  Coming in: ${say(now.title)}, ${size(now.bytes)} of ${size(now.total)} here and checked${rate}${left}${waits}, from ${now.source}`]
}
const waiting = { hours: 'its hours', group: 'the group to be done', network: 'the network', disk: 'room on the disk' } as const

const seminarLine = ({ title, id, version, state, present, bytes, current, start }: KioskStatus['delivery']['seminars'][number]): string =>
  `  Stored: ${say(title)} (${id}, version ${version}), ${state === 'partial' ? `${size(present)} of ${size(bytes)}` : `${state}, ${size(bytes)}`}, begins ${start}${current ? ', on the screen' : ''}`
