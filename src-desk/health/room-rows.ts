import type { Language } from '../../src-shared/i18n/language.ts'
import { localized } from '../../src-shared/i18n/language.ts'
import { attentionOf, findingText } from '../../src-shared/status/attention.ts'
import { type RoomWord, roomWordOf } from '../../src-shared/status/room-report.ts'
import type { KioskStatus } from '../../src-shared/status/status.ts'
import type { HeardRoom } from './rooms-book.ts'

/** One room as the page and `rooms.json` say it. Times are milliseconds since 1970. */
export type RoomRow = {
  readonly room: string
  readonly computer: string
  readonly word: RoomWord
  /** A group is at its seminar: nobody should restart anything. */
  readonly inSeminar: boolean
  readonly attention: readonly string[]
  readonly check: { readonly at: number; readonly word: NonNullable<KioskStatus['check']>['word']; readonly findings: readonly string[] } | null
  readonly seminar: { readonly title: string; readonly start: string; readonly timeZone: string } | null
  readonly version: string
  readonly heardAt: number
}

const gravity: Record<RoomWord, number> = { attention: 0, silent: 1, off: 2, ready: 3 }

/** All rooms, those that need somebody first, then by name. */
export const roomRows = (heard: readonly HeardRoom[], now: number, language: Language): readonly RoomRow[] =>
  heard
    .map(({ heardAt, report: { computer, status } }): RoomRow => {
      const { check, seminar, kiosk } = status
      return {
        room: kiosk.room ?? computer,
        computer,
        word: roomWordOf(status, now - heardAt),
        inSeminar: status.room === 'running' && kiosk.state === 'running',
        attention: attentionOf(status, language),
        check:
          check === null ? null : { at: Date.parse(check.at), word: check.word, findings: check.findings.map((one) => findingText(one, language)) },
        seminar: seminar === null ? null : { title: localized(seminar.title, language), start: seminar.start, timeZone: seminar.timeZone },
        version: kiosk.version,
        heardAt,
      }
    })
    .toSorted((a, b) => gravity[a.word] - gravity[b.word] || a.room.localeCompare(b.room, language) || a.computer.localeCompare(b.computer))
