import { deviceKey } from '../../../src-shared/plenary/access.ts'

const key = 'talkroom.device'

const invented = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')

/** What makes this browser the one that the link is bound to. Invented once; a stranger to everything else on the machine. */
export const ownDeviceKey = (): string => {
  try {
    const kept = deviceKey.safeParse(localStorage.getItem(key))
    if (kept.success) return kept.data
    const made = invented()
    localStorage.setItem(key, made)
    return made
  } catch {
    // A private window that keeps nothing: the host lets this browser in again if it is closed.
    return invented()
  }
}
