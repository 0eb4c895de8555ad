import type { TroubleReason } from '../../contract/slices.ts'
import type { Failure } from '../../result/result.ts'
import { defineCatalogue } from '../catalogue.ts'

type Params = Failure['params']
const named = (params: Params, key: string, otherwise: string): string => String(params?.[key] ?? otherwise)

/** The pack's own `2022-10-20T12:01`, as it is said: 20 October 12:01. */
const dayAndTime = (local: string | number, locale: string): string => {
  const at = new Date(`${local}Z`)
  if (Number.isNaN(at.getTime())) return String(local)
  const said = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(at)
  return locale === 'en-GB' ? said : said.replace(':', '.')
}

/** One sentence for each trouble that a group can act on, or need not worry about. */
export const troubleTexts = defineCatalogue({
  en: {
    'journal-not-writable': (_: Params) => 'This computer cannot save where you are. The seminar goes on, but do not switch it off.',
    'outbox-not-writable': (_: Params) => 'This computer cannot save what you write. Please keep a note on paper as well.',
    'disk-full': (_: Params) => 'There is no room left on the computer. The seminar goes on; please keep a note of your points on paper.',
    'journal-other-version': (_: Params) => 'The computer was updated since last time, so the seminar starts from the beginning.',
    'journal-damaged': (_: Params) => 'The last seconds before the break were lost. Everything else is in place.',
    'journal-lost': (_: Params) => 'This computer could not read how far you had come, so the seminar starts from the beginning.',
    'talk-missing': (p: Params) => `${named(p, 'title', 'A talk')} is not on this computer. The rest of the programme goes on.`,
    'talk-unreadable': (p: Params) => `${named(p, 'title', 'A talk')} cannot be played here. The rest of the programme goes on.`,
    'talk-stalled': (_: Params) => 'The picture has stopped. It is being started again.',
    'unknown-segment': (p: Params) => `${named(p, 'title', 'One item')} cannot be shown by this computer. Press Go on when you like.`,
    'fixed-times-impossible': (_: Params) => 'The times in this programme do not fit together. The fixed times are kept.',
    'pack-missing': (_: Params) => 'There is no seminar on this computer yet. Please call your IT support.',
    'pack-unreadable': (_: Params) => 'The seminar on this computer cannot be read. Please call your IT support.',
    'pack-invalid': (_: Params) => 'The seminar on this computer is not complete. Please call your IT support.',
    'pack-other-format': (_: Params) => 'The seminar needs a newer version of Talkroom. Please call your IT support.',
    'pack-not-yet-valid': (p: Params) =>
      p?.from === undefined ? 'The seminar cannot be started yet.' : `The seminar can be started from ${dayAndTime(p.from, 'en-GB')}.`,
    'pack-expired': (_: Params) =>
      'The seminar on this computer is over and can no longer be started. If you expected another, please call your IT support.',
    'pack-unsigned': (_: Params) => 'The seminar carries no signature, so it was not taken in. Please call your IT support.',
    'pack-signature-wrong': (_: Params) => 'The seminar was changed on its way, so it was not taken in. Please call your IT support.',
    'pack-untrusted': (_: Params) => 'Nobody here has said yes to the organiser of this seminar yet. Please call your IT support.',
    'pack-older': (_: Params) => 'An older version of the seminar was offered. The newer one on this computer is kept.',
    'pack-version-reused': (_: Params) => 'Two different seminars carry the same version number. The one on this computer is kept.',
    'pack-incomplete': (_: Params) => 'Parts of the seminar are missing. Please call your IT support.',
    'pack-late': (p: Params) => `${named(p, 'title', 'The next seminar')} begins soon and is not all here yet. Please call your IT support.`,
    'disk-small': (p: Params) =>
      `There is not enough room on this computer for ${named(p, 'title', 'the next seminar')}. Please call your IT support.`,
    'settings-reset': (_: Params) => 'The settings of this computer could not be read. The usual ones are used.',
    'came-back': (_: Params) => 'The computer started again. You are back where you were.',
    'button-gone': (_: Params) => 'The button on the table is gone. Touch the screen, or use the keys.',
    'button-refused': (p: Params) => `${named(p, 'name', 'The button')} cannot be used on this computer. Touch the screen, or use the keys.`,
    'button-storm': (_: Params) => 'The button on the table is not working as it should. Unplug it and plug it in again, or touch the screen.',
  } satisfies Record<TroubleReason, (params: Params) => string>,
  sv: {
    'journal-not-writable': () => 'Datorn kan inte spara var i programmet ni är. Seminariet går vidare, men stäng inte av datorn.',
    'outbox-not-writable': () => 'Datorn kan inte spara det ni skriver. Skriv gärna på papper också.',
    'disk-full': () => 'Det finns ingen plats kvar på datorn. Seminariet går vidare, men skriv era punkter på papper också.',
    'journal-other-version': () => 'Datorn har uppdaterats sedan sist, så seminariet börjar från början.',
    'journal-damaged': () => 'De sista sekunderna före avbrottet gick förlorade. Allt annat finns kvar.',
    'journal-lost': () => 'Datorn kunde inte läsa hur långt ni hade kommit, så seminariet börjar från början.',
    'talk-missing': (p) => `${named(p, 'title', 'En presentation')} finns inte på datorn. Resten av programmet går som vanligt.`,
    'talk-unreadable': (p) => `${named(p, 'title', 'En presentation')} kan inte spelas upp här. Resten av programmet går som vanligt.`,
    'talk-stalled': () => 'Bilden har stannat. Den startas igen.',
    'unknown-segment': (p) => `${named(p, 'title', 'En programpunkt')} kan inte visas på den här datorn. Tryck på Vidare när ni vill.`,
    'fixed-times-impossible': () => 'Tiderna i programmet går inte ihop. De fasta tiderna hålls.',
    'pack-missing': () => 'Det finns inget seminarium på datorn än. Ring it-supporten.',
    'pack-unreadable': () => 'Seminariet på datorn går inte att läsa. Ring it-supporten.',
    'pack-invalid': () => 'Seminariet på datorn är inte komplett. Ring it-supporten.',
    'pack-other-format': () => 'Seminariet behöver en nyare version av Talkroom. Ring it-supporten.',
    'pack-not-yet-valid': (p) =>
      p?.from === undefined ? 'Seminariet kan inte startas än.' : `Seminariet kan startas från ${dayAndTime(p.from, 'sv-SE')}.`,
    'pack-expired': () => 'Seminariet på datorn är slut och kan inte längre startas. Om ni väntade er ett annat: ring it-supporten.',
    'pack-unsigned': () => 'Seminariet saknar underskrift och togs därför inte emot. Ring it-supporten.',
    'pack-signature-wrong': () => 'Seminariet har ändrats på vägen och togs därför inte emot. Ring it-supporten.',
    'pack-untrusted': () => 'Seminariets arrangör är inte godkänd här än. Ring it-supporten.',
    'pack-older': () => 'En äldre version av seminariet erbjöds. Den nyare på datorn behålls.',
    'pack-version-reused': () => 'Två olika seminarier har samma versionsnummer. Det som finns på datorn behålls.',
    'pack-incomplete': () => 'Delar av seminariet saknas. Ring it-supporten.',
    'pack-late': (p) => `${named(p, 'title', 'Nästa seminarium')} börjar snart men har inte kommit fram helt än. Ring it-supporten.`,
    'disk-small': (p) => `Det finns inte plats på datorn för ${named(p, 'title', 'nästa seminarium')}. Ring it-supporten.`,
    'settings-reset': () => 'Datorns inställningar gick inte att läsa. Standardinställningarna används.',
    'came-back': () => 'Datorn startade om. Ni är tillbaka där ni var.',
    'button-gone': () => 'Knappen på bordet är borta. Tryck på skärmen eller använd tangenterna.',
    'button-refused': (p) => `${named(p, 'name', 'Knappen')} går inte att använda på den här datorn. Tryck på skärmen eller använd tangenterna.`,
    'button-storm': () => 'Knappen på bordet fungerar inte som den ska. Dra ur den och sätt i den igen, eller tryck på skärmen.',
  },
  da: {
    'journal-not-writable': () => 'Computeren kan ikke gemme, hvor i programmet I er. Seminaret fortsætter, men sluk ikke computeren.',
    'outbox-not-writable': () => 'Computeren kan ikke gemme det, I skriver. Skriv det gerne på papir også.',
    'disk-full': () => 'Der er ikke mere plads på computeren. Seminaret fortsætter, men skriv jeres pointer på papir også.',
    'journal-other-version': () => 'Computeren er opdateret siden sidst, så seminaret begynder forfra.',
    'journal-damaged': () => 'De sidste sekunder før afbrydelsen gik tabt. Alt andet er på plads.',
    'journal-lost': () => 'Computeren kunne ikke læse, hvor langt I var kommet, så seminaret begynder forfra.',
    'talk-missing': (p) => `${named(p, 'title', 'Et oplæg')} findes ikke på computeren. Resten af programmet går som planlagt.`,
    'talk-unreadable': (p) => `${named(p, 'title', 'Et oplæg')} kan ikke afspilles her. Resten af programmet går som planlagt.`,
    'talk-stalled': () => 'Billedet er gået i stå. Det startes igen.',
    'unknown-segment': (p) => `${named(p, 'title', 'Et programpunkt')} kan ikke vises på denne computer. Tryk på Videre, når I vil.`,
    'fixed-times-impossible': () => 'Tiderne i programmet passer ikke sammen. De faste tider holdes.',
    'pack-missing': () => 'Der er ikke noget seminar på computeren endnu. Ring til it-supporten.',
    'pack-unreadable': () => 'Seminaret på computeren kan ikke læses. Ring til it-supporten.',
    'pack-invalid': () => 'Seminaret på computeren er ikke komplet. Ring til it-supporten.',
    'pack-other-format': () => 'Seminaret kræver en nyere version af Talkroom. Ring til it-supporten.',
    'pack-not-yet-valid': (p) =>
      p?.from === undefined ? 'Seminaret kan ikke startes endnu.' : `Seminaret kan startes fra ${dayAndTime(p.from, 'da-DK')}.`,
    'pack-expired': () => 'Seminaret på computeren er slut og kan ikke længere startes. Hvis I ventede et andet: ring til it-supporten.',
    'pack-unsigned': () => 'Seminaret mangler en underskrift og blev derfor ikke taget ind. Ring til it-supporten.',
    'pack-signature-wrong': () => 'Seminaret er ændret undervejs og blev derfor ikke taget ind. Ring til it-supporten.',
    'pack-untrusted': () => 'Seminarets arrangør er ikke godkendt her endnu. Ring til it-supporten.',
    'pack-older': () => 'En ældre version af seminaret blev tilbudt. Den nyere på computeren beholdes.',
    'pack-version-reused': () => 'To forskellige seminarer har samme versionsnummer. Det, der er på computeren, beholdes.',
    'pack-incomplete': () => 'Dele af seminaret mangler. Ring til it-supporten.',
    'pack-late': (p) => `${named(p, 'title', 'Det næste seminar')} begynder snart, men er ikke kommet helt frem endnu. Ring til it-supporten.`,
    'disk-small': (p) => `Der er ikke plads på computeren til ${named(p, 'title', 'det næste seminar')}. Ring til it-supporten.`,
    'settings-reset': () => 'Computerens indstillinger kunne ikke læses. Standardindstillingerne bruges.',
    'came-back': () => 'Computeren er startet igen. I er tilbage, hvor I var.',
    'button-gone': () => 'Knappen på bordet er væk. Tryk på skærmen, eller brug tasterne.',
    'button-refused': (p) => `${named(p, 'name', 'Knappen')} kan ikke bruges på denne computer. Tryk på skærmen, eller brug tasterne.`,
    'button-storm': () => 'Knappen på bordet virker ikke, som den skal. Tag den ud og sæt den i igen, eller tryk på skærmen.',
  },
})
