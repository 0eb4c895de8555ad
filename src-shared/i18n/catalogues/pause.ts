import { defineCatalogue } from '../catalogue.ts'

export const pauseTexts = defineCatalogue({
  en: {
    kicker: 'Pause',
    goesOnAt: (time: string) => `We go on at ${time}`,
    goesOnWith: (title: string) => `Then comes ${title}.`,
    goOn: 'Go on already',
  },
  sv: {
    kicker: 'Paus',
    goesOnAt: (time) => `Vi fortsätter ${time}`,
    goesOnWith: (title) => `Då kommer ${title}.`,
    goOn: 'Fortsätt redan nu',
  },
  da: {
    kicker: 'Pause',
    goesOnAt: (time) => `Vi fortsætter kl. ${time}`,
    goesOnWith: (title) => `Så kommer ${title}.`,
    goOn: 'Fortsæt allerede nu',
  },
})
