import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { joinTexts } from '../../../src-shared/i18n/catalogues/join.ts'
import { minutes, plus, seconds } from '../../../src-shared/time/time.ts'
import { arriving, noDelivery, twoSeminars, unknownSender } from '../fixtures/delivery.ts'
import { asksAbout, joinedAs, notJoined, refused } from '../fixtures/join.ts'
import { beforeStart } from '../fixtures/programme.ts'
import { trouble } from '../fixtures/slices.ts'
import { opened } from '../fixtures/staff.ts'
import type { GalleryState } from './state.ts'

const lobby = beforeStart(20)
const empty = { ...lobby, seminar: null, troubles: [trouble('pack-missing')], delivery: noDelivery }
const staff = { ...lobby, staff: opened(true), delivery: twoSeminars() }
const seminars = (language: 'sv' | 'en' | 'da') => [deliveryTexts[language].seminars]
const typed = (code: string) => () => [...code]
const known = { ...empty, delivery: { ...noDelivery, asks: [{ ...unknownSender, seminar: 'barn-som-anhoriga' }] } }

/** An invitation, from its code or link to the room that takes part. */
export const joinStates: readonly GalleryState[] = [
  { id: 'join-code', scene: empty, overlay: 'join' },
  { id: 'join-typing', scene: empty, overlay: 'join', press: typed('7K3P9') },
  { id: 'join-slip', scene: empty, overlay: 'join', press: typed('7K3P9XQA') },
  { id: 'join-looking-up', scene: { ...empty, join: { joined: null, attempt: { state: 'resolving' } } }, overlay: 'join' },
  { id: 'join-unknown', scene: { ...empty, join: refused('code', 'join-unknown') }, overlay: 'join', press: typed('7K3P9XQ6') },
  { id: 'join-unreachable', scene: { ...empty, join: refused('code', 'join-unreachable') }, overlay: 'join' },
  { id: 'join-nowhere', scene: { ...empty, join: refused('code', 'join-nowhere') }, overlay: 'join' },
  { id: 'join-wait', scene: { ...empty, join: refused('code', 'join-unknown', plus(lobby.now, seconds(47))) }, overlay: 'join' },
  { id: 'join-forged', scene: { ...empty, join: refused('code', 'ticket-signature-wrong') }, overlay: 'join' },
  { id: 'join-refused', scene: empty, overlay: 'join', press: typed('7K3P9XQ6'), refused: 'no-answer' },
  { id: 'join-link-broken', scene: { ...empty, join: refused('link', 'link-broken') } },
  { id: 'join-link-over', scene: { ...lobby, join: refused('link', 'join-over') } },
  { id: 'join-asks', scene: { ...known, join: { ...notJoined, attempt: asksAbout() } } },
  {
    id: 'join-asks-other',
    scene: {
      ...empty,
      join: joinedAs(
        { state: 'here' },
        asksAbout({ seminar: 'en-dag-om-delaktighet', room: 'Biblioteket i Hässleholm, sammanträdesrummet på andra våningen', group: 118 }),
      ),
    },
  },
  { id: 'joined-arriving', scene: { ...empty, delivery: { ...noDelivery, now: arriving() }, join: joinedAs({ state: 'arriving' }) } },
  { id: 'joined-looking', scene: { ...empty, join: joinedAs({ state: 'looking' }) } },
  { id: 'joined-missing', scene: { ...empty, join: joinedAs({ state: 'missing', reason: 'source-unreachable' }) } },
  { id: 'joined-other-sender', scene: { ...empty, join: joinedAs({ state: 'other-sender' }) } },
  {
    id: 'joined-ahead',
    scene: { ...empty, delivery: twoSeminars({ now: null }), join: joinedAs({ state: 'ahead', start: plus(lobby.now, minutes(9 * 1440)) }) },
  },
  { id: 'joined-lobby', scene: { ...lobby, join: joinedAs({ state: 'here' }) } },
  { id: 'staff-room', scene: { ...staff, join: joinedAs({ state: 'here' }) }, overlay: 'staff', press: seminars },
  {
    id: 'staff-room-asks',
    scene: { ...staff, delivery: twoSeminars({ now: null, asks: [unknownSender] }), join: joinedAs({ state: 'asks', sameLetters: false }) },
    overlay: 'staff',
    press: seminars,
  },
  {
    id: 'staff-room-forget',
    scene: { ...staff, join: joinedAs({ state: 'here' }) },
    overlay: 'staff',
    press: (language) => [deliveryTexts[language].seminars, joinTexts[language].leave],
  },
]
