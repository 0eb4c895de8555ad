import type { TroubleReason } from '../../src-shared/contract/slices.ts'
import type { DeviceChange } from '../../src-shared/devices/changes.ts'
import type { AudioDevice } from '../../src-shared/devices/device.ts'
import type { Troubles } from '../room/troubles.ts'

/** What is well again need not be said for long. */
const saidFor = 8000

/** The quiet lines about the room's devices, one for each thing. */
export const createDeviceTroubles = (troubles: Troubles, later: (after: number, call: () => void) => void) => {
  const idOf = (reason: TroubleReason): string => `devices-${reason.split('-')[0]}`
  const set = (reason: TroubleReason, device: string, grave: boolean): void =>
    troubles.set({ id: idOf(reason), reason, severity: grave ? 'trouble' : 'remark', params: { device } })
  /** Only where nothing newer is said in its place. */
  const clear = (reason: TroubleReason): void => {
    const id = idOf(reason)
    if (troubles.list().some((one) => one.id === id && one.reason === reason)) troubles.clear(id)
  }
  return {
    changed: (change: DeviceChange): void => {
      switch (change.kind) {
        // Everybody hears at once that a loudspeaker is gone; a microphone is not missed before the plenary.
        case 'lost':
          set(`${change.thing}-lost`, change.from, change.thing === 'speaker')
          break
        case 'replaced':
          set(`${change.thing}-replaced`, change.from, change.thing === 'speaker')
          break
        case 'back':
        case 'chosen':
          set(`${change.thing}-back`, change.to, false)
          later(saidFor, () => clear(`${change.thing}-back`))
          break
      }
    },
    /** One that was muted or turned to nothing is heard by nobody; that is said at once. */
    loudspeaker: (device: AudioDevice | undefined): void => {
      const silent = device !== undefined && (device.muted === true || (device.volume !== null && device.volume < 0.01))
      if (silent) set('speaker-muted', device.label, true)
      else clear('speaker-muted')
    },
  }
}
