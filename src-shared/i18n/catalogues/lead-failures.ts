import { defineCatalogue } from '../catalogue.ts'

/** What the desk refused, in a sentence. */
export const leadFailureTexts = defineCatalogue({
  en: {
    'not-allowed': 'Only a host can do that.',
    'not-now': 'That is not possible just now: something changed a moment before.',
    'unknown-member': 'That room or person is no longer here.',
    'unknown-point': 'That text is no longer there: the group has changed it.',
    'stage-full': 'The stage is full. Take somebody off the stage first.',
    'nobody-waits': 'Nobody waits for the floor.',
    'all-away': 'No room that waits is connected just now. They keep their places.',
    'room-away': 'That room is not connected just now, so nobody would hear it. It keeps its place.',
    'not-saved': 'The desk could not save it, so nothing was changed. Tell the organiser: the disk may be full.',
    'not-connected': 'There is no connection to the desk just now, so nothing was changed.',
    'no-answer': 'The desk does not answer. Look whether it was done before you try again.',
    'slow-down': 'That was too much at once. Wait a moment.',
    other: 'That did not work. Try once more.',
  },
  sv: {
    'not-allowed': 'Det kan bara en värd göra.',
    'not-now': 'Det går inte just nu: något ändrades strax innan.',
    'unknown-member': 'Rummet eller personen finns inte här längre.',
    'unknown-point': 'Den texten finns inte kvar: gruppen har ändrat den.',
    'stage-full': 'Scenen är full. Ta ner någon från scenen först.',
    'nobody-waits': 'Ingen väntar på ordet.',
    'all-away': 'Inget av rummen som väntar är anslutet just nu. De behåller sina platser.',
    'room-away': 'Rummet är inte anslutet just nu, så ingen skulle höra det. Det behåller sin plats.',
    'not-saved': 'Det gick inte att spara, så inget ändrades. Säg till organisatören: disken kan vara full.',
    'not-connected': 'Just nu finns ingen förbindelse, så inget ändrades.',
    'no-answer': 'Inget svar har kommit. Se efter om det blev gjort innan du försöker igen.',
    'slow-down': 'Det blev för mycket på en gång. Vänta ett ögonblick.',
    other: 'Det gick inte. Försök en gång till.',
  },
  da: {
    'not-allowed': 'Det kan kun en vært gøre.',
    'not-now': 'Det kan ikke lade sig gøre lige nu: noget blev ændret lige før.',
    'unknown-member': 'Rummet eller personen er her ikke længere.',
    'unknown-point': 'Den tekst findes ikke mere: gruppen har ændret den.',
    'stage-full': 'Scenen er fuld. Tag først nogen ned fra scenen.',
    'nobody-waits': 'Ingen venter på ordet.',
    'all-away': 'Ingen af de rum, der venter, er forbundet lige nu. De beholder deres pladser.',
    'room-away': 'Rummet er ikke forbundet lige nu, så ingen ville høre det. Det beholder sin plads.',
    'not-saved': 'Det kunne ikke gemmes, så intet blev ændret. Sig det til arrangøren: disken kan være fuld.',
    'not-connected': 'Lige nu er der ingen forbindelse, så intet blev ændret.',
    'no-answer': 'Der er ikke kommet svar. Se efter, om det blev gjort, før du prøver igen.',
    'slow-down': 'Det blev for meget på én gang. Vent et øjeblik.',
    other: 'Det lykkedes ikke. Prøv en gang til.',
  },
})

export type LeadFailure = keyof (typeof leadFailureTexts)['en']

/** A reason without a sentence of its own gets the general one. */
export const leadFailureOf = (reason: string): LeadFailure => (Object.hasOwn(leadFailureTexts.en, reason) ? (reason as LeadFailure) : 'other')
