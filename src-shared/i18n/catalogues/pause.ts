import { defineCatalogue } from '../catalogue.ts'

export const pauseTexts = defineCatalogue({
  en: {
    kicker: 'Pause',
    goesOn: (time: string, title: string) => `We go on at ${time} with ${title}.`,
    goOn: 'Go on already',
  },
  sv: {
    kicker: 'Paus',
    goesOn: (time, title) => `Vi fortsätter ${time} med ${title}.`,
    goOn: 'Fortsätt redan nu',
  },
  da: {
    kicker: 'Pause',
    goesOn: (time, title) => `Vi fortsætter kl. ${time} med ${title}.`,
    goOn: 'Fortsæt allerede nu',
  },
})
