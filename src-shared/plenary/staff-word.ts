import type { NoPlenary, PlenarySlice } from '../contract/plenary.ts'
import type { LineTrouble } from './line.ts'
import type { MediaPath, MediaTrouble } from './media.ts'
import type { RelayLook } from './relay-look.ts'

/** What staff are told of a room's plenary. `trouble` is what somebody has to see to. */
export type PlenaryWord = {
  readonly line: PlenarySlice['line']['name']
  readonly trouble: LineTrouble | NoPlenary | null
  readonly media: 'out' | 'joining' | 'in' | 'again'
  readonly mediaTrouble: MediaTrouble | null
  /** What each relay said, where media finds no way. */
  readonly relays: readonly RelayLook[]
  readonly path: MediaPath | null
  readonly microphone: 'off' | 'on'
  /** `failed`: the room is heard, and not seen. */
  readonly camera: 'off' | 'on' | 'failed'
}

/** One try that failed is nothing yet: a media server is back in half a second. */
const worthAWord = 3

/** What keeps sound and picture away, once it is more than a moment's; without a line nothing else can be expected to work. */
export const mediaTroubleOf = ({ line, report }: Pick<PlenarySlice, 'line' | 'report'>): MediaTrouble | null =>
  report?.media.name === 'again' && report.media.tries >= worthAWord && line.name === 'in' ? report.media.why : null

export const plenaryWord = ({ line, report, relays }: Pick<PlenarySlice, 'line' | 'report' | 'relays'>): PlenaryWord => {
  const media = report?.media ?? { name: 'out' }
  const mediaTrouble = mediaTroubleOf({ line, report })
  return {
    line: line.name,
    trouble: line.name === 'none' || line.name === 'connecting' ? line.why : null,
    media: media.name,
    mediaTrouble,
    relays: mediaTrouble === 'no-path' ? relays : [],
    path: media.name === 'in' ? (report?.quality.path ?? null) : null,
    microphone: report?.microphone.name === 'on' ? 'on' : 'off',
    camera: report?.camera.name === 'on' || report?.camera.name === 'failed' ? report.camera.name : 'off',
  }
}
