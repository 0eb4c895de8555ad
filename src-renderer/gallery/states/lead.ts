import { leadTexts } from '../../../src-shared/i18n/catalogues/lead.ts'
import { leadBoardTexts } from '../../../src-shared/i18n/catalogues/lead-board.ts'
import { leadPeopleTexts } from '../../../src-shared/i18n/catalogues/lead-people.ts'
import type { Language } from '../../../src-shared/i18n/language.ts'
import { minus, minutes, plus, seconds } from '../../../src-shared/time/time.ts'
import { commonPart, emptyView, fullView, inside, type LeadScene, leadNow } from '../fixtures/lead.ts'
import { captions } from '../fixtures/plenary.ts'
import type { GalleryState } from './state.ts'

const host: LeadScene = { link: { name: 'in' }, role: 'host', view: fullView, media: inside }
const state = (id: string, lead: Partial<LeadScene>, press?: (language: Language) => readonly string[]): GalleryState => ({
  id: `lead-${id}`,
  scene: null,
  lead: { ...host, ...lead },
  ...(press === undefined ? {} : { press }),
})
const gathered = {
  ...fullView,
  phase: { name: 'open', since: minus(leadNow, seconds(50)), endsAt: plus(leadNow, minutes(34)), undoUntil: plus(leadNow, seconds(130)) },
  floor: { name: 'free' },
  stage: fullView.stage.slice(0, 3),
} as const
const outside = (id: string, link: LeadScene['link']) => state(id, { link, view: null, media: {} })
const first = fullView.board?.[0]

/** The page for presenters, hosts and observers. */
export const leadStates: readonly GalleryState[] = [
  outside('no-pass', { name: 'no-pass' }),
  outside('room-link', { name: 'room-link' }),
  outside('unreached', { name: 'lost', tries: 3 }),
  outside('knocking', { name: 'knocking' }),
  outside('removed', { name: 'gone', reason: 'removed' }),
  state('welcome', { media: { step: 'welcome' } }),
  state('check', { media: { step: 'trying', microphone: { name: 'on' }, camera: { name: 'failed', why: 'missing' } } }),
  state('check-denied', {
    media: { step: 'trying', microphone: { name: 'failed', why: 'permission' }, camera: { name: 'failed', why: 'permission' } },
  }),
  state('welcome-observer', { role: 'observer', view: commonPart, media: { step: 'welcome' } }),
  state('before', {
    view: emptyView,
    media: { ...inside, received: [], microphone: { name: 'off' }, camera: { name: 'off' }, wish: { microphone: false, camera: false } },
  }),
  state('open', {}),
  state('rooms', { tab: 'rooms' }),
  state('questions', {}, (language) => [`${leadBoardTexts[language].question} 2`]),
  state('offered', {
    view: { ...fullView, floor: { name: 'free' }, offer: { room: 'room-5', at: minus(leadNow, seconds(8)) }, stage: fullView.stage.slice(0, 3) },
  }),
  state('declined', {
    notice: { kind: 'declined', room: 'Kalmar' },
    view: { ...fullView, floor: { name: 'free' }, stage: fullView.stage.slice(0, 3) },
  }),
  state('trial-before', { view: { ...emptyView, trial: true } }),
  state('trial', {
    view: { ...gathered, trial: true, phase: { name: 'open', since: minus(leadNow, seconds(50)), endsAt: plus(leadNow, minutes(900)) } },
  }),
  state('asked-beside', {
    view: {
      ...fullView,
      offer: { room: 'room-5', at: minus(leadNow, seconds(8)) },
      presence: (fullView.presence ?? []).map((one) => (one.id === 'room-2' ? { ...one, connected: false } : one)),
    },
  }),
  state('gathered', { view: gathered }),
  state('gather-undo', { view: gathered }, (language) => [leadTexts[language].gatherUndo]),
  state('send-back', {}, (language) => [leadTexts[language].release]),
  state('sent-back', {
    notice: { kind: 'released' },
    view: {
      ...fullView,
      phase: { name: 'closed', at: leadNow },
      floor: { name: 'free' },
      waiting: 0,
      queue: [],
      shown: null,
      stage: fullView.stage.slice(0, 3),
    },
  }),
  state('overtime', { view: { ...fullView, phase: { name: 'open', since: minus(leadNow, minutes(34)), endsAt: minus(leadNow, minutes(4)) } } }),
  state('point', {}, (language) => [leadBoardTexts[language].moreFor(first?.text ?? '')]),
  state('member', { tab: 'rooms' }, (language) => [leadPeopleTexts[language].more('Kalmar')]),
  state('member-remove', { tab: 'rooms' }, (language) => [leadPeopleTexts[language].more('Kalmar'), leadPeopleTexts[language].remove]),
  state('lost', { link: { name: 'lost', tries: 2 }, media: { ...inside, state: { name: 'again', why: 'path-lost', tries: 2 } } }),
  state('presenter', { role: 'presenter' }),
  state('captioner', { role: 'captioner', view: { ...commonPart, captions } }),
  state('captions', { role: 'presenter', view: { ...fullView, captions } }),
  state('observer', { role: 'observer', view: commonPart }),
]
