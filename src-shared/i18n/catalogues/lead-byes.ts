import type { ByeReason } from '../../plenary/wire.ts'
import { defineCatalogue } from '../catalogue.ts'

/** Why the page of a presenter or host is not in the plenary, and what its reader can do. */
export const leadByeTexts = defineCatalogue({
  en: {
    'pass-unreadable': 'The link is not complete. Open it again from the invitation, or copy all of it, also what stands after the #.',
    'pass-forged': 'The link was not made by this seminar’s organiser. Ask the organiser for a new one.',
    'pass-other-seminar': 'The link belongs to another seminar. Look for the one for today in your invitation.',
    'pass-too-early': 'The link does not hold yet. It opens two days before the seminar.',
    'pass-expired': 'The link no longer holds: the seminar is over.',
    'pass-revoked': 'The link was taken back. Ask the organiser for a new one if that was a mistake.',
    'pass-in-use':
      'The link is already used on another device. The host has been told that you are here, and can let you in. If no host can, call the organiser, who can.',
    removed: 'A host has taken you out of the plenary. You can ask to come in again; the host decides.',
    replaced: 'The plenary was opened in another window. You take part there.',
    'no-hello': 'The connection was too slow. The page tries again by itself.',
    malformed: 'The page and the desk do not understand each other. Load the page anew.',
    'too-many': 'The page sent too much at once. It comes back by itself.',
    silent: 'The connection fell silent. The page tries again by itself.',
    closing: 'The desk is starting anew. The page comes back by itself.',
  } satisfies Record<ByeReason, string>,
  sv: {
    'pass-unreadable': 'Länken är inte fullständig. Öppna den igen från inbjudan, eller kopiera hela, även det som står efter #.',
    'pass-forged': 'Länken är inte gjord av seminariets organisatör. Be organisatören om en ny.',
    'pass-other-seminar': 'Länken hör till ett annat seminarium. Leta efter dagens länk i din inbjudan.',
    'pass-too-early': 'Länken gäller inte än. Den börjar gälla två dagar före seminariet.',
    'pass-expired': 'Länken gäller inte längre: seminariet är slut.',
    'pass-revoked': 'Länken är återkallad. Var det ett misstag, så be organisatören om en ny.',
    'pass-in-use':
      'Länken används redan på en annan enhet. Värden har fått veta att du är här och kan släppa in dig. Kan ingen värd det, ring organisatören, som också kan.',
    removed: 'En värd har tagit bort dig ur samlingen. Du kan be att få komma in igen; värden bestämmer.',
    replaced: 'Samlingen har öppnats i ett annat fönster. Du är med där.',
    'no-hello': 'Förbindelsen var för långsam. Sidan försöker igen av sig själv.',
    malformed: 'Sidan och organisatörens plats förstår inte varandra. Läs in sidan på nytt.',
    'too-many': 'Sidan skickade för mycket på en gång. Den kommer tillbaka av sig själv.',
    silent: 'Förbindelsen tystnade. Sidan försöker igen av sig själv.',
    closing: 'Organisatörens plats startar om. Sidan kommer tillbaka av sig själv.',
  },
  da: {
    'pass-unreadable': 'Linket er ikke fuldstændigt. Åbn det igen fra invitationen, eller kopiér det hele, også det, der står efter #.',
    'pass-forged': 'Linket er ikke lavet af seminarets arrangør. Bed arrangøren om et nyt.',
    'pass-other-seminar': 'Linket hører til et andet seminar. Find dagens link i din invitation.',
    'pass-too-early': 'Linket gælder ikke endnu. Det begynder at gælde to dage før seminaret.',
    'pass-expired': 'Linket gælder ikke længere: seminaret er slut.',
    'pass-revoked': 'Linket er trukket tilbage. Bed arrangøren om et nyt, hvis det var en fejl.',
    'pass-in-use':
      'Linket bruges allerede på en anden enhed. Værten har fået at vide, at du er her, og kan lukke dig ind. Kan ingen vært det, så ring til arrangøren, som også kan.',
    removed: 'En vært har fjernet dig fra samlingen. Du kan bede om at komme ind igen; værten bestemmer.',
    replaced: 'Samlingen er åbnet i et andet vindue. Du er med dér.',
    'no-hello': 'Forbindelsen var for langsom. Siden prøver igen af sig selv.',
    malformed: 'Siden og arrangørens plads forstår ikke hinanden. Indlæs siden igen.',
    'too-many': 'Siden sendte for meget på én gang. Den kommer tilbage af sig selv.',
    silent: 'Forbindelsen gik i stå. Siden prøver igen af sig selv.',
    closing: 'Arrangørens plads genstarter. Siden kommer tilbage af sig selv.',
  },
})
