import { defineCatalogue } from '../catalogue.ts'

export const libraryTexts = defineCatalogue({
  en: {
    title: 'The talks',
    back: 'Back',
    toList: 'To all talks',
    minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
    play: (title: string) => `Play ${title}`,
    unplayable: 'Cannot be played on this computer',
    none: 'There are no talks in this seminar.',
  },
  sv: {
    title: 'Presentationerna',
    back: 'Tillbaka',
    toList: 'Till alla presentationer',
    minutes: (count) => (count === 1 ? '1 minut' : `${count} minuter`),
    play: (title) => `Spela ${title}`,
    unplayable: 'Går inte att spela upp på den här datorn',
    none: 'Det finns inga presentationer i det här seminariet.',
  },
  da: {
    title: 'Oplæggene',
    back: 'Tilbage',
    toList: 'Til alle oplæg',
    minutes: (count) => (count === 1 ? '1 minut' : `${count} minutter`),
    play: (title) => `Afspil ${title}`,
    unplayable: 'Kan ikke afspilles på denne computer',
    none: 'Der er ingen oplæg i dette seminar.',
  },
})
