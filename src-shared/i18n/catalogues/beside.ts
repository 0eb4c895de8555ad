import { defineCatalogue } from '../catalogue.ts'

/** The moderator's view, on a screen beside the room's. */
export const besideTexts = defineCatalogue({
  en: {
    title: 'For the moderator',
    startsAt: (time: string) => `Starts at ${time}`,
    ended: 'The programme is over',
    noSeminar: 'No seminar yet',
    hasTurn: (seat: number) => `Seat ${seat} has the floor`,
    cue: 'You may say',
    until: (time: string) => `until ${time}`,
  },
  sv: {
    title: 'Till moderatorn',
    startsAt: (time) => `Börjar ${time}`,
    ended: 'Programmet är slut',
    noSeminar: 'Inget seminarium än',
    hasTurn: (seat) => `Plats ${seat} har ordet`,
    cue: 'Du kan säga',
    until: (time) => `till ${time}`,
  },
  da: {
    title: 'Til facilitatoren',
    startsAt: (time) => `Begynder kl. ${time}`,
    ended: 'Programmet er slut',
    noSeminar: 'Intet seminar endnu',
    hasTurn: (seat) => `Plads ${seat} har ordet`,
    cue: 'Du kan sige',
    until: (time) => `til kl. ${time}`,
  },
})
