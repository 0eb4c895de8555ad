import type { DevicesSlice } from '../../../src-shared/contract/devices.ts'
import type { Finding } from '../../../src-shared/devices/finding.ts'
import { instant, plus, seconds } from '../../../src-shared/time/time.ts'
import { besideWall, goodDevices, webcam } from '../fixtures/devices.ts'
import { groupsOf, round } from '../fixtures/dialogue.ts'
import { beforeStart, onSegment, running as until } from '../fixtures/programme.ts'
import { opened } from '../fixtures/staff.ts'
import type { GalleryState } from './state.ts'

const base = beforeStart(10)
const device = 'Jabra Speak 750'
const fault = (thing: Finding['thing'], cause: Finding['cause'], more: Partial<Finding> = {}): Finding => ({
  thing,
  cause,
  weight: 'fault',
  device,
  ...more,
})
const notReady = (...findings: Finding[]): DevicesSlice => ({ ...goodDevices, word: 'not-ready', findings })
const inDialogue = onSegment('dialogue-1', 6)
const result = { name: 'result', run: 1, until: null } as const
const running = (step: 'sound' | 'voices'): DevicesSlice => ({
  ...goodDevices,
  word: 'unchecked',
  check: { name: 'running', kind: 'group', run: 1, step, since: base.now },
})
const voices = ['heard', 'heard', 'speak-up', 'heard', 'heard', 'heard', 'heard'] as const

const faults: Readonly<Record<string, Finding>> = {
  'no-speaker': { thing: 'speaker', cause: 'missing', weight: 'fault' },
  'speaker-unplugged': fault('speaker', 'unplugged'),
  'speaker-muted': fault('speaker', 'muted-system'),
  'speaker-zero': fault('speaker', 'volume-zero'),
  'speaker-silent': fault('speaker', 'silent'),
  'speaker-wrong': fault('speaker', 'wrong-device', { other: 'HDMI 1' }),
  'speaker-quiet': fault('speaker', 'too-quiet'),
  'microphone-button': fault('microphone', 'muted-hardware'),
  'microphone-elsewhere': fault('microphone', 'heard-elsewhere', { other: 'Webcam C270' }),
  'microphone-taken': fault('microphone', 'taken'),
  permission: { thing: 'microphone', cause: 'permission', weight: 'fault' },
  'screen-asleep': { thing: 'screen', cause: 'screen-asleep', weight: 'fault', device: 'SAMSUNG' },
}

/** The room's devices before the start: the word for them, the check with the group, and each fault with its remedy. */
export const deviceStates: readonly GalleryState[] = [
  { id: 'devices-ready', scene: { ...base, devices: goodDevices } },
  { id: 'devices-unchecked', scene: { ...base, devices: { ...goodDevices, word: 'unchecked' } } },
  { id: 'devices-not-ready', scene: { ...base, devices: notReady(fault('microphone', 'heard-elsewhere', { other: 'Webcam C270' })) } },
  { id: 'check-sound', scene: { ...base, devices: running('sound') } },
  { id: 'check-voices', scene: { ...base, devices: running('voices') } },
  { id: 'check-good', scene: { ...base, devices: { ...goodDevices, check: result, voices: voices.map(() => 'heard') } } },
  {
    id: 'check-faint',
    scene: {
      ...base,
      devices: {
        ...goodDevices,
        word: 'remark',
        findings: [{ thing: 'microphone', cause: 'too-quiet', weight: 'remark', device }],
        check: result,
        voices,
        better: webcam.key,
      },
    },
  },
  ...Object.entries(faults).map(([name, finding]) => ({ id: `check-${name}`, scene: { ...base, devices: { ...notReady(finding), check: result } } })),
  {
    id: 'check-remarks',
    scene: {
      ...base,
      devices: {
        ...goodDevices,
        word: 'remark',
        check: result,
        findings: [
          { thing: 'speaker', cause: 'distorted', weight: 'remark', device },
          { thing: 'screen', cause: 'screen-mirrored', weight: 'remark', device: 'SAMSUNG', other: 'eDP-1' },
        ],
      },
    },
  },
  {
    id: 'staff-screens',
    scene: {
      ...base,
      staff: opened(true),
      devices: { ...goodDevices, screens: [...goodDevices.screens, besideWall], others: 'moderator' },
    },
    overlay: 'staff',
  },
  { id: 'beside-before', scene: { ...base, devices: notReady(fault('microphone', 'muted-hardware')) }, beside: true },
  { id: 'beside-talk', scene: onSegment('talk-1', 4), beside: true },
  {
    id: 'beside-round',
    scene: { ...inDialogue, groups: groupsOf(2, () => ({ dialogue: round('ssSwwww', until(plus(inDialogue.now, seconds(52)), 90)) })) },
    beside: true,
  },
  {
    id: 'staff-devices',
    scene: {
      ...base,
      staff: opened(true),
      devices: {
        ...goodDevices,
        speaker: { ...goodDevices.speaker, device: goodDevices.devices[0] ?? webcam, why: 'pinned' },
        nightly: { at: instant(base.now - 9 * 3_600_000), word: 'not-ready', findings: [fault('microphone', 'muted-hardware')] },
      },
    },
    overlay: 'staff',
  },
]
