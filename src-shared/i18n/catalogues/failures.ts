import { defineCatalogue } from '../catalogue.ts'

/**
 * The sentence for a request that was foreseen to fail, by its reason. An empty sentence: nobody needs
 * to hear of it (a press that came a moment too late), or another place on the screen says it already.
 */
export const failureTexts = defineCatalogue({
  en: {
    'not-now': '',
    'not-connected': '',
    locked: '',
    'pin-wrong': '',
    'pin-wait': '',
    'pin-not-set': '',
    'no-answer': 'The computer is slow to answer. Please try once more.',
    'no-seminar': 'There is no seminar on this computer yet.',
    'not-ready': 'The computer is not quite ready. Please try again in a moment.',
    'nothing-to-send': 'There is nothing written to send yet.',
    'outbox-not-writable': 'What you wrote could not be saved. Please keep a note on paper as well.',
    'disk-full': 'There is no room left on the computer, so it could not be saved. Please keep a note on paper as well.',
    'too-late': 'It is too late to undo that.',
    'recording-plays': 'A talk is shown in full. To go on all the same, choose Leave the talk.',
    'people-left': 'Somebody has not had the floor yet. Go on, or choose Finish the round.',
    'others-not-done': 'Another group is not done yet. Please wait for them a little.',
    'no-time-left': 'There is no more time to add or take away here.',
    'bad-seats': 'That number around the table does not suit this seminar. Change it and try again.',
    'points-sent': 'It has been sent already. Press Change if you want to write more.',
    'policy-decides': 'IT has decided this for the computer. Please ask them to change it.',
    other: 'That did not work. Please try once more.',
  },
  sv: {
    'not-now': '',
    'not-connected': '',
    locked: '',
    'pin-wrong': '',
    'pin-wait': '',
    'pin-not-set': '',
    'no-answer': 'Datorn svarar långsamt. Försök en gång till.',
    'no-seminar': 'Det finns inget seminarium på datorn än.',
    'not-ready': 'Datorn är inte riktigt klar. Försök igen om en stund.',
    'nothing-to-send': 'Det finns inget skrivet att skicka än.',
    'outbox-not-writable': 'Det ni skrev gick inte att spara. Skriv gärna på papper också.',
    'disk-full': 'Det finns ingen plats kvar på datorn, så det gick inte att spara. Skriv gärna på papper också.',
    'too-late': 'Det är för sent att ångra det.',
    'recording-plays': 'En presentation visas i sin helhet. Vill ni gå vidare ändå, välj Lämna presentationen.',
    'people-left': 'Någon har inte haft ordet än. Fortsätt, eller välj Avsluta rundan.',
    'others-not-done': 'En annan grupp är inte klar än. Vänta gärna en liten stund på dem.',
    'no-time-left': 'Det finns ingen mer tid att lägga till eller dra ifrån här.',
    'bad-seats': 'Antalet runt bordet passar inte det här seminariet. Ändra antalet och försök igen.',
    'points-sent': 'Texten är redan skickad. Tryck på Ändra om ni vill skriva mer.',
    'policy-decides': 'It-avdelningen har bestämt det här för datorn. Be dem ändra det.',
    other: 'Det gick inte. Försök en gång till.',
  },
  da: {
    'not-now': '',
    'not-connected': '',
    locked: '',
    'pin-wrong': '',
    'pin-wait': '',
    'pin-not-set': '',
    'no-answer': 'Computeren svarer langsomt. Prøv en gang til.',
    'no-seminar': 'Der er ikke noget seminar på computeren endnu.',
    'not-ready': 'Computeren er ikke helt klar. Prøv igen om lidt.',
    'nothing-to-send': 'Der er ikke skrevet noget at sende endnu.',
    'outbox-not-writable': 'Det, I skrev, kunne ikke gemmes. Skriv det gerne på papir også.',
    'disk-full': 'Der er ikke mere plads på computeren, så det kunne ikke gemmes. Skriv det gerne på papir også.',
    'too-late': 'Det er for sent at fortryde.',
    'recording-plays': 'Et oplæg vises i sin helhed. Vil I videre alligevel, så vælg Forlad oplægget.',
    'people-left': 'Nogen har ikke haft ordet endnu. Fortsæt, eller vælg Afslut runden.',
    'others-not-done': 'En anden gruppe er ikke færdig endnu. Vent gerne lidt på dem.',
    'no-time-left': 'Der er ikke mere tid at lægge til eller trække fra her.',
    'bad-seats': 'Antallet rundt om bordet passer ikke til dette seminar. Ret antallet, og prøv igen.',
    'points-sent': 'Teksten er allerede sendt. Tryk på Ret, hvis I vil skrive mere.',
    'policy-decides': 'Det har it-afdelingen bestemt for computeren. Bed dem om at ændre det.',
    other: 'Det lykkedes ikke. Prøv en gang til.',
  },
})

export type FailureReason = keyof (typeof failureTexts)['en']

/** A reason without a sentence of its own gets the general one. */
export const failureReasonOf = (reason: string): FailureReason => (reason in failureTexts.en ? (reason as FailureReason) : 'other')
