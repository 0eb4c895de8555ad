import type { PlenarySlice } from '../../../src-shared/contract/plenary.ts'
import { keyboardTexts } from '../../../src-shared/i18n/catalogues/keyboard.ts'
import { plenaryTexts } from '../../../src-shared/i18n/catalogues/plenary.ts'
import { plenaryWordsTexts } from '../../../src-shared/i18n/catalogues/plenary-words.ts'
import { minutes, plus } from '../../../src-shared/time/time.ts'
import { noRoomMedia, type RoomMedia } from '../../stores/room-media.ts'
import { groupsOf, offlinePlenary } from '../fixtures/dialogue.ts'
import { captions, fullStage, hostileCaptions, inPlenary, long, longNames, otherSpeaks, severalPoints, short, weSpeak } from '../fixtures/plenary.ts'
import { onSegment, running, waitingFor } from '../fixtures/programme.ts'
import type { GalleryState } from './state.ts'

const plenary = onSegment('plenary', 6)
const isIn: RoomMedia = { ...noRoomMedia, media: { name: 'in' } }
const heard: RoomMedia = { ...isIn, microphone: { name: 'on' }, speaker: 'motala' }
const pictured: RoomMedia = { ...isIn, speaker: 'lund', pictured: ['eva', 'hugo', 'lund'] }
const together = (id: string, slice: PlenarySlice, roomMedia: RoomMedia = isIn): GalleryState => ({
  id,
  scene: { ...plenary, plenary: slice },
  roomMedia,
})
const may = { mayBeHeard: true }
const lost = { line: { name: 'connecting', why: 'desk-unreachable' } } as const

/** The plenary, from the waiting room to the way back. */
export const plenaryStates: readonly GalleryState[] = [
  { id: 'plenary-waiting-room', scene: waitingFor('plenary', 0.6) },
  {
    id: 'plenary-not-joined',
    scene: { ...plenary, groups: groupsOf(1, () => ({ dialogue: offlinePlenary(running(plus(plenary.now, minutes(9)), 900)) })) },
  },
  together('plenary-before', inPlenary({ phase: { name: 'before', opensAt: plenary.now }, stage: [] })),
  together('plenary-listening', inPlenary(), { ...isIn, speaker: 'eva' }),
  together('plenary-full-stage', inPlenary(fullStage), { ...isIn, speaker: 'lund' }),
  together('plenary-pictures', inPlenary(otherSpeaks), pictured),
  together('plenary-pictures-full-stage', inPlenary({ ...fullStage, captions }), { ...pictured, pictured: ['eva', 'hugo', 'anna', 'olle', 'lund'] }),
  together('plenary-pictures-point', inPlenary({ ...otherSpeaks, shown: long, relayed: severalPoints, captions }), pictured),
  together('plenary-long-names', inPlenary(longNames), { ...isIn, speaker: 'norrkoping', pictured: ['eva'] }),
  together('plenary-long-names-point', inPlenary({ ...longNames, shown: short, captions }), { ...isIn, speaker: 'norrkoping', pictured: ['eva'] }),
  together('plenary-point', inPlenary({ shown: short }), { ...isIn, speaker: 'hugo' }),
  together('plenary-long-point', inPlenary({ ...otherSpeaks, shown: long }), { ...isIn, speaker: 'lund' }),
  { ...together('plenary-relayed', inPlenary({ relayed: severalPoints })), press: (language) => [plenaryTexts[language].relayed] },
  { ...together('plenary-words', inPlenary(otherSpeaks), { ...isIn, speaker: 'lund' }), press: (language) => [plenaryWordsTexts[language].write] },
  {
    ...together('plenary-words-keyboard', inPlenary({ ...fullStage, shown: short }, { place: 2 }), { ...isIn, speaker: 'lund' }),
    press: (language) => [plenaryWordsTexts[language].write, keyboardTexts[language].show],
  },
  {
    id: 'plenary-words-groups',
    scene: { ...plenary, plenary: inPlenary(), groups: groupsOf(3, () => ({})) },
    roomMedia: isIn,
    press: (language) => [plenaryWordsTexts[language].write, keyboardTexts[language].show],
  },
  {
    id: 'plenary-words-alone',
    scene: { ...plenary, groups: groupsOf(1, () => ({ dialogue: offlinePlenary(running(plus(plenary.now, minutes(9)), 900)) })) },
    press: (language) => [plenaryWordsTexts[language].write],
  },
  together('plenary-captions', inPlenary({ ...otherSpeaks, captions: captions }), { ...isIn, speaker: 'lund' }),
  together('plenary-captions-point', inPlenary({ ...fullStage, shown: long, relayed: severalPoints, captions: hostileCaptions }), {
    ...isIn,
    speaker: 'lund',
  }),
  {
    ...together('plenary-captions-words', inPlenary({ ...fullStage, captions: captions }), { ...isIn, speaker: 'lund' }),
    press: (language) => [plenaryWordsTexts[language].write, keyboardTexts[language].show],
  },
  together('plenary-hand-up', inPlenary(otherSpeaks, { place: 3 }), { ...isIn, speaker: 'lund' }),
  together('plenary-next', inPlenary({ ...otherSpeaks, shown: short }, { place: 1 })),
  together('plenary-asked', inPlenary({}, { offered: true })),
  together('plenary-turning-on', inPlenary(weSpeak, may), { ...isIn, microphone: { name: 'opening' } }),
  together('plenary-heard', inPlenary(weSpeak, may), heard),
  together('plenary-heard-and-seen', inPlenary(weSpeak, may), { ...heard, camera: { name: 'on' }, pictured: ['eva', 'hugo'] }),
  together('plenary-not-asked-for', inPlenary(weSpeak, may, { agreed: false })),
  together('plenary-own-silence', inPlenary(weSpeak, may, { silent: true })),
  together('plenary-muted-by-host', inPlenary(weSpeak)),
  together('plenary-no-microphone', inPlenary(weSpeak, may), { ...isIn, microphone: { name: 'failed', why: 'missing' } }),
  together('plenary-line-lost', inPlenary(otherSpeaks, {}, lost), { ...isIn, speaker: 'lund' }),
  together('plenary-media-lost', inPlenary(otherSpeaks), { ...noRoomMedia, media: { name: 'again', why: 'path-lost', tries: 1 } }),
  {
    id: 'plenary-no-media',
    scene: {
      ...plenary,
      plenary: inPlenary(otherSpeaks),
      groups: groupsOf(1, () => ({ dialogue: offlinePlenary(running(plus(plenary.now, minutes(9)), 900)) })),
    },
    roomMedia: { ...noRoomMedia, media: { name: 'again', why: 'no-path', tries: 12 } },
  },
  {
    id: 'plenary-words-unsent',
    scene: onSegment('dialogue-2', 1),
    words: { segment: 'plenary', text: 'Hur fick ni med er föräldrarna från början, och vad hade ni gjort annorlunda i dag?' },
  },
]
