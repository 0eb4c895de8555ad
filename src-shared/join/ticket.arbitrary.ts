import fc from 'fast-check'
import { crockford } from '../packs/signature.ts'
import type { Ticket } from './ticket.ts'
import { isRoom } from './ticket.ts'

const letters = (alphabet: string, least: number, most: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: least, maxLength: most }).map((some) => some.join(''))

const rooms = fc.oneof(
  fc.constantFrom('Höör', 'Møde 2', 'Stora salen, plan 3', 'A&B=C?#%+', "Rosa's (rum) *!", '会議室', 'Zoë – "blå"'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => text.normalize('NFC').trim()),
)

/** Tickets as an organiser may write them. */
export const anyTicket: fc.Arbitrary<Ticket> = fc.record({
  seminar: letters('abcxyz0189-', 0, 63).map((rest) => `s${rest}`),
  from: fc.option(fc.constantFrom('https://seminars.example.org/autumn', 'https://example.org:8443/%C3%A5r/', 'http://192.168.4.20:8080')),
  fingerprint: letters(crockford, 16, 16).map((text) => (text.match(/.{4}/g) ?? []).join('-')),
  room: rooms.filter(isRoom),
  group: fc.integer({ min: 1, max: 999 }),
  pass: fc.option(letters('ABZabz019._~-', 1, 60)),
})
