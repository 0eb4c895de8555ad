import type { Finding, FindingCause, RoomWord } from '../../devices/finding.ts'
import { defineCatalogue } from '../catalogue.ts'
import type { Language } from '../language.ts'

type Named = { readonly device: string; readonly other: string }
type SoundCause = Exclude<FindingCause, `screen-${string}`>
type Sentences = Record<
  `speaker-${SoundCause}` | `microphone-${SoundCause}` | 'screen-missing' | Extract<FindingCause, `screen-${string}`>,
  (named: Named) => string
>

/** One word for the room, and for each thing that is not as it should be one sentence that says it and one that says what to do. */
export const deviceTexts = defineCatalogue({
  en: {
    ready: 'Ready',
    remark: 'Ready, with a remark',
    'not-ready': 'Not ready',
    unchecked: 'Not checked yet',
    'speaker-missing': (_: Named) => 'There is no loudspeaker. Plug one in.',
    'speaker-unplugged': ({ device }: Named) => `The loudspeaker ${device} is not plugged in. Check its cable.`,
    'speaker-muted-hardware': ({ device }: Named) => `The loudspeaker ${device} is switched off. Switch it on.`,
    'speaker-muted-system': ({ device }: Named) => `The loudspeaker ${device} is muted on the computer. Press the sound key on the keyboard.`,
    'speaker-volume-zero': ({ device }: Named) => `The volume of ${device} is at zero. Turn it up.`,
    'speaker-silent': ({ device }: Named) => `Nothing is heard from ${device}. Switch it on and turn it up.`,
    'speaker-wrong-device': ({ device, other }: Named) => `The sound comes from ${other}, and not from ${device}. Check the cable of ${device}.`,
    'speaker-taken': ({ device }: Named) => `Another program is using the loudspeaker ${device}. Close it.`,
    'speaker-permission': (_: Named) => 'The computer does not let Talkroom play sound. Call your IT support.',
    'speaker-too-quiet': ({ device }: Named) => `${device} is too quiet. Turn up the volume on the loudspeaker.`,
    'speaker-distorted': ({ device }: Named) => `The sound from ${device} rattles. Turn the volume down a little.`,
    'speaker-heard-elsewhere': ({ device }: Named) => `The sound from ${device} is not heard at the table. Turn it up, or move it closer.`,
    'speaker-echo': ({ device }: Named) => `The sound from ${device} comes back as an echo. Turn the volume down a little.`,
    'speaker-not-checked': (_: Named) => 'The sound could not be checked. Try again.',
    'microphone-missing': (_: Named) => 'There is no microphone. Plug one in.',
    'microphone-unplugged': ({ device }: Named) => `The microphone ${device} is not plugged in. Check its cable.`,
    'microphone-muted-hardware': ({ device }: Named) => `The microphone ${device} is muted: press its button.`,
    'microphone-muted-system': ({ device }: Named) => `The microphone ${device} is muted on the computer. Turn it on in the sound settings.`,
    'microphone-volume-zero': ({ device }: Named) => `The level of the microphone ${device} is at zero. Turn it up in the sound settings.`,
    'microphone-silent': ({ device }: Named) => `Nothing comes from the microphone ${device}. Unplug it and plug it in again.`,
    'microphone-wrong-device': ({ device, other }: Named) => `The microphone ${other} is used instead of ${device}. Check the cable of ${device}.`,
    'microphone-taken': ({ device }: Named) => `Another program is using the microphone ${device}. Close it.`,
    'microphone-permission': (_: Named) => 'The computer does not let Talkroom use the microphone. Call your IT support.',
    'microphone-too-quiet': ({ device }: Named) => `The microphone ${device} hears too little. Move it closer.`,
    'microphone-distorted': ({ device }: Named) => `The microphone ${device} is too loud. Move it a little further away.`,
    'microphone-heard-elsewhere': ({ device, other }: Named) =>
      `The sound is heard by ${other}, but not by the microphone ${device}. Check that ${device} is plugged in and stands on the table.`,
    'microphone-echo': ({ device }: Named) => `${device} hears the loudspeaker too well. Turn the volume down a little.`,
    'microphone-not-checked': ({ device }: Named) => `The microphone ${device} could not be checked. Try again.`,
    'screen-missing': (_: Named) => 'The computer sees no screen. Check the cable, and that the screen is on.',
    'screen-small': ({ device }: Named) => `The picture on ${device} has few points, so small words are hard to read. Call your IT support.`,
    'screen-mirrored': ({ device, other }: Named) =>
      `${device} and ${other} show the same picture in different sizes, so something is cut off. Call your IT support.`,
    'screen-asleep': ({ device }: Named) => `The screen ${device} is asleep. Move the mouse, or press its button.`,
    'screen-unplugged': ({ device, other }: Named) =>
      `The screen ${device} is not plugged in, so the picture is on ${other}. Check the cable of ${device}.`,
    'screen-spread': (_: Named) => 'The picture is spread over several screens. Leave only the room’s screen plugged into the computer.',
  } satisfies Sentences & Record<RoomWord, string>,
  sv: {
    ready: 'Redo',
    remark: 'Redo, med en anmärkning',
    'not-ready': 'Inte redo',
    unchecked: 'Inte kontrollerat än',
    'speaker-missing': () => 'Det finns ingen högtalare. Anslut en.',
    'speaker-unplugged': ({ device }) => `Högtalaren ${device} är inte ansluten. Kontrollera sladden.`,
    'speaker-muted-hardware': ({ device }) => `Högtalaren ${device} är avstängd. Slå på den.`,
    'speaker-muted-system': ({ device }) => `Högtalaren ${device} är tystad i datorn. Tryck på ljudknappen på tangentbordet.`,
    'speaker-volume-zero': ({ device }) => `Volymen på ${device} står på noll. Höj den.`,
    'speaker-silent': ({ device }) => `Det hörs inget från ${device}. Slå på den och höj volymen.`,
    'speaker-wrong-device': ({ device, other }) => `Ljudet kommer från ${other} och inte från ${device}. Kontrollera sladden till ${device}.`,
    'speaker-taken': ({ device }) => `Ett annat program använder högtalaren ${device}. Stäng det.`,
    'speaker-permission': () => 'Datorn låter inte Talkroom spela upp ljud. Ring it-supporten.',
    'speaker-too-quiet': ({ device }) => `${device} hörs för svagt. Höj volymen på högtalaren.`,
    'speaker-distorted': ({ device }) => `Ljudet från ${device} skorrar. Sänk volymen lite.`,
    'speaker-heard-elsewhere': ({ device }) => `Ljudet från ${device} hörs inte vid bordet. Höj volymen eller flytta den närmare.`,
    'speaker-echo': ({ device }) => `Ljudet från ${device} kommer tillbaka som ett eko. Sänk volymen lite.`,
    'speaker-not-checked': () => 'Ljudet gick inte att kontrollera. Försök igen.',
    'microphone-missing': () => 'Det finns ingen mikrofon. Anslut en.',
    'microphone-unplugged': ({ device }) => `Mikrofonen ${device} är inte ansluten. Kontrollera sladden.`,
    'microphone-muted-hardware': ({ device }) => `Mikrofonen ${device} är tystad: tryck på dess knapp.`,
    'microphone-muted-system': ({ device }) => `Mikrofonen ${device} är tystad i datorn. Slå på den i ljudinställningarna.`,
    'microphone-volume-zero': ({ device }) => `Nivån på mikrofonen ${device} står på noll. Höj den i ljudinställningarna.`,
    'microphone-silent': ({ device }) => `Det kommer inget från mikrofonen ${device}. Dra ur sladden och sätt i den igen.`,
    'microphone-wrong-device': ({ device, other }) => `Mikrofonen ${other} används i stället för ${device}. Kontrollera sladden till ${device}.`,
    'microphone-taken': ({ device }) => `Ett annat program använder mikrofonen ${device}. Stäng det.`,
    'microphone-permission': () => 'Datorn låter inte Talkroom använda mikrofonen. Ring it-supporten.',
    'microphone-too-quiet': ({ device }) => `Mikrofonen ${device} hör för lite. Flytta den närmare.`,
    'microphone-distorted': ({ device }) => `Ljudet i mikrofonen ${device} är för starkt. Flytta den lite längre bort.`,
    'microphone-heard-elsewhere': ({ device, other }) =>
      `Ljudet hörs av ${other}, men inte av mikrofonen ${device}. Kontrollera att ${device} är ansluten och står på bordet.`,
    'microphone-echo': ({ device }) => `${device} hör högtalaren för bra. Sänk volymen lite.`,
    'microphone-not-checked': ({ device }) => `Mikrofonen ${device} gick inte att kontrollera. Försök igen.`,
    'screen-missing': () => 'Datorn ser ingen skärm. Kontrollera sladden och att skärmen är på.',
    'screen-small': ({ device }) => `Bilden på ${device} har få punkter, så små ord är svåra att läsa. Ring it-supporten.`,
    'screen-mirrored': ({ device, other }) => `${device} och ${other} visar samma bild i olika storlek, så något skärs bort. Ring it-supporten.`,
    'screen-asleep': ({ device }) => `Skärmen ${device} sover. Rör musen eller tryck på skärmens knapp.`,
    'screen-unplugged': ({ device, other }) => `Skärmen ${device} är inte ansluten, så bilden visas på ${other}. Kontrollera sladden till ${device}.`,
    'screen-spread': (_) => 'Bilden är utspridd över flera skärmar. Låt bara rummets skärm vara ansluten till datorn.',
  },
  da: {
    ready: 'Klar',
    remark: 'Klar, med en bemærkning',
    'not-ready': 'Ikke klar',
    unchecked: 'Ikke kontrolleret endnu',
    'speaker-missing': () => 'Der er ingen højttaler. Tilslut en.',
    'speaker-unplugged': ({ device }) => `Højttaleren ${device} er ikke tilsluttet. Tjek ledningen.`,
    'speaker-muted-hardware': ({ device }) => `Højttaleren ${device} er slukket. Tænd den.`,
    'speaker-muted-system': ({ device }) => `Højttaleren ${device} er slået fra på computeren. Tryk på lydknappen på tastaturet.`,
    'speaker-volume-zero': ({ device }) => `Lydstyrken på ${device} står på nul. Skru op.`,
    'speaker-silent': ({ device }) => `Der høres ikke noget fra ${device}. Tænd den, og skru op.`,
    'speaker-wrong-device': ({ device, other }) => `Lyden kommer fra ${other} og ikke fra ${device}. Tjek ledningen til ${device}.`,
    'speaker-taken': ({ device }) => `Et andet program bruger højttaleren ${device}. Luk det.`,
    'speaker-permission': () => 'Computeren lader ikke Talkroom afspille lyd. Ring til it-supporten.',
    'speaker-too-quiet': ({ device }) => `${device} er for svag. Skru op for lyden på højttaleren.`,
    'speaker-distorted': ({ device }) => `Lyden fra ${device} skratter. Skru lidt ned.`,
    'speaker-heard-elsewhere': ({ device }) => `Lyden fra ${device} høres ikke ved bordet. Skru op, eller flyt den tættere på.`,
    'speaker-echo': ({ device }) => `Lyden fra ${device} kommer tilbage som et ekko. Skru lidt ned.`,
    'speaker-not-checked': () => 'Lyden kunne ikke kontrolleres. Prøv igen.',
    'microphone-missing': () => 'Der er ingen mikrofon. Tilslut en.',
    'microphone-unplugged': ({ device }) => `Mikrofonen ${device} er ikke tilsluttet. Tjek ledningen.`,
    'microphone-muted-hardware': ({ device }) => `Mikrofonen ${device} er slået fra: tryk på dens knap.`,
    'microphone-muted-system': ({ device }) => `Mikrofonen ${device} er slået fra på computeren. Slå den til i lydindstillingerne.`,
    'microphone-volume-zero': ({ device }) => `Niveauet på mikrofonen ${device} står på nul. Skru op i lydindstillingerne.`,
    'microphone-silent': ({ device }) => `Der kommer ikke noget fra mikrofonen ${device}. Tag ledningen ud, og sæt den i igen.`,
    'microphone-wrong-device': ({ device, other }) => `Mikrofonen ${other} bruges i stedet for ${device}. Tjek ledningen til ${device}.`,
    'microphone-taken': ({ device }) => `Et andet program bruger mikrofonen ${device}. Luk det.`,
    'microphone-permission': () => 'Computeren lader ikke Talkroom bruge mikrofonen. Ring til it-supporten.',
    'microphone-too-quiet': ({ device }) => `Mikrofonen ${device} hører for lidt. Flyt den tættere på.`,
    'microphone-distorted': ({ device }) => `Lyden i mikrofonen ${device} er for kraftig. Flyt den lidt længere væk.`,
    'microphone-heard-elsewhere': ({ device, other }) =>
      `Lyden høres af ${other}, men ikke af mikrofonen ${device}. Tjek, at ${device} er tilsluttet og står på bordet.`,
    'microphone-echo': ({ device }) => `${device} hører højttaleren for godt. Skru lidt ned.`,
    'microphone-not-checked': ({ device }) => `Mikrofonen ${device} kunne ikke kontrolleres. Prøv igen.`,
    'screen-missing': () => 'Computeren kan ikke se nogen skærm. Tjek ledningen, og at skærmen er tændt.',
    'screen-small': ({ device }) => `Billedet på ${device} har få punkter, så små ord er svære at læse. Ring til it-supporten.`,
    'screen-mirrored': ({ device, other }) =>
      `${device} og ${other} viser det samme billede i forskellig størrelse, så noget bliver skåret af. Ring til it-supporten.`,
    'screen-asleep': ({ device }) => `Skærmen ${device} sover. Rør musen, eller tryk på skærmens knap.`,
    'screen-unplugged': ({ device, other }) => `Skærmen ${device} er ikke tilsluttet, så billedet vises på ${other}. Tjek ledningen til ${device}.`,
    'screen-spread': (_) => 'Billedet er spredt ud over flere skærme. Lad kun rummets skærm være tilsluttet computeren.',
  },
})

const isOfScreens = (cause: FindingCause): cause is Exclude<FindingCause, SoundCause> => cause.startsWith('screen-')

const keyOf = ({ thing, cause }: Finding): keyof Sentences => {
  if (isOfScreens(cause)) return cause
  // A screen can only be missing or wrong in its own ways.
  return thing === 'screen' ? 'screen-missing' : `${thing}-${cause}`
}

/** The sentence for one finding: what is wrong, and what to do. */
export const sayFinding = (language: Language, finding: Finding): string =>
  deviceTexts[language][keyOf(finding)]({ device: finding.device ?? '', other: finding.other ?? '' }).replace(/ {2,}/g, ' ')

export const sayWord = (language: Language, word: RoomWord): string => deviceTexts[language][word]

/** Whether a finding that came out of a file, perhaps of a newer kiosk, has a sentence here. */
export const isFindingKnown = (one: {
  readonly thing: string
  readonly cause: string
  readonly weight: Finding['weight']
  readonly device?: string | undefined
  readonly other?: string | undefined
}): one is Finding => Object.hasOwn(deviceTexts.en, one.cause.startsWith('screen-') ? one.cause : `${one.thing}-${one.cause}`)
