import { generateKeyPairSync } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { decodeQR } from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src-shared/i18n/language.ts'
import { codeOf } from '../../src-shared/join/code.ts'
import { printLink, readLink } from '../../src-shared/join/link.ts'
import { anyTicket } from '../../src-shared/join/ticket.arbitrary.ts'
import type { PersonRole } from '../../src-shared/plenary/members.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { instant } from '../../src-shared/time/time.ts'
import { signPass } from '../plenary/access/passes.ts'
import { occasions } from './book.ts'
import { folderNameOf } from './group-files.ts'
import { mailText } from './mail-text.ts'
import { toldToPerson } from './person-mail.ts'
import { qrPng, qrSvg, qrWidth } from './qr-image.ts'
import { sheetOf } from './sheet.ts'
import { type Told, toldTo } from './told.ts'

const link = printLink({ seminar: 'demo', from: 'https://example.org/a', fingerprint: '7K3P-9XQA-M2D4-0VTB', room: 'Höör', group: 3, pass: null })
const code = codeOf([7, 19, 3, 22, 9, 29, 23])
const manifest = {
  id: 'demo',
  title: { sv: 'Barn <som> anhöriga', en: 'Children & kin', da: 'Børn' },
  organiser: 'FoU',
  timeZone: 'Europe/Stockholm',
  start: '2022-10-20T13:30',
  programme: [{ seconds: 8400 }],
} as unknown as Manifest
const withPlenary = {
  ...manifest,
  programme: [
    { kind: 'welcome', id: 'w', seconds: 4200 },
    { kind: 'plenary', id: 'p', seconds: 1800, fixedAt: '14:40' },
    { kind: 'closing', id: 'c', seconds: 2400 },
  ],
} as unknown as Manifest
const told = (language: Told['language'], room = 'Höör "A" <b>') => toldTo({ code, room, group: 3, contacts: [], language, sent: [] }, link, manifest)

/** A PNG of one bit for each pixel, as a camera would see it. */
const pixelsOf = (png: Uint8Array) => {
  const view = Buffer.from(png)
  const width = view.readUInt32BE(16)
  const rows = inflateSync(view.subarray(41, 41 + view.readUInt32BE(33)))
  const data = new Uint8Array(width * width * 4).fill(255)
  const bytesInRow = 1 + Math.ceil(width / 8)
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1)
      if (((rows[y * bytesInRow + 1 + (x >> 3)] ?? 0) & (128 >> (x & 7))) === 0) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return { width, height: width, data }
}

describe('the picture of a link', () => {
  it('is read back by a camera, whatever the room is called', () => {
    fc.assert(
      fc.property(anyTicket, (ticket) => {
        expect(decodeQR(pixelsOf(qrPng(printLink(ticket), 4)))).toBe(printLink(ticket))
      }),
      { numRuns: 10 },
    )
  })
  it('is a drawing, too', () => expect(qrSvg(link)).toMatch(/^<svg [^>]*viewBox/))
})

describe('a link with a pass', () => {
  const withPass = (room: string) => {
    const pass = signPass(
      {
        seminar: 'barn-som-anhoriga',
        member: { id: 'hoor-stora-salen', role: 'room', name: room, groups: 2 },
        from: 1_666_000_000,
        until: 1_667_000_000,
      },
      generateKeyPairSync('ed25519').privateKey,
    )
    const from = 'https://seminars.example.org/autumn'
    return printLink({ seminar: 'barn-som-anhoriga', from, fingerprint: '7K3P-9XQA-M2D4-0VTB', room, group: 3, pass })
  }
  it('is short enough for a telephone that reads it from the table, and for a mail', () => {
    const usual = withPass('Höör, stora salen')
    expect(usual.length).toBeLessThan(560)
    expect(qrWidth(usual)).toBe(60)
    // Of Outlook, the shortest of all.
    expect(withPass('å'.repeat(80)).length).toBeLessThan(2083)
    expect(decodeQR(pixelsOf(qrPng(usual, 4)))).toBe(usual)
  })
  it('fits a sheet of paper with the longest name that a room may have', () => {
    const longest = withPass('𠮷'.repeat(80))
    expect(readLink(longest).ok).toBe(true)
    expect(qrWidth(longest)).toBeLessThan(100)
  })
})

const person = (role: PersonRole, language: Told['language']) =>
  toldToPerson({ id: 'anna', name: 'Anna', role, pass: 'a.b', contacts: [], language, sent: [] }, withPlenary, 'https://desk.example.org', instant(0))

describe('the mails to presenters, hosts and observers', () => {
  it('have the link, the time of the plenary and the role in each language, on both occasions', () => {
    for (const language of languages)
      for (const [role, word] of [
        ['presenter', { sv: 'presentatör', en: 'presenter', da: 'oplægsholder' }],
        ['host', { sv: 'värd', en: 'host', da: 'vært' }],
        ['observer', { sv: 'observatör', en: 'observer', da: 'observatør' }],
        ['captioner', { sv: 'skrivtolk', en: 'captions', da: 'skrivetolk' }],
      ] as const)
        for (const occasion of occasions) {
          const { subject, text, html } = person(role, language).mail(occasion)
          for (const part of ['https://desk.example.org/lead#a.b', word[language], language === 'en' ? '14:40–15:10' : '14.40–15.10'])
            expect(text).toContain(part)
          expect(subject).toMatch(occasion === 'day' ? /^(I dag|Today)/ : /2022$/)
          expect(html).toContain('href="https://desk.example.org/lead#a.b"')
          expect(html).not.toMatch(/<som>/)
        }
  })

  it('have a calendar entry for the plenary only', () => {
    const { calendar } = person('host', 'sv')
    expect(calendar).toMatch(/DTSTART;TZID=Europe\/Stockholm:20221020T144000/)
    expect(calendar).toMatch(/DTEND;TZID=Europe\/Stockholm:20221020T151000/)
    expect(calendar).toContain('UID:demo.anna@')
  })
})

describe('the mails', () => {
  it('have link, code and time in each language, on both occasions', () => {
    for (const language of languages)
      for (const occasion of occasions) {
        const { subject, text, html } = mailText(told(language), occasion)
        for (const part of [link, '7K3P-9XQ6', language === 'en' ? '13:30–15:50' : '13.30–15.50']) expect(text).toContain(part)
        expect(subject).toMatch(occasion === 'day' ? /^(I dag|Today)/ : /2022$/)
        expect(text.match(/talkroom:\S+/g)?.map((one) => readLink(one).ok)).toEqual([true])
        expect(html.replaceAll('&amp;', '&')).toContain(`href="${link}"`)
      }
  })

  it('show names as they are, and let none of them into the HTML', () => {
    const { text, html } = mailText(told('sv'), 'registration')
    expect(text).toContain('Höör "A" <b>, grupp 3, är med på Barn <som> anhöriga.')
    expect(html).not.toMatch(/<b>|<som>/)
    expect(sheetOf([told('sv'), told('en')])).not.toMatch(/<b>|<som>/)
  })
})

describe('the folder of a group', () => {
  it('has a name that every disk takes', () => {
    expect(folderNameOf({ group: 3, room: 'Höör, stora salen' })).toBe('03-hoor-stora-salen')
    expect(folderNameOf({ group: 12, room: 'Møde/æ ../..' })).toBe('12-mode-ae')
    expect(folderNameOf({ group: 112, room: '会議室' })).toBe('112')
  })
})
