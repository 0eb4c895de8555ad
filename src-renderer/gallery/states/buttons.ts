import { knownProfiles } from '../../../src-shared/buttons/known-profiles.ts'
import { noButtons } from '../../../src-shared/buttons/no-buttons.ts'
import type { ButtonsSlice } from '../../../src-shared/contract/buttons.ts'
import { buttonsTexts } from '../../../src-shared/i18n/catalogues/buttons.ts'
import { plus, seconds } from '../../../src-shared/time/time.ts'
import { groupsOf, round } from '../fixtures/dialogue.ts'
import { onSegment, running } from '../fixtures/programme.ts'
import { trouble } from '../fixtures/slices.ts'
import { opened } from '../fixtures/staff.ts'
import type { GalleryState } from './state.ts'

const base = onSegment('dialogue-1', 6)
const inRound = { ...base, groups: groupsOf(1, () => ({ dialogue: round('ssSwwww', running(plus(base.now, seconds(52)), 90)) })) }
const twoGroups = { ...base, groups: groupsOf(2, () => ({ dialogue: round('ssSwww', running(plus(base.now, seconds(52)), 90)) })) }

type Device = ButtonsSlice['devices'][number]
const device = (name: string, state: Device['state'], change: Partial<Device> = {}): Device => ({
  id: name,
  identity: name,
  name,
  group: 0,
  state,
  learned: false,
  light: null,
  ...change,
})
const good: ButtonsSlice = {
  ...noButtons,
  devices: [device('MuteMe', 'ready', { light: 'your-turn' }), device('Logitech presenter', 'through-keys', { group: 1 })],
  last: { name: 'MuteMe', gesture: 'double', at: base.now },
}
const bad: ButtonsSlice = {
  ...noButtons,
  devices: [
    device('MuteMe', 'forbidden'),
    device('Stream Deck Pedal', 'taken'),
    device('Jabra', 'not-described'),
    device('Fotpedal', 'storm', { learned: true }),
  ],
  gone: ['Griffin PowerMate'],
  keys: ['F14'],
}

const onPage = (id: string, buttons: ButtonsSlice, scene = inRound): GalleryState => ({
  id,
  scene: { ...scene, staff: opened(true), buttons },
  overlay: 'staff',
  press: (language) => [buttonsTexts[language].title],
})

/** The button on the table: held, gone, for staff; and a device of each kind to press, instead of one on the table. */
export const buttonsStates: readonly GalleryState[] = [
  { id: 'button-held', scene: { ...inRound, buttons: { ...good, holding: 0 } } },
  { id: 'button-held-in-a-shared-room', scene: { ...twoGroups, buttons: { ...good, holding: 1 } } },
  { id: 'button-gone-controls', scene: { ...inRound, buttons: { ...noButtons, gone: ['MuteMe'] }, troubles: [trouble('button-gone')] } },
  onPage('buttons-staff', good, twoGroups),
  onPage('buttons-staff-problems', bad),
  onPage('buttons-staff-none', noButtons),
  onPage('buttons-staff-missing', { ...noButtons, reader: 'missing' }),
  onPage('buttons-staff-teaching', { ...good, learning: { state: 'listening' } }),
  onPage('buttons-staff-taught', {
    ...good,
    devices: [...good.devices, device('Fotpedal', 'ready', { learned: true })],
    learning: { state: 'learned', name: 'Fotpedal' },
  }),
  onPage('buttons-staff-nothing-heard', { ...good, learning: { state: 'heard-nothing' } }),
  { id: 'button-check-press', scene: { ...inRound, buttons: { ...good, last: null } }, buttonCheck: true },
  { id: 'button-check-works', scene: { ...inRound, buttons: good }, buttonCheck: true },
  { id: 'button-check-gone', scene: { ...inRound, buttons: { ...noButtons, gone: ['MuteMe'] } }, buttonCheck: true },
  { id: 'button-check-none', scene: { ...inRound, buttons: noButtons }, buttonCheck: true },
  ...knownProfiles.map(({ id }): GalleryState => ({ id: `emulator-${id}`, scene: inRound, emulator: id })),
]
