import { readFile } from 'node:fs/promises'
import { uptime } from 'node:os'

/** Names this boot of the machine; null where the system has no such name (Windows). */
export const readBootId = async (): Promise<string | null> => {
  try {
    return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
  } catch {
    // Without a name nobody can tell two boots apart, so the clock begins anew with each process.
    return null
  }
}

/** Milliseconds since the machine was switched on, suspended time included. */
export const readUptime = (): number => Math.round(uptime() * 1000)
