import type { Language } from '../../src-shared/i18n/language.ts'
import type { PersonRole } from '../../src-shared/plenary/members.ts'

export type Column = 'room' | 'group' | 'contact' | 'language'
export type PersonColumn = 'name' | 'role' | 'contact' | 'language'

/** What people call these columns, in small letters and without blanks and signs. */
const names: Readonly<Record<Column, readonly string[]>> = {
  room: ['room', 'place', 'venue', 'rum', 'lokal', 'plats', 'lokale', 'sted', 'mødelokale', 'mötesrum'],
  group: ['group', 'groupnumber', 'groupno', 'grupp', 'gruppnummer', 'gruppnr', 'gruppe', 'gruppenummer', 'gruppenr', 'nr', 'no', 'number', 'nummer'],
  contact: [
    'contact',
    'contactaddress',
    'email',
    'mail',
    'address',
    'epost',
    'mejl',
    'kontakt',
    'epostadress',
    'mejladress',
    'kontaktadress',
    'mailadresse',
    'emailadresse',
    'kontaktadresse',
  ],
  language: ['language', 'lang', 'språk', 'sprog'],
}

const personNames: Readonly<Record<PersonColumn, readonly string[]>> = {
  name: ['name', 'person', 'namn', 'navn'],
  role: ['role', 'roll', 'rolle', 'task', 'uppgift', 'opgave'],
  contact: names.contact,
  language: ['language', 'lang', 'språk', 'sprog'],
}

const roleNames: Readonly<Record<PersonRole, readonly string[]>> = {
  host: ['host', 'värd', 'vært', 'värdinna'],
  presenter: ['presenter', 'speaker', 'presentatör', 'talare', 'föreläsare', 'oplægsholder', 'taler'],
  observer: ['observer', 'observatör', 'observatør', 'åhörare', 'tilhører'],
  captioner: ['captioner', 'speechtotextreporter', 'skrivtolk', 'skrivtolkare', 'skrivetolk'],
}

const languageNames: Readonly<Record<Language, readonly string[]>> = {
  sv: ['sv', 'se', 'svenska', 'swedish', 'svensk'],
  en: ['en', 'gb', 'engelska', 'english', 'engelsk'],
  da: ['da', 'dk', 'danska', 'danish', 'dansk'],
}

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const called =
  <K extends string>(all: Readonly<Record<K, readonly string[]>>) =>
  (text: string): K | null =>
    (Object.keys(all) as K[]).find((one) => all[one].includes(plain(text))) ?? null

export const columnCalled: (header: string) => Column | null = called(names)
export const personColumnCalled: (header: string) => PersonColumn | null = called(personNames)
export const languageCalled: (text: string) => Language | null = called(languageNames)
export const personRoleCalled: (text: string) => PersonRole | null = called(roleNames)
