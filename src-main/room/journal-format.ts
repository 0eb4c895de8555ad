import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { type RoomEvent, roomAction } from '../../src-shared/room/events.ts'
import { type Instant, instant } from '../../src-shared/time/time.ts'

/** The version of the journal's own format and of the events in it. Another version's journal is set aside, never guessed at. */
export const journalVersion = 1

const bootId = z.string().max(64).nullable()

const headerRecord = z.object({
  journal: z.literal(journalVersion),
  seminar: z.string(),
  seminarVersion: z.number().int(),
  rehearsal: z.boolean(),
  bootId,
})
/** The kiosk opened the journal again; what follows was written in this boot of the machine. */
const bootRecord = z.object({ boot: bootId })
const eventRecord = z.object({
  event: z.object({ seq: z.number().int().min(0), at: z.number() }).and(roomAction),
  /** How long the machine had been up when this was written, in milliseconds. */
  up: z.number(),
})

export type JournalHeader = { readonly seminar: string; readonly seminarVersion: number; readonly rehearsal: boolean }

/** A point on the room's clock that outlives the process: in the boot `bootId`, at `uptime` milliseconds, it was `instant`. */
export type ClockAnchor = { readonly bootId: string; readonly uptime: number; readonly instant: Instant }

/** One line of the journal: the checksum of the JSON as eight small hex digits, a space, the JSON. */
export const lineOf = (record: unknown): string => {
  const json = JSON.stringify(record)
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`
}

export const headerLine = (header: JournalHeader, boot: string | null): string =>
  lineOf({ journal: journalVersion, ...header, bootId: boot } satisfies z.infer<typeof headerRecord>)
export const bootLine = (boot: string | null): string => lineOf({ boot } satisfies z.infer<typeof bootRecord>)
export const eventLine = (event: RoomEvent, uptime: number): string => lineOf({ event, up: uptime })

export type ReadJournal =
  | { readonly found: 'none' | 'other-version' | 'unreadable' }
  | {
      readonly found: 'whole' | 'torn' | 'damaged'
      readonly header: JournalHeader
      readonly events: readonly RoomEvent[]
      /** The lines that hold, as they stand in the file. */
      readonly lines: readonly string[]
      readonly lastAlive: Instant | null
      readonly anchor: ClockAnchor | null
      /** What is wrong with the first bad line, for the log. */
      readonly why?: string
    }

/**
 * Reads as much of a journal as holds. `torn`: the last record was cut off by a crash; `damaged`: a record
 * before the last one does not hold; in both, everything up to it is given. Never throws.
 */
export const readJournal = (content: Buffer): ReadJournal => {
  const lines = splitLines(content)
  const [first] = lines
  if (first === undefined) return { found: 'none' }
  const header = parse(first)
  // A crash in the very first write leaves a piece of a header and nothing after it.
  if (header === undefined) return { found: lines.length === 1 ? 'none' : 'unreadable' }
  const known = headerRecord.safeParse(header)
  if (!known.success) return { found: 'other-version' }

  const events: RoomEvent[] = []
  const kept = [textOf(first)]
  let boot = known.data.bootId
  let anchor: ClockAnchor | null = null
  let bad: string | undefined
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue
    const record = parse(line)
    const read = record === undefined ? undefined : recordOf(record)
    const last = events.at(-1)
    if (read === undefined || (read.event !== undefined && last !== undefined && read.event.seq <= last.seq)) {
      bad = `line ${index + 1} of ${lines.length} does not hold`
      break
    }
    kept.push(textOf(line))
    if (read.event === undefined) boot = read.boot
    else {
      push(events, read.event)
      anchor = boot === null ? null : { bootId: boot, uptime: read.up, instant: read.event.at }
    }
  }
  const { seminar, seminarVersion, rehearsal } = known.data
  const good = { header: { seminar, seminarVersion, rehearsal }, events, lines: kept, lastAlive: events.at(-1)?.at ?? null, anchor }
  if (bad === undefined) return { found: 'whole', ...good }
  return { found: kept.length === lines.length - 1 ? 'torn' : 'damaged', why: bad, ...good }
}

/** Of a run of beats in which no recording plays only the last one says something. */
const push = (events: RoomEvent[], event: RoomEvent): void => {
  if (isPlainBeat(event) && isPlainBeat(events.at(-1))) events.pop()
  events.push(event)
}
const isPlainBeat = (event: RoomEvent | undefined) => event?.type === 'beat' && event.media === undefined

type ReadRecord = { readonly event: RoomEvent; readonly up: number } | { readonly event?: undefined; readonly boot: string | null }

const recordOf = (record: unknown): ReadRecord | undefined => {
  const asEvent = eventRecord.safeParse(record)
  if (asEvent.success) return { event: { ...asEvent.data.event, at: instant(asEvent.data.event.at) }, up: asEvent.data.up }
  const asBoot = bootRecord.safeParse(record)
  return asBoot.success ? asBoot.data : undefined
}

/** Lines with their newline, if they have it: without it a record was not written to its end. */
const splitLines = (content: Buffer): Buffer[] => {
  const lines: Buffer[] = []
  for (let from = 0; from < content.length; ) {
    const newline = content.indexOf(0x0a, from)
    const to = newline === -1 ? content.length : newline + 1
    lines.push(content.subarray(from, to))
    from = to
  }
  return lines
}

const textOf = (line: Buffer): string => line.toString('utf8')

/** The record of a line, or undefined when its bytes are not what was written. */
const parse = (line: Buffer): unknown => {
  if (line.at(-1) !== 0x0a || line.length < 11 || line[8] !== 0x20) return undefined
  const json = line.subarray(9, -1)
  if (crc32(json).toString(16).padStart(8, '0') !== line.toString('latin1', 0, 8)) return undefined
  try {
    return JSON.parse(json.toString('utf8'))
  } catch {
    // The checksum holds but the text is no JSON: nothing this code has written.
    return undefined
  }
}
