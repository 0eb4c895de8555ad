import type { Localized } from '../../../src-shared/i18n/language.ts'
import type { Media, Person } from '../../../src-shared/seminar/schema.ts'
import type { Duration } from '../../../src-shared/time/time.ts'
import type { Player, PlayerEvents } from '../../media/player.ts'

export type PlayerViewProps = {
  readonly title: Localized
  readonly people: readonly Person[]
  readonly media: Media
  readonly playing: boolean
  readonly events: PlayerEvents
  readonly onPlayer: (player: Player | null) => void
  readonly onPlayPause: () => void
  readonly onMove: (to: Duration) => void
  readonly onLeave: () => void
  readonly leaveLabel: string
  /** Opens the moderator's panel; absent where there is no programme. */
  readonly onMenu?: () => void
}
