import type { NoPlenary, PlenarySlice } from '../contract/plenary.ts'
import type { LineTrouble } from './line.ts'
import type { MediaPath, MediaTrouble } from './media.ts'

/** What staff are told of a room's plenary. `trouble` is what somebody has to see to. */
export type PlenaryWord = {
  readonly line: PlenarySlice['line']['name']
  readonly trouble: LineTrouble | NoPlenary | null
  readonly media: 'out' | 'joining' | 'in' | 'again'
  readonly mediaTrouble: MediaTrouble | null
  readonly path: MediaPath | null
  readonly microphone: 'off' | 'on'
  /** `failed`: the room is heard, and not seen. */
  readonly camera: 'off' | 'on' | 'failed'
}

/** One try that failed is nothing yet: a media server is back in half a second. */
const worthAWord = 3

export const plenaryWord = ({ line, report }: Pick<PlenarySlice, 'line' | 'report'>): PlenaryWord => {
  const media = report?.media ?? { name: 'out' }
  return {
    line: line.name,
    trouble: line.name === 'none' || line.name === 'connecting' ? line.why : null,
    media: media.name,
    // Without a line nothing else can be expected to work.
    mediaTrouble: media.name === 'again' && media.tries >= worthAWord && line.name === 'in' ? media.why : null,
    path: media.name === 'in' ? (report?.quality.path ?? null) : null,
    microphone: report?.microphone.name === 'on' ? 'on' : 'off',
    camera: report?.camera.name === 'on' || report?.camera.name === 'failed' ? report.camera.name : 'off',
  }
}
