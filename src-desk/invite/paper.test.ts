import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { decodeQR } from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src-shared/i18n/language.ts'
import { codeOf } from '../../src-shared/join/code.ts'
import { printLink, readLink } from '../../src-shared/join/link.ts'
import { anyTicket } from '../../src-shared/join/ticket.arbitrary.ts'
import type { Manifest } from '../../src-shared/seminar/schema.ts'
import { occasions } from './book.ts'
import { folderNameOf } from './group-files.ts'
import { mailText } from './mail-text.ts'
import { qrPng, qrSvg } from './qr-image.ts'
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
