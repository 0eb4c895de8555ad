import { defineCatalogue } from '../../src-shared/i18n/catalogue.ts'
import type { PersonRole } from '../../src-shared/plenary/members.ts'

/** What somebody reads who comes to the plenary by a browser. */
export const personTexts = defineCatalogue({
  en: {
    summary: (title: string) => `Plenary: ${title}`,
    place: 'Online',
    registrationSubject: (title: string, day: string) => `Your link to the plenary: ${title}, ${day}`,
    daySubject: (title: string, from: string) => `Today at ${from}: plenary of ${title}`,
    role: (role: PersonRole, title: string) =>
      ({
        presenter: `you are a presenter in the plenary of ${title}. All groups see and hear you, and you answer their questions.`,
        host: `you are the host of the plenary of ${title}. You give the floor and choose which main points are shown.`,
        observer: `you are an observer in the plenary of ${title}. You see and hear it, and nobody sees or hears you.`,
        captioner: `you write captions in the plenary of ${title}. What you write along with what is said is at once on all screens.`,
      })[role],
    stepOpen: 'Open this link in an ordinary browser, on a computer with a camera and a microphone:',
    stepOpenWatch: 'Open this link in an ordinary browser:',
    stepTry: 'Try sound and picture in good time. The link works from two days before the seminar until the day after.',
    stepTryWatch: 'The link works from two days before the seminar until the day after.',
    stepDay: 'Be there ten minutes before it begins.',
    calendar: 'The file seminar.ics puts the time into your calendar.',
    keep: 'The link is yours only; please do not pass it on. It belongs to the computer and the browser that open it first.',
    otherComputer: 'If you change to another one, the host lets you in.',
    otherComputerHost: 'If you change to another one, ask whoever invited you for a new link.',
    soon: (title: string) => `The plenary of ${title} begins in half an hour`,
  },
  sv: {
    summary: (title) => `Gemensam samling: ${title}`,
    place: 'På nätet',
    registrationSubject: (title, day) => `Din länk till den gemensamma samlingen: ${title}, ${day}`,
    daySubject: (title, from) => `I dag klockan ${from}: gemensam samling i ${title}`,
    role: (role, title) =>
      ({
        presenter: `Du är presentatör i den gemensamma samlingen i ${title}. Alla grupper ser och hör dig, och du svarar på deras frågor.`,
        host: `Du är värd för den gemensamma samlingen i ${title}. Du ger ordet och väljer vilka huvudpunkter som visas.`,
        observer: `Du är observatör i den gemensamma samlingen i ${title}. Du ser och hör den, och ingen ser eller hör dig.`,
        captioner: `Du är skrivtolk i den gemensamma samlingen i ${title}. Det du skriver syns genast på alla skärmar.`,
      })[role],
    stepOpen: 'Öppna den här länken i en vanlig webbläsare, på en dator med kamera och mikrofon:',
    stepOpenWatch: 'Öppna den här länken i en vanlig webbläsare:',
    stepTry: 'Pröva ljud och bild i god tid. Länken gäller från två dagar före seminariet till dagen efter.',
    stepTryWatch: 'Länken gäller från två dagar före seminariet till dagen efter.',
    stepDay: 'Var på plats tio minuter innan det börjar.',
    calendar: 'Med filen seminar.ics kommer tiden in i din kalender.',
    keep: 'Länken är bara din. Skicka den inte vidare. Den hör till den dator och den webbläsare som öppnar den först.',
    otherComputer: 'Om du byter till en annan släpper värden in dig.',
    otherComputerHost: 'Om du byter till en annan får du en ny länk av den som bjöd in dig.',
    soon: (title) => `Den gemensamma samlingen i ${title} börjar om en halvtimme`,
  },
  da: {
    summary: (title) => `Fælles samling: ${title}`,
    place: 'Online',
    registrationSubject: (title, day) => `Dit link til den fælles samling: ${title}, ${day}`,
    daySubject: (title, from) => `I dag kl. ${from}: fælles samling i ${title}`,
    role: (role, title) =>
      ({
        presenter: `Du er oplægsholder i den fælles samling i ${title}. Alle grupper ser og hører dig, og du svarer på deres spørgsmål.`,
        host: `Du er vært for den fælles samling i ${title}. Du giver ordet og vælger, hvilke hovedpointer der vises.`,
        observer: `Du er observatør i den fælles samling i ${title}. Du ser og hører den, og ingen ser eller hører dig.`,
        captioner: `Du er skrivetolk i den fælles samling i ${title}. Det, du skriver, ses straks på alle skærme.`,
      })[role],
    stepOpen: 'Åbn dette link i en almindelig browser på en computer med kamera og mikrofon:',
    stepOpenWatch: 'Åbn dette link i en almindelig browser:',
    stepTry: 'Prøv lyd og billede i god tid. Linket gælder fra to dage før seminaret til dagen efter.',
    stepTryWatch: 'Linket gælder fra to dage før seminaret til dagen efter.',
    stepDay: 'Vær på plads ti minutter, før det begynder.',
    calendar: 'Med filen seminar.ics kommer tiden ind i din kalender.',
    keep: 'Linket er kun dit. Send det ikke videre. Det hører til den computer og den browser, der åbner det først.',
    otherComputer: 'Hvis du skifter til en anden, lukker værten dig ind.',
    otherComputerHost: 'Hvis du skifter til en anden, får du et nyt link af den, der inviterede dig.',
    soon: (title) => `Den fælles samling i ${title} begynder om en halv time`,
  },
})
