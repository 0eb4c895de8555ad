import { create } from 'zustand'
import type { MediaReport } from '../../src-shared/contract/plenary.ts'

/** The page's own sound and picture as the screens see it; the streams themselves stay in `plenary/`. */
export type RoomMedia = Pick<MediaReport, 'media' | 'microphone' | 'camera'> & {
  readonly speaker: string | null
  /** On stage with a picture that moves. */
  readonly pictured: readonly string[]
}

export const noRoomMedia: RoomMedia = { media: { name: 'out' }, microphone: { name: 'off' }, camera: { name: 'off' }, speaker: null, pictured: [] }

export const useRoomMedia = create<RoomMedia>(() => noRoomMedia)
