import { defineCatalogue } from '../catalogue.ts'

/** What somebody has to see to, for IT staff: in `talkroom status` and on the page of all rooms. */
export const attentionTexts = defineCatalogue({
  en: {
    unplayable: (title: string, item: string) => `${title}: the item ${item} cannot be played.`,
    damaged: (title: string, version: number) => `${title}, version ${version}, is damaged on the disk. It is mended as soon as a source has it.`,
    asks: (fingerprint: string, title: string, source: string) =>
      `Nobody has said yes to the sender ${fingerprint} of ${title} (${source}). Compare the letters with the organiser's, then say yes on the staff screen or set trustedKeys.`,
    notCome: (title: string, why: string) => `${title} did not come. ${why}`,
    failed: 'It failed.',
    plenary: (sentence: string) => `Plenary: ${sentence}`,
    reason: (reason: string) => `The reason is ${reason}.`,
    screenSays: (reason: string) => `The room's screen says that something is wrong: ${reason}.`,
    device: (thing: string, cause: string) => `Sound and picture: ${thing} ${cause}.`,
    byNight: (sentence: string) => `The check by night: ${sentence}`,
    policy: (count: number, first: string, _path: string) =>
      `The policy: ${first}.${count === 1 ? '' : ` And ${count - 1} more; talkroom policy check names all.`}`,
    silent: (minutes: number) => `The kiosk runs but has not said anything for ${minutes} minutes. Start it again.`,
  },
  sv: {
    unplayable: (title, item) => `${title}: programpunkten ${item} går inte att spela.`,
    damaged: (title, version) => `${title}, version ${version}, är skadat på disken. Det lagas så snart någon källa har det.`,
    asks: (fingerprint, title, source) =>
      `Ingen har sagt ja till avsändaren ${fingerprint} av ${title} (${source}). Jämför bokstäverna med organisatörens och säg sedan ja på personalskärmen, eller ange nyckeln i trustedKeys.`,
    notCome: (title, why) => `${title} kom inte fram. ${why}`,
    failed: 'Det gick inte.',
    plenary: (sentence) => `Gemensam samling: ${sentence}`,
    reason: (reason) => `Orsaken är ${reason}.`,
    screenSays: (reason) => `Rummets skärm säger att något är fel: ${reason}.`,
    device: (thing, cause) => `Ljud och bild: ${thing} ${cause}.`,
    byNight: (sentence) => `Nattens kontroll: ${sentence}`,
    policy: (count, _first, path) =>
      `Policyn har ${count === 1 ? 'ett fel' : `${count} fel, det första`}${path === '' ? '' : `: ${path}`}. Kör talkroom policy check på datorn.`,
    silent: (minutes) => `Datorn är i gång men har inte sagt något på ${minutes} minuter. Starta om den.`,
  },
  da: {
    unplayable: (title, item) => `${title}: programpunktet ${item} kan ikke afspilles.`,
    damaged: (title, version) => `${title}, version ${version}, er beskadiget på disken. Det bliver repareret, så snart en kilde har det.`,
    asks: (fingerprint, title, source) =>
      `Ingen har sagt ja til afsenderen ${fingerprint} af ${title} (${source}). Sammenlign bogstaverne med arrangørens, og sig så ja på personaleskærmen, eller angiv nøglen i trustedKeys.`,
    notCome: (title, why) => `${title} kom ikke frem. ${why}`,
    failed: 'Det gik ikke.',
    plenary: (sentence) => `Fælles samling: ${sentence}`,
    reason: (reason) => `Årsagen er ${reason}.`,
    screenSays: (reason) => `Rummets skærm siger, at noget er galt: ${reason}.`,
    device: (thing, cause) => `Lyd og billede: ${thing} ${cause}.`,
    byNight: (sentence) => `Nattens kontrol: ${sentence}`,
    policy: (count, _first, path) =>
      `Policyen har ${count === 1 ? 'en fejl' : `${count} fejl, den første`}${path === '' ? '' : `: ${path}`}. Kør talkroom policy check på computeren.`,
    silent: (minutes) => `Computeren kører, men har ikke sagt noget i ${minutes} minutter. Genstart den.`,
  },
})
