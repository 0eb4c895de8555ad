import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { type Invitation, occasions } from './book.ts'
import { calendarOf } from './calendar.ts'
import { mailText } from './mail-text.ts'
import { qrPng, qrSvg } from './qr-image.ts'
import { sheetOf } from './sheet.ts'
import type { Told } from './told.ts'

export type ToldGroup = { readonly invitation: Invitation; readonly told: Told; readonly calendar: string }

export const calendarFor = (told: Told, { group, room }: Invitation, manifest: Manifest, now: Instant): string =>
  calendarOf(
    manifest,
    {
      summary: told.title,
      description: `${told.who}\n${told.texts.stepsTitle}\n${told.texts.stepLink}\n${told.link}\n${told.texts.stepCode} ${told.code}`,
      location: room,
      soon: told.texts.soon(told.title),
      group,
    },
    now,
  )

/** `03-hoor-stora-salen`: sorted by number, and a name that every disk takes. */
export const folderNameOf = ({ group, room }: Pick<Invitation, 'group' | 'room'>): string => {
  const plain = room
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')
    .slice(0, 40)
  return [String(group).padStart(2, '0'), ...(plain === '' ? [] : [plain])].join('-')
}

/** A cell of a table that a spreadsheet reads, and does not take for a formula. */
const cell = (text: string): string => `"${text.replace(/^([=+\-@])/, "'$1").replaceAll('"', '""')}"`

/** Writes what goes to each group, the sheets of all, and a table of who has which code. All of it only for its owner's eyes. */
export const writeGroupFiles = async (directory: string, groups: readonly ToldGroup[]): Promise<void> => {
  const own = { mode: 0o600 }
  for (const { invitation, told, calendar } of groups) {
    const folder = join(directory, folderNameOf(invitation))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const files: Readonly<Record<string, string | Uint8Array>> = {
      'seminar.ics': calendar,
      'code.svg': qrSvg(told.link),
      'code.png': qrPng(told.link),
      'sheet.html': sheetOf([told]),
      ...Object.fromEntries(
        occasions.map((occasion) => {
          const { subject, text } = mailText(told, occasion)
          return [`mail-${occasion}.txt`, `${subject}\n\n${text}`]
        }),
      ),
    }
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content, own)
  }
  await writeFile(join(directory, 'sheets.html'), sheetOf(groups.map(({ told }) => told)), own)
  const rows = groups.map(({ invitation, told }) =>
    [invitation.room, String(invitation.group), told.code, invitation.contacts.join(', '), invitation.language, told.link].map(cell).join(';'),
  )
  // The mark is what Excel knows UTF-8 by.
  await writeFile(join(directory, 'overview.csv'), `\uFEFF${['room;group;code;contact;language;link', ...rows].join('\r\n')}\r\n`, own)
}
