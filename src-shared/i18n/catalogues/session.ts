import { defineCatalogue } from '../catalogue.ts'

export const sessionTexts = defineCatalogue({
  en: {
    range: (from: string, until: string) => `${from}–${until}`,
    withPeople: (names: string) => `With ${names}`,
    goOn: 'Go on',
  },
  sv: {
    range: (from, until) => `${from}–${until}`,
    withPeople: (names) => `Med ${names}`,
    goOn: 'Vidare',
  },
  da: {
    range: (from, until) => `Kl. ${from}–${until}`,
    withPeople: (names) => `Med ${names}`,
    goOn: 'Videre',
  },
})
