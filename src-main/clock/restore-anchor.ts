import { type Instant, instant } from '../../src-shared/time/time.ts'
import type { ClockAnchor } from '../room/journal-format.ts'
import { readBootId, readUptime } from './boot.ts'

/**
 * The instant at which this process's clock starts so that it goes on with the one that wrote `anchor`: in the
 * same boot the uptime says how long ago that was, whatever was done to the wall clock meanwhile. Null in
 * another boot, where only the wall clock knows.
 */
export const restoreAnchor = async (anchor: ClockAnchor, speed: number): Promise<Instant | null> =>
  continueFrom(anchor, { bootId: await readBootId(), uptime: readUptime(), speed })

export const continueFrom = (anchor: ClockAnchor, here: { bootId: string | null; uptime: number; speed: number }): Instant | null =>
  anchor.bootId !== here.bootId || here.uptime < anchor.uptime ? null : instant(anchor.instant + (here.uptime - anchor.uptime) * here.speed)
