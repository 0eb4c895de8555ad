import { staffTexts } from '../../../src-shared/i18n/catalogues/staff.ts'
import { plus, seconds } from '../../../src-shared/time/time.ts'
import { onSegment } from '../fixtures/programme.ts'
import { trouble } from '../fixtures/slices.ts'
import { locked, opened } from '../fixtures/staff.ts'
import type { GalleryState } from './state.ts'

const base = onSegment('welcome', 2)

export const staffStates: readonly GalleryState[] = [
  { id: 'staff-locked', scene: base, overlay: 'staff' },
  { id: 'staff-digits', scene: base, overlay: 'staff', press: () => ['4', '7'] },
  { id: 'staff-wrong-pin', scene: { ...base, staff: locked({ triesLeft: 2 }) }, overlay: 'staff' },
  { id: 'staff-wait', scene: { ...base, staff: locked({ triesLeft: 0, waitUntil: plus(base.now, seconds(47)) }) }, overlay: 'staff' },
  { id: 'staff-no-pin', scene: { ...base, staff: locked({ pinSet: false }) }, overlay: 'staff' },
  { id: 'staff-open', scene: { ...base, staff: opened(true) }, overlay: 'staff' },
  { id: 'staff-open-problems', scene: { ...base, staff: opened(false), troubles: [trouble('outbox-not-writable')] }, overlay: 'staff' },
  { id: 'staff-refused', scene: { ...base, staff: opened(true) }, overlay: 'staff', refused: 'policy-decides' },
  { id: 'staff-leave', scene: { ...base, staff: opened(true) }, overlay: 'staff', press: (language) => [staffTexts[language].leave] },
  {
    id: 'staff-leave-console',
    scene: { ...base, staff: opened(true, 'console') },
    overlay: 'staff',
    press: (language) => [staffTexts[language].leave],
  },
  {
    id: 'staff-leave-windows',
    scene: { ...base, staff: opened(true, 'windows') },
    overlay: 'staff',
    press: (language) => [staffTexts[language].leave],
  },
]
