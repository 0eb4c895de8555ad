import { defineCatalogue } from '../catalogue.ts'

/** What is said in the plenary, written along by a person; and that person's own field. */
export const captionTexts = defineCatalogue({
  en: {
    captions: 'What is being said, written along',
    write: 'Write what is being said',
    hint: 'Each sentence goes out at its full stop and a space. Enter sends at once.',
    send: 'Send',
  },
  sv: {
    captions: 'Det som sägs, i skrift',
    write: 'Skriv det som sägs',
    hint: 'Varje mening går ut vid punkt och mellanslag. Enter skickar genast.',
    send: 'Skicka',
  },
  da: {
    captions: 'Det, der bliver sagt, på skrift',
    write: 'Skriv det, der bliver sagt',
    hint: 'Hver sætning sendes ved punktum og mellemrum. Enter sender med det samme.',
    send: 'Send',
  },
})
