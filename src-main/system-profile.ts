import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this system keeps the settings of programs: the profile of a kiosk that was told no other. */
export const systemProfile = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string =>
  platform === 'win32'
    ? join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'talkroom')
    : join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'talkroom')
