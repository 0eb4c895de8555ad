import type { NoPlenary, PlenarySlice } from '../contract/plenary.ts'
import type { LineTrouble } from './line.ts'
import type { MediaPath, MediaTrouble } from './media.ts'
import type { RelayTrouble } from './relay-lines.ts'

/** What staff are told of a room's plenary. `trouble` is what somebody has to see to. */
export type PlenaryWord = {
  readonly line: PlenarySlice['line']['name']
  readonly trouble: LineTrouble | NoPlenary | null
  readonly media: 'out' | 'joining' | 'in' | 'again'
  readonly mediaTrouble: MediaTrouble | RelayTrouble | null
  readonly path: MediaPath | null
  readonly microphone: 'off' | 'on'
  /** `failed`: the room is heard, and not seen. */
  readonly camera: 'off' | 'on' | 'failed'
}

/** One try that failed is nothing yet: a media server is back in half a second. */
const worthAWord = 3

export const plenaryWord = ({ line, report, relayTrouble }: Pick<PlenarySlice, 'line' | 'report' | 'relayTrouble'>): PlenaryWord => {
  const media = report?.media ?? { name: 'out' }
  return {
    line: line.name,
    trouble: line.name === 'none' || line.name === 'connecting' ? line.why : null,
    media: media.name,
    // Without a line nothing else can be expected to work.
    mediaTrouble: media.name === 'again' && media.tries >= worthAWord && line.name === 'in' ? whyOf(media.why, relayTrouble) : null,
    path: media.name === 'in' ? (report?.quality.path ?? null) : null,
    microphone: report?.microphone.name === 'on' ? 'on' : 'off',
    camera: report?.camera.name === 'on' || report?.camera.name === 'failed' ? report.camera.name : 'off',
  }
}

/** Who finds no way at all, and knows what is wrong with the last one, says that. */
const whyOf = (why: MediaTrouble, relay: RelayTrouble | null): MediaTrouble | RelayTrouble => (why === 'no-path' && relay !== null ? relay : why)
