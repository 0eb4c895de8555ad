import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { minutes, plus } from '../../../src-shared/time/time.ts'
import { arriving, closedWays, noDelivery, stick, stickGone, tooLittle, twoSeminars, unknownSender } from '../fixtures/delivery.ts'
import { inPlenary } from '../fixtures/plenary.ts'
import { beforeStart } from '../fixtures/programme.ts'
import { trouble } from '../fixtures/slices.ts'
import { opened } from '../fixtures/staff.ts'
import type { GalleryState } from './state.ts'

const lobby = beforeStart(20)
const empty = { ...lobby, seminar: null, troubles: [trouble('pack-missing')] }
const staff = { ...lobby, staff: opened(true) }

const onItsWay = (change: Parameters<typeof arriving>[0] = {}) => ({ ...empty, delivery: { ...noDelivery, now: arriving(change) } })
const noPath = {
  report: {
    media: { name: 'again', why: 'no-path', tries: 5 },
    microphone: { name: 'off' },
    camera: { name: 'off' },
    quality: { path: null, loss: null, roundTrip: null },
  },
} as const
const seminars = (language: 'sv' | 'en' | 'da') => [deliveryTexts[language].seminars]

/** How a seminar comes to a room, as the group and as staff see it. */
export const deliveryStates: readonly GalleryState[] = [
  { id: 'delivery-on-its-way', scene: onItsWay() },
  { id: 'delivery-checking', scene: onItsWay({ stage: 'checking', bytes: 3_120_000_000, secondsLeft: null }) },
  {
    id: 'delivery-hours',
    scene: onItsWay({ stage: 'waiting', waitingFor: 'hours', until: plus(lobby.now, minutes(290)), secondsLeft: null, rate: null }),
  },
  { id: 'delivery-network', scene: onItsWay({ stage: 'waiting', waitingFor: 'network', secondsLeft: null, rate: null }) },
  { id: 'delivery-disk', scene: onItsWay({ stage: 'waiting', waitingFor: 'disk', secondsLeft: null, rate: null }) },
  { id: 'delivery-group', scene: onItsWay({ stage: 'waiting', waitingFor: 'group', secondsLeft: null, rate: null }) },
  { id: 'delivery-stick-gone', scene: { ...empty, delivery: { ...noDelivery, failure: stickGone } } },
  { id: 'delivery-asks', scene: { ...empty, delivery: { ...noDelivery, asks: [unknownSender] } } },
  { id: 'staff-seminars', scene: { ...staff, delivery: twoSeminars() }, overlay: 'staff', press: seminars },
  {
    id: 'staff-plenary-ready',
    scene: { ...staff, delivery: twoSeminars(), plenary: inPlenary() },
    overlay: 'staff',
    press: seminars,
  },
  {
    id: 'staff-plenary-no-path',
    scene: { ...staff, delivery: twoSeminars(), plenary: inPlenary({}, {}, noPath) },
    overlay: 'staff',
    press: seminars,
  },
  {
    id: 'staff-plenary-relays',
    scene: {
      ...staff,
      delivery: twoSeminars(),
      plenary: inPlenary(
        {},
        {},
        {
          ...noPath,
          relays: [
            { url: 'turn:relay.example.org:3478', finding: 'unanswered' },
            { url: 'turns:relay.example.org:443?transport=tcp', finding: 'certificate-unknown' },
          ],
        },
      ),
    },
    overlay: 'staff',
    press: seminars,
  },
  {
    id: 'staff-plenary-refused',
    scene: { ...staff, delivery: twoSeminars(), plenary: inPlenary({}, {}, { line: { name: 'connecting', why: 'pass-in-use' }, report: null }) },
    overlay: 'staff',
    press: seminars,
  },
  { id: 'staff-seminars-empty', scene: { ...staff, delivery: noDelivery }, overlay: 'staff', press: seminars },
  { id: 'staff-seminars-ask', scene: { ...staff, delivery: twoSeminars({ now: null, asks: [unknownSender] }) }, overlay: 'staff', press: seminars },
  {
    id: 'staff-seminars-stick',
    scene: {
      ...staff,
      delivery: twoSeminars({ now: arriving({ seminar: 'en-dag', version: 1, source: stick(true).name }), sources: [stick(true)] }),
    },
    overlay: 'staff',
    press: seminars,
  },
  {
    id: 'staff-seminars-stick-gone',
    scene: { ...staff, delivery: twoSeminars({ now: null, failure: stickGone, sources: [stick(false)] }) },
    overlay: 'staff',
    press: seminars,
  },
  {
    id: 'staff-seminars-closed',
    scene: {
      ...staff,
      delivery: twoSeminars({
        now: null,
        failure: { title: stickGone.title, reason: 'certificate-unknown', at: stickGone.at },
        sources: closedWays,
      }),
    },
    overlay: 'staff',
    press: seminars,
  },
  {
    id: 'staff-seminars-damaged',
    scene: {
      ...staff,
      delivery: twoSeminars({
        now: arriving({ stage: 'waiting', waitingFor: 'disk', secondsLeft: null, rate: null }),
        seminars: twoSeminars().seminars.map((seminar) => (seminar.current ? { ...seminar, state: 'damaged' } : seminar)),
        disk: { free: 1_200_000_000, budget: 40_000_000_000, needed: 1_810_000_000, short: [tooLittle] },
      }),
    },
    overlay: 'staff',
    press: seminars,
  },
  {
    id: 'staff-seminars-remove',
    scene: { ...staff, delivery: twoSeminars({ seminars: twoSeminars().seminars.filter(({ current }) => !current) }) },
    overlay: 'staff',
    press: (language) => [deliveryTexts[language].seminars, deliveryTexts[language].remove],
  },
]
