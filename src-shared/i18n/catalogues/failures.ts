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
    'disk-full': 'The computer is full, so it could not be saved. Please keep a note on paper as well.',
    'too-late': 'It is too late to undo that.',
    'recording-plays': 'A talk has its own length. It can be skipped, not shortened.',
    'people-left': 'Somebody has not had a turn yet. Go on, or close the round.',
    'others-not-done': 'Another group is still going. Wait for them a little.',
    'no-time-left': 'There is no more time to give or take here.',
    'bad-seats': 'The seminar is not made for that many people at one table.',
    'points-sent': 'That has been sent. Take it back first to change it.',
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
    'disk-full': 'Datorn är full, så det gick inte att spara. Skriv gärna på papper också.',
    'too-late': 'Det är för sent att ångra det.',
    'recording-plays': 'En presentation har sin egen längd. Den kan hoppas över, men inte kortas.',
    'people-left': 'Någon har inte fått sin tur än. Fortsätt, eller avsluta rundan.',
    'others-not-done': 'En annan grupp håller på än. Vänta lite på dem.',
    'no-time-left': 'Här finns ingen mer tid att ge eller ta.',
    'bad-seats': 'Seminariet är inte gjort för så många vid ett bord.',
    'points-sent': 'Det är redan skickat. Ta tillbaka det först om ni vill ändra.',
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
    'disk-full': 'Computeren er fyldt op, så det kunne ikke gemmes. Skriv det gerne på papir også.',
    'too-late': 'Det er for sent at fortryde.',
    'recording-plays': 'Et oplæg har sin egen længde. Det kan springes over, men ikke forkortes.',
    'people-left': 'Nogen har ikke haft ordet endnu. Fortsæt, eller afslut runden.',
    'others-not-done': 'En anden gruppe er stadig i gang. Vent lidt på dem.',
    'no-time-left': 'Der er ikke mere tid at give eller tage her.',
    'bad-seats': 'Seminaret er ikke lavet til så mange ved ét bord.',
    'points-sent': 'Det er allerede sendt. Tag det tilbage først, hvis I vil ændre det.',
    other: 'Det lykkedes ikke. Prøv en gang til.',
  },
})

export type FailureReason = keyof (typeof failureTexts)['en']

/** A reason without a sentence of its own gets the general one. */
export const failureReasonOf = (reason: string): FailureReason => (reason in failureTexts.en ? (reason as FailureReason) : 'other')
