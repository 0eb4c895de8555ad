import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'
import type { RoomEvent } from '../../src-shared/room/events.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { readBootId, readUptime } from '../clock/boot.ts'
import { hasCode, isFull } from '../files/durable-file.ts'
import { setAside } from '../files/set-aside.ts'
import type { Log } from '../logging/log.ts'
import { createJournalFile } from './journal-file.ts'
import { bootLine, type ClockAnchor, eventLine, headerLine, type JournalHeader, type ReadJournal, readJournal } from './journal-format.ts'

export type JournalFailure = { readonly reason: 'journal-not-writable' | 'disk-full'; readonly cause?: string }

/** What happened in the room, durably. Nothing here throws: a journal that cannot be written must not stop a seminar. */
export type Journal = {
  /**
   * Answers when the event and all before it lie on the disk. After a failure the event is kept in memory
   * and written together with a later one.
   */
  append(event: RoomEvent): Promise<Result<void, JournalFailure>>
  /** The seminar is over: forgets everything. A later append begins a new journal. */
  end(): Promise<void>
  close(): Promise<void>
}

export type OpenJournal = {
  readonly journal: Journal
  /** What happened before, when the journal is this seminar's; runs of mere signs of life are one event. */
  readonly events: readonly RoomEvent[]
  /** `other-pack`: the same seminar was under way, with another version of its pack. */
  readonly found: 'none' | 'restored' | 'other-version' | 'other-pack' | 'other-seminar' | 'damaged'
  /** The instant of the last event that was restored. */
  readonly lastAlive: Instant | null
  /** For the clock of this process, which goes on with the one that wrote the journal. */
  readonly clockAnchor?: ClockAnchor
}

type Found = Omit<OpenJournal, 'journal'> & { readonly lines: readonly string[] }

const fileName = 'current.jsonl'

/** Opens the journal of a profile, restores what holds and sets aside what is not this seminar's or is damaged. */
export const openJournal = async (directory: string, header: JournalHeader, log: Log): Promise<OpenJournal> => {
  const boot = await readBootId()
  const { lines, ...found } = await look(directory, header, log)
  const { begin, ...journal } = createJournal(directory, headerLine(header, boot), log)
  if (lines.length > 0) await begin([...lines, bootLine(boot)])
  return { journal, ...found }
}

const look = async (directory: string, header: JournalHeader, log: Log): Promise<Found> => {
  const nothing = { events: [], lastAlive: null, lines: [] } as const
  const aside = async (prefix: string): Promise<void> => {
    try {
      log.warn('journal set aside', { file: await setAside(directory, fileName, prefix, '.jsonl') })
    } catch (cause) {
      log.error('journal cannot be set aside', { cause: causeText(cause) })
    }
  }

  let read: ReadJournal
  try {
    await mkdir(directory, { recursive: true })
    read = readJournal(await readFile(join(directory, fileName)))
  } catch (cause) {
    if (!hasCode(cause, 'ENOENT')) log.error('journal cannot be read', { cause: causeText(cause) })
    return { ...nothing, found: hasCode(cause, 'ENOENT') ? 'none' : 'damaged' }
  }

  switch (read.found) {
    case 'none':
      return { ...nothing, found: 'none' }
    case 'other-version':
      await aside('other-version')
      return { ...nothing, found: 'other-version' }
    case 'unreadable':
      await aside('damaged')
      return { ...nothing, found: 'damaged' }
    case 'whole':
    case 'torn':
    case 'damaged': {
      if (read.why !== undefined) log.warn('journal does not hold to its end', { why: read.why, state: read.found })
      const anchor = read.anchor === null ? {} : { clockAnchor: read.anchor }
      if (
        read.header.seminar !== header.seminar ||
        read.header.seminarVersion !== header.seminarVersion ||
        read.header.rehearsal !== header.rehearsal
      ) {
        await aside('other-seminar')
        const underWay = read.header.seminar === header.seminar && read.events.length > 0
        return { ...nothing, found: underWay ? 'other-pack' : 'other-seminar' }
      }
      if (read.found === 'damaged') await aside('damaged')
      const found = read.found === 'damaged' ? 'damaged' : read.events.length === 0 ? 'none' : 'restored'
      return { events: read.events, lastAlive: read.lastAlive, lines: read.lines, ...anchor, found }
    }
  }
}

const createJournal = (directory: string, header: string, log: Log): Journal & { begin(restored: readonly string[]): Promise<void> } => {
  const file = createJournalFile(join(directory, fileName))
  let lines: string[] = []
  /** Who waits for the next write; one write and one sync serve all that came meanwhile. */
  let waiting: ((written: Result<void, JournalFailure>) => void)[] = []
  let work: Promise<void> = Promise.resolve()
  let failing = false

  const write = async (): Promise<Result<void, JournalFailure>> => {
    try {
      if (failing) await mkdir(directory, { recursive: true })
      await file.write(lines)
      if (failing) log.info('journal can be written again', { lines: lines.length })
      failing = false
      return ok(undefined)
    } catch (cause) {
      if (!failing) log.error('journal cannot be written', { cause: causeText(cause) })
      failing = true
      return fail(isFull(cause) ? 'disk-full' : 'journal-not-writable', { cause })
    }
  }

  const flush = async (): Promise<void> => {
    const served = waiting
    waiting = []
    if (served.length === 0) return
    const written = await write()
    for (const answer of served) answer(written)
  }

  const inTurn = (step: () => Promise<void>): Promise<void> => {
    work = work.then(step)
    return work
  }

  return {
    /** What was restored stands in a sound file at once: a second crash must not meet a torn one. */
    begin: async (restored) => {
      lines.push(...restored)
      await write()
    },
    append: (event) => {
      if (lines.length === 0) lines.push(header)
      lines.push(eventLine(event, readUptime()))
      return new Promise((resolve) => {
        waiting.push(resolve)
        void inTurn(flush)
      })
    },
    end: () => {
      // From here on an append belongs to the next seminar; what waits for the disk need not get there.
      const served = waiting
      waiting = []
      lines = []
      return inTurn(async () => {
        for (const answer of served) answer(ok(undefined))
        await file.remove().catch((cause: unknown) => log.error('journal cannot be deleted', { cause: causeText(cause) }))
      })
    },
    close: () =>
      inTurn(async () => {
        await flush()
        await file.close().catch((cause: unknown) => log.warn('journal cannot be closed', { cause: causeText(cause) }))
      }),
  }
}
