import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Log } from '../logging/log.ts'
import type { AudioSystem } from './audio-system.ts'
import { createNoAudioSystem } from './no-audio-system.ts'
import { createPulseAudioSystem } from './pulse/pulse-audio-system.ts'
import { createWindowsAudioSystem } from './windows/windows-audio-system.ts'

const hasProgram = (name: string, path: string): boolean =>
  path.split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, name), constants.X_OK)
      return true
    } catch {
      // Not in this folder.
      return false
    }
  })

/** The sound system of this machine, as far as it can be asked; what cannot be known is said once, for IT. */
export const findAudioSystem = (environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, log: Log): AudioSystem => {
  if (platform === 'linux' && hasProgram('pactl', environment.PATH ?? '')) return createPulseAudioSystem({ environment, log })
  if (platform === 'win32') return createWindowsAudioSystem({ log })
  const why = platform === 'linux' ? 'pactl is not installed (package pulseaudio-utils)' : `there is no pactl on ${platform}`
  log.warn('mute and volume of the sound devices are not known, and volume is not set', { why })
  return createNoAudioSystem(why)
}
