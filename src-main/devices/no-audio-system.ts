import { fail } from '../../src-shared/result/result.ts'
import type { AudioSystem } from './audio-system.ts'

/**
 * For a machine whose sound system cannot be asked: macOS, or a Linux without `pactl`. Devices are known from the
 * page alone; whether one is muted or turned down shows in the check with sound only.
 */
export const createNoAudioSystem = (why: string): AudioSystem => {
  const silent = async () => fail('audio-system-silent', { cause: why })
  return {
    tells: false,
    list: silent,
    setVolume: silent,
    setMuted: silent,
    bringTo: silent,
    onChange: () => () => undefined,
    close: async () => undefined,
  }
}
