import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { spanOf } from '../../src-shared/seminar/span.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { type Invitation, occasions } from './book.ts'
import { calendarOf } from './calendar.ts'
import { csvCell } from './csv-cell.ts'
import { mailText } from './mail-text.ts'
import { qrPng, qrSvg } from './qr-image.ts'
import type { Recipient } from './recipient.ts'
import { sheetOf } from './sheet.ts'
import { slugOf } from './slug.ts'
import { type Told, toldTo } from './told.ts'

export type ToldGroup = Recipient & { readonly invitation: Invitation; readonly told: Told }

/** All that goes to one group. */
export const toldToGroup = (invitation: Invitation, link: string, manifest: Manifest, now: Instant): ToldGroup => {
  const told = toldTo(invitation, link, manifest)
  const { room, group, contacts, language, sent } = invitation
  return {
    invitation,
    told,
    who: `${room}, group ${group}`,
    contacts,
    language,
    sent,
    calendar: calendarFor(told, invitation, manifest, now),
    facts: [told.link, told.code, told.when],
    mail: (occasion) => mailText(told, occasion),
  }
}

const calendarFor = (told: Told, { group, room }: Invitation, manifest: Manifest, now: Instant): string =>
  calendarOf(
    manifest,
    {
      id: String(group),
      span: spanOf(manifest),
      summary: told.title,
      description: `${told.who}\n${told.texts.stepCode} ${told.code}\n${told.link}`,
      location: room,
      soon: told.texts.soon(told.title),
    },
    now,
  )

/** `03-hoor-stora-salen`: sorted by number, and a name that every disk takes. */
export const folderNameOf = ({ group, room }: Pick<Invitation, 'group' | 'room'>): string => {
  const plain = slugOf(room)
  return [String(group).padStart(2, '0'), ...(plain === '' ? [] : [plain])].join('-')
}

/** Writes what goes to each group, the sheets of all, and a table of who has which code. All of it only for its owner's eyes. */
export const writeGroupFiles = async (directory: string, groups: readonly ToldGroup[]): Promise<void> => {
  const own = { mode: 0o600 }
  for (const { invitation, told, calendar, mail } of groups) {
    const folder = join(directory, folderNameOf(invitation))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const files: Readonly<Record<string, string | Uint8Array>> = {
      'seminar.ics': calendar,
      'code.svg': qrSvg(told.link),
      'code.png': qrPng(told.link),
      'sheet.html': sheetOf([told]),
      ...Object.fromEntries(
        occasions.map((occasion) => {
          const { subject, text } = mail(occasion)
          return [`mail-${occasion}.txt`, `${subject}\n\n${text}`]
        }),
      ),
    }
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content, own)
  }
  await writeFile(join(directory, 'sheets.html'), sheetOf(groups.map(({ told }) => told)), own)
  const rows = groups.map(({ invitation, told }) =>
    [invitation.room, String(invitation.group), told.code, invitation.contacts.join(', '), invitation.language, told.link].map(csvCell).join(';'),
  )
  // The mark is what Excel knows UTF-8 by.
  await writeFile(join(directory, 'overview.csv'), `\uFEFF${['room;group;code;contact;language;link', ...rows].join('\r\n')}\r\n`, own)
}
