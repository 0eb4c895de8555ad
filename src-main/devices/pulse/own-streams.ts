import { readFile } from 'node:fs/promises'

const parentOf = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name stands in brackets and may hold anything.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0)
}

/** Whether a process was started by this one, directly or not: the kiosk's window, and nobody else's music. */
export const isBelow = async (pid: number, ancestor: number): Promise<boolean> => {
  for (let at = pid; at > 1; at = await parentOf(at)) if (at === ancestor) return true
  return false
}
