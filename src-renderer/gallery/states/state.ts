import type { Language } from '../../../src-shared/i18n/language.ts'
import type { Overlay } from '../../stores/overlay.ts'
import type { RoomMedia } from '../../stores/room-media.ts'
import type { LeadScene } from '../fixtures/lead.ts'
import type { Scene } from '../fixtures/slices.ts'

export type GalleryState = {
  /** Stands in the address; unique. */
  readonly id: string
  /** What main says; null: nothing yet. */
  readonly scene: Scene | null
  /** Instead of the room's: the page for presenters, hosts and observers. */
  readonly lead?: LeadScene
  readonly connection?: 'connected' | 'lost'
  readonly overlay?: Overlay
  /** What the page's own sound and picture are; absent: there are none. */
  readonly roomMedia?: RoomMedia
  /** Pressed after the first drawing, by the words on them: for what only the page itself knows. */
  readonly press?: (language: Language) => readonly string[]
  /** Pictures wait until what goes away by itself has gone. */
  readonly rests?: boolean
  /** A device on the screen to press, by its profile's id. */
  readonly emulator?: string
  /** The button's step of the check before the start, alone. */
  readonly buttonCheck?: boolean
  /** The moderator has just pressed something, so that hidden controls show themselves. */
  readonly noticed?: boolean
}
