import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * The profile of a kiosk that was told no other: where this system keeps the settings of programs. On a room PC with Windows it is
 * the computer's, which Set-TalkroomFolder.ps1 makes, so that IT's commands see the kiosk's and not the administrator's own.
 */
export const systemProfile = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform, isThere: (path: string) => boolean = existsSync): string => {
  if (platform !== 'win32') return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'talkroom')
  const ofComputer = join(programData(env), 'Talkroom', 'profile')
  return isThere(ofComputer) ? ofComputer : join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'talkroom')
}

/** Where Windows keeps what belongs to the computer and to no account. */
export const programData = (env: NodeJS.ProcessEnv): string => env.ProgramData ?? 'C:\\ProgramData'
