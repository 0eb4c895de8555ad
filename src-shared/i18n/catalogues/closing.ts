import { defineCatalogue } from '../catalogue.ts'

export const closingTexts = defineCatalogue({
  en: { kicker: 'To finish', goOn: 'Go on' },
  sv: { kicker: 'Avslutning', goOn: 'Vidare' },
  da: { kicker: 'Afslutning', goOn: 'Videre' },
})
