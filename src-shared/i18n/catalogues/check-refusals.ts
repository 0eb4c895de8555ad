import { defineCatalogue } from '../catalogue.ts'
import type { Language } from '../language.ts'

/** Why a kiosk that runs does not check its room when it is asked at a terminal. */
export const checkRefusals = ['seminar-runs', 'group-checks', 'page-silent'] as const
export type CheckRefusal = (typeof checkRefusals)[number]

export const checkRefusalTexts = defineCatalogue({
  en: {
    'seminar-runs': 'A seminar is on, and nothing is played into it. Ask again when it is over; with --no-sound the kiosk says now what it knows.',
    'group-checks':
      'A check by the group is on the room’s screen. Ask again when it is closed there; with --no-sound the kiosk says now what it knows.',
    'page-silent': 'The kiosk runs, but its screen does not answer yet. Ask again in a minute; talkroom logs says more.',
  } satisfies Record<CheckRefusal, string>,
  sv: {
    'seminar-runs': 'Ett seminarium pågår, och där spelas inget ljud upp. Fråga igen när det är slut; med --no-sound säger kiosken nu vad den vet.',
    'group-checks': 'En kontroll med gruppen visas på rummets skärm. Fråga igen när den är stängd där; med --no-sound säger kiosken nu vad den vet.',
    'page-silent': 'Kiosken är igång, men dess skärm svarar inte än. Fråga igen om en minut; talkroom logs säger mer.',
  },
  da: {
    'seminar-runs': 'Et seminar er i gang, og der spilles ingen lyd. Spørg igen, når det er slut; med --no-sound siger kiosken nu, hvad den ved.',
    'group-checks':
      'En kontrol med gruppen vises på rummets skærm. Spørg igen, når den er lukket der; med --no-sound siger kiosken nu, hvad den ved.',
    'page-silent': 'Kiosken kører, men dens skærm svarer ikke endnu. Spørg igen om et minut; talkroom logs siger mere.',
  },
})

export const sayCheckRefusal = (language: Language, refusal: CheckRefusal): string => checkRefusalTexts[language][refusal]
