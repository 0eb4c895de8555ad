import type { FailureReason } from '../../../src-shared/i18n/catalogues/failures.ts'
import type { Language } from '../../../src-shared/i18n/language.ts'
import type { Overlay } from '../../stores/overlay.ts'
import type { OwnWords } from '../../stores/own-words.ts'
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
  /** What a group has written to the host, and not sent. */
  readonly words?: Partial<OwnWords>
  /** Pressed after the first drawing, by the words on them: for what only the page itself knows. */
  readonly press?: (language: Language) => readonly string[]
  /** What was just asked of main and refused, and why. */
  readonly refused?: FailureReason
  /** Pictures wait until what goes away by itself has gone. */
  readonly rests?: boolean
  /** A device on the screen to press, by its profile's id. */
  readonly emulator?: string
  /** The screen beside the room's, with the moderator's view. */
  readonly beside?: boolean
  /** The moderator has just pressed something, so that hidden controls show themselves. */
  readonly noticed?: boolean
}
