import type { StaffSlice } from '../../src-shared/contract/slices.ts'

/** Whether this is the session that the Debian packages bring: a compositor that shows one program on the whole screen, and nothing behind it. The unit says so. */
export const inOwnSession = (environment: NodeJS.ProcessEnv): boolean => environment.TALKROOM_SESSION === 'cage'

/** What the screen shows when the kiosk has been left. */
export const behindKiosk = (environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): Extract<StaffSlice, { state: 'open' }>['behind'] => {
  if (inOwnSession(environment)) return 'console'
  return platform === 'win32' ? 'windows' : 'desktop'
}
