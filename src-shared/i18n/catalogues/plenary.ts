import { defineCatalogue } from '../catalogue.ts'

/** The plenary's waiting room, and what a group does without a connection. */
export const plenaryTexts = defineCatalogue({
  en: {
    waitingKicker: 'Soon together with the other groups',
    waitingLead: (time: string) => `All groups and the presenters meet at ${time}. You need do nothing: the screen takes you there.`,
    offline: 'There is no connection to the other groups right now. You go on by yourselves, with the questions below.',
  },
  sv: {
    waitingKicker: 'Snart tillsammans med de andra grupperna',
    waitingLead: (time) => `Alla grupper och presentatörerna möts ${time}. Ni behöver inte göra något: skärmen tar er dit.`,
    offline: 'Just nu finns ingen förbindelse med de andra grupperna. Ni fortsätter på egen hand, med frågorna här nedanför.',
  },
  da: {
    waitingKicker: 'Snart sammen med de andre grupper',
    waitingLead: (time) => `Alle grupper og oplægsholderne mødes kl. ${time}. I behøver ikke gøre noget: skærmen fører jer derhen.`,
    offline: 'Lige nu er der ingen forbindelse til de andre grupper. I fortsætter på egen hånd med spørgsmålene herunder.',
  },
})
