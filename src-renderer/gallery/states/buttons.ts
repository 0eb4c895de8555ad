import { knownProfiles } from '../../../src-shared/buttons/known-profiles.ts'
import { noButtons } from '../../../src-shared/buttons/no-buttons.ts'
import type { ButtonsSlice } from '../../../src-shared/contract/buttons.ts'
import { buttonsTexts } from '../../../src-shared/i18n/catalogues/buttons.ts'
import { plus, seconds } from '../../../src-shared/time/time.ts'
import { goodDevices } from '../fixtures/devices.ts'
import { groupsOf, round } from '../fixtures/dialogue.ts'
import { beforeStart, onSegment, running } from '../fixtures/programme.ts'
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
  pressed: null,
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

const lobby = beforeStart(10)
const pressedBy = (...names: readonly string[]): ButtonsSlice => ({
  ...good,
  devices: good.devices.map((one) => (names.includes(one.name) ? { ...one, pressed: lobby.now } : one)),
})
const oneButton = (buttons: ButtonsSlice): ButtonsSlice => ({ ...buttons, devices: buttons.devices.slice(0, 1) })
const inCheck = (id: string, buttons: ButtonsSlice): GalleryState => ({
  id,
  scene: {
    ...lobby,
    buttons,
    devices: { ...goodDevices, word: 'unchecked', check: { name: 'running', kind: 'group', run: 1, step: 'button', since: lobby.now } },
  },
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
  inCheck('button-check-press', oneButton(good)),
  inCheck('button-check-works', oneButton(pressedBy('MuteMe'))),
  inCheck('button-check-shared-room', pressedBy('MuteMe')),
  inCheck('button-check-gone', { ...noButtons, gone: ['MuteMe'] }),
  ...knownProfiles.map(({ id }): GalleryState => ({ id: `emulator-${id}`, scene: inRound, emulator: id })),
]
