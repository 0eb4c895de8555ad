import type { NoPlenary } from '../../contract/plenary.ts'
import type { LineTrouble } from '../../plenary/line.ts'
import type { MediaTrouble } from '../../plenary/media.ts'
import type { RelayFinding } from '../../plenary/relay-look.ts'
import { defineCatalogue } from '../catalogue.ts'
import { deliveryFailureTexts } from './delivery-failures.ts'

/** What the network has against it is the same for seminars and for the plenary. */
const shared = [
  'certificate-unknown',
  'certificate-not-now',
  'certificates-unreadable',
  'tls-failed',
  'proxy-refused',
  'proxy-unreachable',
  'proxy-script',
] as const
const sharedIn = (language: 'en' | 'sv' | 'da'): Record<(typeof shared)[number], string> => {
  const texts = deliveryFailureTexts[language]
  return Object.fromEntries(shared.map((reason) => [reason, texts[reason]])) as Record<(typeof shared)[number], string>
}

export type PlenaryTrouble = LineTrouble | MediaTrouble | NoPlenary

/** What stands between a room and its plenary, for staff: what it is, and what to do about it. */
export const plenaryTroubleTexts = defineCatalogue({
  en: {
    ...sharedIn('en'),
    'no-desk': 'The seminar names no desk, so there is no plenary to join. The group follows its own guide.',
    'no-pass': 'This room has no pass for the plenary. Let it follow its invitation, or put the pass into the setting plenary.',
    'desk-unreachable': 'The desk does not answer. Check the network and the desk’s address. The computer tries again by itself.',
    'desk-refused': 'The desk answers, but no WebSocket gets through. Let the proxy or the firewall pass WebSockets to it.',
    'desk-silent': 'The desk has stopped answering. The computer tries again by itself.',
    'desk-unreadable':
      'What answers at the desk’s address does not speak as this kiosk expects. They may be of different versions, or the address is wrong.',
    'pass-unreadable': 'The pass is not one for a room. Ask the organiser for a new invitation.',
    'pass-forged': 'The pass was not signed by this seminar’s organiser. Ask the organiser for a new invitation.',
    'pass-other-seminar': 'The pass is for another seminar. Ask the organiser for the right invitation.',
    'pass-too-early': 'The pass does not hold yet. It does from two days before the seminar. Check this computer’s clock.',
    'pass-expired': 'The pass does not hold any more. Ask the organiser for a new invitation.',
    'pass-revoked': 'The organiser has taken the pass back. Ask for a new invitation.',
    'pass-in-use': 'Another computer came in with this room’s pass first. The host can let this one in instead.',
    removed: 'The host has removed this room from the plenary. The host can let it in again.',
    replaced: 'Another kiosk has taken this room’s place with the same pass and key. Give each computer a profile of its own.',
    'no-hello': 'The desk waited in vain for a word from this kiosk. The computer tries again by itself.',
    malformed: 'The desk did not understand this kiosk. They may be of different versions.',
    'too-many': 'This kiosk sent too much at once. The computer tries again by itself.',
    silent: 'The desk heard nothing from this kiosk. The computer tries again by itself.',
    closing: 'The desk was closed. The computer tries again by itself.',
    'media-down': 'The desk has no media server just now. It comes back by itself.',
    'media-refused': 'The media server refused this room. The computer tries again by itself.',
    'media-lost': 'The media server let go of this room. It comes back by itself.',
    'no-path': 'Sound and picture find no way to the desk. Open UDP to its media ports, or the way to its TURN server.',
    'path-lost': 'The way for sound and picture was lost. The computer tries again by itself.',
    'not-connected': 'There is no line to the desk.',
  } satisfies Record<PlenaryTrouble, string>,
  sv: {
    ...sharedIn('sv'),
    'no-desk': 'Seminariet säger inte var organisatörens plats är, så det finns ingen samling att vara med i. Gruppen följer sin egen vägledning.',
    'no-pass': 'Rummet har inget passerkort till samlingen. Öppna rummets inbjudan på skärmen, eller skriv in passerkortet i inställningen plenary.',
    'desk-unreachable': 'Organisatörens plats svarar inte. Kontrollera nätet och adressen. Datorn försöker igen av sig själv.',
    'desk-refused': 'Organisatörens plats svarar, men ingen WebSocket kommer fram. Låt proxyn eller brandväggen släppa igenom WebSocket dit.',
    'desk-silent': 'Organisatörens plats har slutat svara. Datorn försöker igen av sig själv.',
    'desk-unreadable':
      'Det som svarar på organisatörens adress talar inte som kiosken väntar sig. Antingen är de av olika versioner, eller så är adressen fel.',
    'pass-unreadable': 'Passerkortet är inte utfärdat för ett rum. Be organisatören om en ny inbjudan.',
    'pass-forged': 'Passerkortet är inte signerat av seminariets organisatör. Be organisatören om en ny inbjudan.',
    'pass-other-seminar': 'Passerkortet gäller ett annat seminarium. Be organisatören om rätt inbjudan.',
    'pass-too-early': 'Passerkortet gäller inte än. Det gäller från två dagar före seminariet. Kontrollera datorns klocka.',
    'pass-expired': 'Passerkortet gäller inte längre. Be organisatören om en ny inbjudan.',
    'pass-revoked': 'Organisatören har dragit tillbaka passerkortet. Be om en ny inbjudan.',
    'pass-in-use': 'En annan dator kom in först med rummets passerkort. Värden kan släppa in den här i stället.',
    removed: 'Värden har tagit bort rummet ur samlingen. Värden kan släppa in det igen.',
    replaced: 'En annan kiosk har tagit rummets plats med samma passerkort och nyckel. Ge varje dator en egen profil.',
    'no-hello': 'Organisatörens plats väntade förgäves på svar från kiosken. Datorn försöker igen av sig själv.',
    malformed: 'Organisatörens plats förstod inte kiosken. De kan vara av olika versioner.',
    'too-many': 'Kiosken skickade för mycket på en gång. Datorn försöker igen av sig själv.',
    silent: 'Organisatörens plats hörde inget från kiosken. Datorn försöker igen av sig själv.',
    closing: 'Organisatörens plats stängdes. Datorn försöker igen av sig själv.',
    'media-down': 'Organisatörens plats har ingen medieserver just nu. Den kommer tillbaka av sig själv.',
    'media-refused': 'Medieservern släppte inte in rummet. Datorn försöker igen av sig själv.',
    'media-lost': 'Medieservern släppte rummet. Det kommer tillbaka av sig själv.',
    'no-path': 'Ljud och bild hittar ingen väg till organisatörens plats. Öppna UDP till dess medieportar, eller vägen till dess TURN-server.',
    'path-lost': 'Vägen för ljud och bild bröts. Datorn försöker igen av sig själv.',
    'not-connected': 'Det finns ingen förbindelse med organisatörens plats.',
  },
  da: {
    ...sharedIn('da'),
    'no-desk': 'Seminaret siger ikke, hvor arrangørens plads er, så der er ingen samling at være med i. Gruppen følger sin egen vejledning.',
    'no-pass': 'Rummet har intet adgangskort til samlingen. Åbn rummets invitation på skærmen, eller skriv kortet i indstillingen plenary.',
    'desk-unreachable': 'Arrangørens plads svarer ikke. Tjek netværket og adressen. Computeren prøver igen af sig selv.',
    'desk-refused': 'Arrangørens plads svarer, men ingen WebSocket kommer igennem. Lad proxyen eller firewallen slippe WebSocket igennem dertil.',
    'desk-silent': 'Arrangørens plads er holdt op med at svare. Computeren prøver igen af sig selv.',
    'desk-unreadable':
      'Det, der svarer på arrangørens adresse, taler ikke, som kiosken forventer. Enten er de af forskellige versioner, eller også er adressen forkert.',
    'pass-unreadable': 'Adgangskortet er ikke udstedt til et rum. Bed arrangøren om en ny invitation.',
    'pass-forged': 'Adgangskortet er ikke signeret af seminarets arrangør. Bed arrangøren om en ny invitation.',
    'pass-other-seminar': 'Adgangskortet gælder et andet seminar. Bed arrangøren om den rigtige invitation.',
    'pass-too-early': 'Adgangskortet gælder ikke endnu. Det gælder fra to dage før seminaret. Tjek computerens ur.',
    'pass-expired': 'Adgangskortet gælder ikke længere. Bed arrangøren om en ny invitation.',
    'pass-revoked': 'Arrangøren har trukket adgangskortet tilbage. Bed om en ny invitation.',
    'pass-in-use': 'En anden computer kom først ind med rummets adgangskort. Værten kan lukke denne ind i stedet.',
    removed: 'Værten har fjernet rummet fra samlingen. Værten kan lukke det ind igen.',
    replaced: 'En anden kiosk har taget rummets plads med samme adgangskort og nøgle. Giv hver computer sin egen profil.',
    'no-hello': 'Arrangørens plads ventede forgæves på svar fra kiosken. Computeren prøver igen af sig selv.',
    malformed: 'Arrangørens plads forstod ikke kiosken. De kan være af forskellige versioner.',
    'too-many': 'Kiosken sendte for meget på én gang. Computeren prøver igen af sig selv.',
    silent: 'Arrangørens plads hørte intet fra kiosken. Computeren prøver igen af sig selv.',
    closing: 'Arrangørens plads blev lukket. Computeren prøver igen af sig selv.',
    'media-down': 'Arrangørens plads har ingen medieserver lige nu. Den kommer tilbage af sig selv.',
    'media-refused': 'Medieserveren lukkede ikke rummet ind. Computeren prøver igen af sig selv.',
    'media-lost': 'Medieserveren slap rummet. Det kommer tilbage af sig selv.',
    'no-path': 'Lyd og billede finder ingen vej til arrangørens plads. Åbn UDP til dens medieporte, eller vejen til dens TURN-server.',
    'path-lost': 'Vejen for lyd og billede blev afbrudt. Computeren prøver igen af sig selv.',
    'not-connected': 'Der er ingen forbindelse til arrangørens plads.',
  },
})

