import { join } from 'node:path'
import type { Clock } from '../src-shared/time/clock.ts'
import { type Instant, instant } from '../src-shared/time/time.ts'
import { onSeminarDay, startOnSeminarDay } from './clock/seminar-day.ts'
import { createSystemClock, restoreAnchor } from './clock/system-clock.ts'
import type { Log } from './logging/log.ts'
import type { Options } from './options.ts'
import { createFolderPackStore } from './packs/folder-pack-store.ts'
import type { PackStore } from './packs/pack-store.ts'
import { type OpenJournal, openJournal } from './room/journal.ts'

export type StartUp = {
  readonly clock: Clock
  readonly packs: PackStore
  readonly pack: Awaited<ReturnType<PackStore['open']>>
  /** Null when there is no pack whose journal it could be. */
  readonly journal: OpenJournal | null
}

/**
 * Opens the pack and the journal, and sets the clock. The three hang together: the journal is the pack's,
 * and a journal of this same boot knows the time better than a wall clock that may have been set since.
 */
export const openSeminar = async (given: {
  options: Options
  /** Null: the seminars of the store. */
  packDirectory: string | null
  profileDirectory: string
  log: Log
  /** Makes the store's side, once there is a clock. */
  stored(clock: Clock): PackStore
}): Promise<StartUp> => {
  const { options } = given
  const asked = options.start === null || given.packDirectory === null ? null : await startOnSeminarDay(given.packDirectory, options.start)
  const first = createSystemClock({ speed: options.speed, ...(asked === null ? {} : { start: asked }) })
  const packs =
    given.packDirectory === null
      ? given.stored(first)
      : createFolderPackStore(given.packDirectory, { now: () => first.now(), log: given.log.named('packs') })
  const pack = await packs.open()
  if (!pack.ok) return { clock: first, packs, pack, journal: null }

  const { id, version } = pack.value.manifest
  const onDay = options.start === null || asked !== null ? null : onSeminarDay(pack.value.manifest, options.start)
  const begun = onDay === null ? first : createSystemClock({ speed: options.speed, start: onDay })
  const header = { seminar: id, seminarVersion: version, rehearsal: false } as const
  const journal = await openJournal(join(given.profileDirectory, 'journal'), header, given.log.named('journal'))
  const start = await startOf(journal, begun, options.speed)
  const follows = options.start === null && options.speed === 1
  return { clock: createSystemClock({ speed: options.speed, start, follows }), packs, pack, journal }
}

/** Time never runs backwards over a restart, whatever the wall clock says. */
const startOf = async (journal: OpenJournal, clock: Clock, speed: number): Promise<Instant> => {
  const continued = journal.clockAnchor === undefined ? null : await restoreAnchor(journal.clockAnchor, speed)
  return continued ?? instant(Math.max(clock.now(), journal.lastAlive ?? 0))
}
