import type { TroubleReason } from '../../../src-shared/contract/slices.ts'
import { beforeStart, onSegment } from '../fixtures/programme.ts'
import { trouble } from '../fixtures/slices.ts'
import type { GalleryState } from './state.ts'

const noPack = [
  'pack-missing',
  'pack-unreadable',
  'pack-invalid',
  'pack-other-format',
  'pack-not-yet-valid',
  'pack-expired',
  'pack-unsigned',
  'pack-signature-wrong',
  'pack-untrusted',
  'pack-incomplete',
] as const satisfies readonly TroubleReason[]

const others = [
  'journal-not-writable',
  'outbox-not-writable',
  'disk-full',
  'journal-other-version',
  'journal-damaged',
  'journal-lost',
  'talk-missing',
  'talk-unreadable',
  'talk-stalled',
  'unknown-segment',
  'fixed-times-impossible',
  'pack-older',
  'pack-version-reused',
  'pack-late',
  'disk-small',
  'settings-reset',
  'came-back',
  'screen-replaced',
  'screen-back',
  'speaker-replaced',
  'speaker-lost',
  'speaker-back',
  'speaker-muted',
  'microphone-replaced',
  'microphone-lost',
  'microphone-back',
  'button-gone',
  'button-refused',
  'button-storm',
] as const satisfies readonly TroubleReason[]

// A reason that gets no state here does not compile.
const all: Record<Exclude<TroubleReason, (typeof noPack)[number] | (typeof others)[number]>, never> = {}
void all

/** Each sentence that something being wrong can put on the screen. */
export const troubleStates: readonly GalleryState[] = [
  ...noPack.map((reason) => ({ id: `no-seminar-${reason}`, scene: { ...beforeStart(20), seminar: null, troubles: [trouble(reason)] } })),
  ...others.map((reason) => ({ id: `trouble-${reason}`, scene: { ...onSegment('welcome', 2), troubles: [trouble(reason)] } })),
]
