import type { SystemDevice } from '../../src-shared/devices/device.ts'
import type { Failure, Result } from '../../src-shared/result/result.ts'

export type AudioFailure = Failure<'audio-system-silent'>

/** What the operating system knows of sound and can do with it. The page knows the rest. */
export type AudioSystem = {
  /** False: this system tells neither mute nor volume, and nothing can be set. */
  readonly tells: boolean
  list(): Promise<Result<readonly SystemDevice[], AudioFailure>>
  /** 1 is the device's own full level. */
  setVolume(device: SystemDevice, level: number): Promise<Result<void, AudioFailure>>
  setMuted(device: SystemDevice, muted: boolean): Promise<Result<void, AudioFailure>>
  /** Brings what this kiosk plays to a loudspeaker, where the system had moved it to another. */
  bringTo(device: SystemDevice): Promise<Result<void, AudioFailure>>
  /** Something was plugged in or out, muted or turned; or the system came or went. Tells once for a burst of them. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}
