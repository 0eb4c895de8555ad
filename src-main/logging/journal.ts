import { fstatSync } from 'node:fs'
import { lineFor } from './line.ts'
import type { LogLevel } from './log.ts'

const errorStream = 2

/** Whether what is written to stderr goes to the system's journal, as systemd says it: `JOURNAL_STREAM=<device>:<inode>`. */
export const inJournal = (env: NodeJS.ProcessEnv): boolean => {
  const said = env.JOURNAL_STREAM
  if (said === undefined) return false
  try {
    const { dev, ino } = fstatSync(errorStream)
    return said === `${dev}:${ino}`
  } catch {
    // stderr is closed: it goes nowhere at all.
    return false
  }
}

/** How grave it is, as the journal counts (sd-daemon(3)). */
const priorities: Record<LogLevel, number> = { debug: 7, info: 6, warn: 4, error: 3 }

/** A record as the journal reads it from a stream: its priority in front, without a time, which the journal has itself. */
export const journalLine = (json: string): string => {
  const { level } = JSON.parse(json) as { readonly level: LogLevel }
  // A line break would begin an entry of its own, without a priority.
  return `<${priorities[level]}>${lineFor(json).slice('2022-10-20 08:00:00 '.length).replaceAll('\n', ' ')}`
}
