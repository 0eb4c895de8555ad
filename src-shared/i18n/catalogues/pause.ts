import { defineCatalogue } from '../catalogue.ts'

export const pauseTexts = defineCatalogue({
  en: {
    kicker: 'Pause',
    goesOnAt: (time: string) => `We go on at ${time}`,
    goesOnWith: (title: string) => `${title} comes next.`,
    goOn: 'Go on already',
  },
  sv: {
    kicker: 'Paus',
    goesOnAt: (time) => `Vi fortsätter ${time}`,
    goesOnWith: (title) => `Sedan följer ${title}.`,
    goOn: 'Fortsätt redan nu',
  },
  da: {
    kicker: 'Pause',
    goesOnAt: (time) => `Vi fortsætter kl. ${time}`,
    goesOnWith: (title) => `Så følger ${title}.`,
    goOn: 'Fortsæt allerede nu',
  },
})
