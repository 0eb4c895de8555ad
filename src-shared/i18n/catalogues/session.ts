import { defineCatalogue } from '../catalogue.ts'

export const sessionTexts = defineCatalogue({
  en: {
    range: (from: string, until: string) => `${from}–${until}`,
    goOn: 'Go on',
  },
  sv: {
    range: (from, until) => `${from}–${until}`,
    goOn: 'Vidare',
  },
  da: {
    range: (from, until) => `Kl. ${from}–${until}`,
    goOn: 'Videre',
  },
})