/** What a STUN or TURN server said when this computer asked it, after its address. */
export const relayTexts = defineCatalogue({
  en: {
    ...sharedIn('en'),
    answers: 'It answers this computer. Check that it may reach the media server, and that its clock and the desk’s secret are right.',
    unanswered: 'It does not answer. Let the firewall pass this port, and check that the server runs.',
    'name-unknown': 'Its name is not known here. Check the address and this network’s DNS.',
    'port-closed': 'Nobody listens on this port. Check the address, and that the server runs.',
    'certificate-unknown': 'Its certificate comes from an authority that this computer does not know, or is for another name.',
  } satisfies Record<RelayFinding, string>,
  sv: {
    ...sharedIn('sv'),
    answers: 'Den svarar den här datorn. Kontrollera att den får nå medieservern, och att dess klocka och organisatörens hemlighet stämmer.',
    unanswered: 'Den svarar inte. Låt brandväggen släppa igenom porten, och kontrollera att servern är i gång.',
    'name-unknown': 'Namnet är okänt här. Kontrollera adressen och nätets DNS.',
    'port-closed': 'Ingen lyssnar på porten. Kontrollera adressen och att servern är i gång.',
    'certificate-unknown': 'Certifikatet kommer från en utfärdare som datorn inte känner till, eller gäller ett annat namn.',
  },
  da: {
    ...sharedIn('da'),
    answers: 'Den svarer denne computer. Tjek, at den må nå medieserveren, og at dens ur og arrangørens hemmelighed passer.',
    unanswered: 'Den svarer ikke. Lad firewallen slippe porten igennem, og tjek, at serveren kører.',
    'name-unknown': 'Navnet er ukendt her. Tjek adressen og netværkets DNS.',
    'port-closed': 'Ingen lytter på porten. Tjek adressen, og at serveren kører.',
    'certificate-unknown': 'Certifikatet kommer fra en udsteder, som computeren ikke kender, eller gælder et andet navn.',
  },
})

