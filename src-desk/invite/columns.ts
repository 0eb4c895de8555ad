import type { Language } from '../../src-shared/i18n/language.ts'

export type Column = 'room' | 'group' | 'contact' | 'language'

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

export const columnCalled = (header: string): Column | null =>
  (Object.keys(names) as Column[]).find((column) => names[column].includes(plain(header))) ?? null

export const languageCalled = (text: string): Language | null =>
  (Object.keys(languageNames) as Language[]).find((language) => languageNames[language].includes(plain(text))) ?? null
