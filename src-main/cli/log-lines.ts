import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type LogLevel, logLevels } from '../logging/log.ts'

export type LogRecord = { readonly time: string; readonly level: LogLevel; readonly json: string }

/** `talkroom.log` is the newest; of the others a smaller number is newer. */
const ageOf = (name: string): number => Number(/^talkroom\.(\d+)\.log$/.exec(name)?.[1] ?? 0)

export const logFilesIn = async (directory: string): Promise<readonly string[]> => {
  const names = await readdir(directory).catch((): string[] => [])
  return names.filter((name) => /^talkroom(\.\d+)?\.log$/.test(name)).toSorted((a, b) => ageOf(b) - ageOf(a))
}

/** All records of a kiosk's log, the oldest first. A line that was cut off by the end of the power is left out. */
export const logRecordsIn = async (directory: string): Promise<readonly LogRecord[]> => {
  const records: LogRecord[] = []
  for (const name of await logFilesIn(directory)) {
    const text = await readFile(join(directory, name), 'utf8').catch(() => '')
    records.push(...text.split('\n').flatMap(recordOf))
  }
  return records
}

const recordOf = (json: string): readonly LogRecord[] => {
  try {
    const { time, level } = JSON.parse(json) as { readonly time?: unknown; readonly level?: unknown }
    const known = logLevels.find((one) => one === level)
    return typeof time !== 'string' || known === undefined ? [] : [{ time, level: known, json }]
  } catch {
    return []
  }
}
