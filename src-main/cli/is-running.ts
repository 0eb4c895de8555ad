import type { KioskStatus } from '../../src-shared/status/status.ts'
import { isClaimed } from '../shell/one-kiosk.ts'

/** Whether the kiosk that wrote this runs now. */
export const isRunning = async (profile: string, { kiosk }: KioskStatus): Promise<boolean> =>
  (await isClaimed(profile)) ?? (kiosk.state === 'running' && isAlive(kiosk.pid))

/** Where the system does not say whether a kiosk runs: whether its process does. */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    // Somebody else's process may not be asked, but it is there.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}
