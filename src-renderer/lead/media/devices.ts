import { useEffect, useState } from 'react'
import type { DeviceKind } from '../stores/media.ts'

export type Device = { readonly id: string; readonly name: string }
export type Devices = Readonly<Record<DeviceKind, readonly Device[]>>

const none: Devices = { microphone: [], camera: [], speaker: [] }

const list = async (): Promise<Devices> => {
  const all = await navigator.mediaDevices.enumerateDevices()
  const of = (kind: MediaDeviceKind): readonly Device[] =>
    // Nameless before the browser was allowed; "default" and "communications" stand for another one that is in the list too.
    all
      .filter((one) => one.kind === kind && one.label !== '' && one.deviceId !== 'default' && one.deviceId !== 'communications')
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }))
  return { microphone: of('audioinput'), camera: of('videoinput'), speaker: 'setSinkId' in HTMLMediaElement.prototype ? of('audiooutput') : [] }
}

/** Only over https, or from this very computer, does a browser give a page any device at all. */
export const mayUseDevices = (): boolean => 'mediaDevices' in navigator

/** What can be chosen from, also after something was connected. `look` changes when there may be more to see. */
export const useDevices = (look: unknown): Devices => {
  const [devices, setDevices] = useState(none)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` is what makes it look again.
  useEffect(() => {
    if (!mayUseDevices()) return
    let over = false
    const refresh = () =>
      void list().then(
        (found) => over || setDevices(found),
        () => undefined,
      )
    refresh()
    navigator.mediaDevices.addEventListener('devicechange', refresh)
    return () => {
      over = true
      navigator.mediaDevices.removeEventListener('devicechange', refresh)
    }
  }, [look])
  return devices
}

/**
 * Asks the browser once for both, so that the person answers one question. What came is let go of again: who uses a device
 * opens it then. Whatever went wrong is said by the device itself.
 */
export const askPermission = async (): Promise<void> => {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
    for (const track of stream.getTracks()) track.stop()
  } catch {
    // One of the two may be missing; each is tried by itself now.
  }
}
