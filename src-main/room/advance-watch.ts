import { cameTooSoon } from '../../src-shared/buttons/advance.ts'
import type { Slices } from '../../src-shared/contract/slices.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import type { Instant } from '../../src-shared/time/time.ts'

/** Notices when the programme moved without a hand: a press a moment later was meant for what had been there. */
export const createAdvanceWatch = (clock: Clock) => {
  let place: string | null = null
  let advancedAt: Instant | null = null
  return {
    look: ({ room, groups }: Pick<Slices, 'room' | 'groups'>, byHand: boolean): void => {
      const { phase } = room.programme
      const now = JSON.stringify([phase.name, 'segment' in phase ? phase.segment : null, groups.map(({ dialogue }) => dialogue?.partIndex ?? null)])
      if (place !== null && now !== place) advancedAt = byHand ? null : clock.now()
      place = now
    },
    cameTooSoon: (): boolean => cameTooSoon(advancedAt, clock.now()),
  }
}
