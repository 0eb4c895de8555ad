import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Instant } from '../../src-shared/time/time.ts'
import { resolveLocal } from '../../src-shared/time/zone.ts'

const day = z.object({ start: z.string().regex(/^\d{4}-\d{2}-\d{2}T/), timeZone: z.string() })

/** The instant of a time of day on a seminar's own day; null where its zone is unknown. */
export const onSeminarDay = ({ start, timeZone }: { readonly start: string; readonly timeZone: string }, time: string): Instant | null =>
  resolveLocal(`${start.slice(0, 10)}T${time}`, timeZone)

/**
 * The instant of a time of day on the pack's own day, for demonstrations and tests (`--start HH:MM`).
 * Null when the pack does not say its day: what is wrong with it is said where it is opened.
 */
export const startOnSeminarDay = async (packDirectory: string, time: string): Promise<Instant | null> => {
  try {
    const read = day.safeParse(JSON.parse(await readFile(join(packDirectory, 'seminar.json'), 'utf8')))
    return read.success ? onSeminarDay(read.data, time) : null
  } catch {
    // A pack that cannot be read is reported by the pack store, with its reason.
    return null
  }
}