/** The panel for staff. */
export const plenaryPanelTexts = defineCatalogue({
  en: {
    title: 'Plenary',
    in: 'The line to the desk stands.',
    idle: 'No line is needed now. It is made an hour and a half before the plenary, or when the group starts.',
    connecting: 'The line to the desk is being made.',
    none: 'There is no plenary.',
    mediaIn: (path: string) => `Sound and picture have a way through (${path}).`,
    mediaJoining: 'The way for sound and picture is being tried.',
    udp: 'UDP',
    tcp: 'TCP',
    relay: 'through a TURN server',
    unknownPath: 'not measured yet',
    microphoneOn: 'The microphone is open: the room has the floor.',
    cameraOn: 'The camera is open too.',
    cameraFailed: 'The camera that IT chose cannot be opened, so the room is heard and not seen. Check its cable.',
    microphoneOff: 'The microphone is closed.',
  },
  sv: {
    title: 'Gemensam samling',
    in: 'Det finns förbindelse med organisatörens plats.',
    idle: 'Ingen förbindelse behövs nu. Den upprättas en och en halv timme före samlingen, eller när gruppen börjar.',
    connecting: 'Förbindelsen med organisatörens plats upprättas.',
    none: 'Det finns ingen gemensam samling.',
    mediaIn: (path) => `Ljud och bild kommer fram (${path}).`,
    mediaJoining: 'Vägen för ljud och bild prövas.',
    udp: 'UDP',
    tcp: 'TCP',
    relay: 'genom en TURN-server',
    unknownPath: 'inte uppmätt än',
    microphoneOn: 'Mikrofonen är öppen: rummet har ordet.',
    cameraOn: 'Kameran är också öppen.',
    cameraFailed: 'Kameran som it-personalen har valt går inte att öppna, så rummet hörs men syns inte. Kontrollera att den är inkopplad.',
    microphoneOff: 'Mikrofonen är stängd.',
  },
  da: {
    title: 'Fælles samling',
    in: 'Der er forbindelse til arrangørens plads.',
    idle: 'Der er ikke brug for en forbindelse nu. Den oprettes halvanden time før samlingen, eller når gruppen begynder.',
    connecting: 'Forbindelsen til arrangørens plads oprettes.',
    none: 'Der er ingen fælles samling.',
    mediaIn: (path) => `Lyd og billede kommer igennem (${path}).`,
    mediaJoining: 'Vejen for lyd og billede prøves.',
    udp: 'UDP',
    tcp: 'TCP',
    relay: 'gennem en TURN-server',
    unknownPath: 'ikke målt endnu',
    microphoneOn: 'Mikrofonen er åben: rummet har ordet.',
    cameraOn: 'Kameraet er også åbent.',
    cameraFailed: 'Det kamera, som it-personalet har valt, kan ikke åbnes, så rummet høres, men ses ikke. Se efter, om det er sat i.',
    microphoneOff: 'Mikrofonen er lukket.',
  },
})
