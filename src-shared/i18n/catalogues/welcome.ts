import { defineCatalogue } from '../catalogue.ts'

/** Of what there is: `one, another and a third`. */
const listed = (locale: string, parts: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts.filter((part) => part !== ''))

/** The first screen, and the wait until the start. */
export const welcomeTexts = defineCatalogue({
  en: {
    today: (day: string, from: string, until: string) => `${day}, ${from}–${until}`,
    inWords: (talks: number, dialogues: number, plenaries: number) =>
      listed('en-GB', [
        talks === 0 ? '' : talks === 1 ? 'one talk' : `${talks === 2 ? 'two' : talks} talks`,
        dialogues === 0 ? '' : dialogues === 1 ? 'a group dialogue' : `${dialogues === 2 ? 'two' : dialogues} group dialogues`,
        plenaries === 0 ? '' : 'a plenary with the other groups',
      ]),
    howMany: 'How many are you around the table?',
    seats: (count: number) => `${count} around the table`,
    fewer: 'One fewer',
    more: 'One more',
    oneGroup: 'Several groups in the room?',
    groups: 'Groups in the room',
    ready: 'We are ready',
    startNow: 'Start',
    begins: (time: string) => `The seminar begins at ${time}. The screen starts by itself.`,
    late: 'The seminar has begun. Start when you are ready; the times adjust themselves.',
    rehearse: 'Rehearse',
    library: 'Watch the talks',
    tooEarly: 'It is too early to start. You can rehearse or watch the talks in the meantime.',
    over: 'This seminar is over. The talks can still be watched.',
    armedKicker: 'You are ready',
    armedTitle: (time: string) => `We begin at ${time}`,
    armedLead: (first: string) =>
      `${first === '' ? '' : `First comes ${first}. `}The screen starts by itself, so take a cup of coffee and say hello to each other.`,
    change: 'Not right?',
    goOn: 'Go on',
  },
  sv: {
    today: (day, from, until) => `${day}, ${from}–${until}`,
    inWords: (talks, dialogues, plenaries) =>
      listed('sv-SE', [
        talks === 0 ? '' : talks === 1 ? 'en presentation' : `${talks === 2 ? 'två' : talks} presentationer`,
        dialogues === 0 ? '' : dialogues === 1 ? 'ett gruppsamtal' : `${dialogues === 2 ? 'två' : dialogues} gruppsamtal`,
        plenaries === 0 ? '' : 'en gemensam samling med de andra grupperna',
      ]),
    howMany: 'Hur många är ni runt bordet?',
    seats: (count) => `${count} runt bordet`,
    fewer: 'En färre',
    more: 'En till',
    oneGroup: 'Flera grupper i rummet?',
    groups: 'Grupper i rummet',
    ready: 'Vi är redo',
    startNow: 'Börja',
    begins: (time) => `Seminariet börjar ${time}. Skärmen startar av sig själv.`,
    late: 'Seminariet har börjat. Börja när ni är redo, så anpassas tiderna.',
    rehearse: 'Öva',
    library: 'Se presentationerna',
    tooEarly: 'Det är för tidigt att börja. Ni kan öva eller se presentationerna så länge.',
    over: 'Det här seminariet är slut. Presentationerna går fortfarande att se.',
    armedKicker: 'Ni är redo',
    armedTitle: (time) => `Vi börjar ${time}`,
    armedLead: (first) => `${first === '' ? '' : `Först kommer ${first}. `}Skärmen startar av sig själv, så ta en kopp kaffe och hälsa på varandra.`,
    change: 'Stämmer det inte?',
    goOn: 'Vidare',
  },
  da: {
    today: (day, from, until) => `${day}, kl. ${from}–${until}`,
    inWords: (talks, dialogues, plenaries) =>
      listed('da-DK', [
        talks === 0 ? '' : talks === 1 ? 'et oplæg' : `${talks === 2 ? 'to' : talks} oplæg`,
        dialogues === 0 ? '' : dialogues === 1 ? 'en gruppesamtale' : `${dialogues === 2 ? 'to' : dialogues} gruppesamtaler`,
        plenaries === 0 ? '' : 'en fælles samling med de andre grupper',
      ]),
    howMany: 'Hvor mange er I rundt om bordet?',
    seats: (count) => `${count} rundt om bordet`,
    fewer: 'En færre',
    more: 'En mere',
    oneGroup: 'Flere grupper i rummet?',
    groups: 'Grupper i rummet',
    ready: 'Vi er klar',
    startNow: 'Begynd',
    begins: (time) => `Seminaret begynder kl. ${time}. Skærmen starter af sig selv.`,
    late: 'Seminaret er begyndt. Begynd, når I er klar, så bliver tiderne tilpasset.',
    rehearse: 'Øv jer',
    library: 'Se oplæggene',
    tooEarly: 'Det er for tidligt at begynde. I kan øve jer eller se oplæggene så længe.',
    over: 'Dette seminar er slut. Oplæggene kan stadig ses.',
    armedKicker: 'I er klar',
    armedTitle: (time) => `Vi begynder kl. ${time}`,
    armedLead: (first) => `${first === '' ? '' : `Først kommer ${first}. `}Skærmen starter af sig selv, så tag en kop kaffe og hils på hinanden.`,
    change: 'Passer det ikke?',
    goOn: 'Videre',
  },
})
