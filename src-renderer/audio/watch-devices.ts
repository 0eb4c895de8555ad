import type { CommandArgs } from '../../src-shared/contract/contract.ts'
import { send } from '../bridge/send.ts'
import { useReplica } from '../stores/slices.ts'

/** A plug makes several events; the list is read once they are over. */
const together = 40

type Screens = EventTarget
declare global {
  interface Window {
    /** Absent where screens may not be looked at. */
    getScreenDetails?: () => Promise<Screens>
  }
}

/**
 * Chromium tells of no change that falls into its own first look, and under PulseAudio of no microphone that was unplugged,
 * until it is asked. Where page and system do not know the same devices, the page looks again, a few times for each difference:
 * half a second apart at first and never more than one, because a room is to see within two what was unplugged.
 */
const lookAgainAfter = [60, 250, 500, 500, 500, 500, 500, 1000, 1000, 1000, 1000] as const
const withoutSystemEvery = 1000
const lookAgain = (tell: () => void): void => {
  let about = ''
  let tries = 0
  useReplica.subscribe(({ slices }, before) => {
    if (slices === null || slices.devices === before.slices?.devices) return
    const { devices, system } = slices.devices
    const unseen = devices
      .filter((one) => system && (one.page === null || one.system === null))
      .map(({ direction, key }) => `${direction} ${key}`)
      .join()
    if (unseen === about) return
    about = unseen
    tries = 0
    const next = (): void => {
      const after = lookAgainAfter[tries]
      if (after === undefined || unseen === '') return
      tries += 1
      setTimeout(() => {
        if (about !== unseen) return
        tell()
        next()
      }, after)
    }
    next()
  })
}

/** What the page sees of sound; empty where it may not look. Opens no device. */
const look = async (): Promise<CommandArgs<'devices.seen'>> => {
  // Absent outside a secure context.
  const media = navigator.mediaDevices as MediaDevices | undefined
  const permission = await navigator.permissions.query({ name: 'microphone' as PermissionName }).catch(() => null)
  const devices = (await media?.enumerateDevices().catch(() => [])) ?? []
  const audio = devices.flatMap(({ kind, deviceId, groupId, label }) =>
    kind === 'videoinput' || deviceId === ''
      ? []
      : [
          {
            id: deviceId.slice(0, 200),
            group: groupId.slice(0, 200),
            direction: kind === 'audioinput' ? ('input' as const) : ('output' as const),
            label: label.slice(0, 200),
          },
        ],
  )
  return { permission: permission?.state === 'granted', audio: audio.slice(0, 100) }
}

/** Tells main what there is, at once and at every change of it, and anew to a main that was started again. */
export const watchDevices = (): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = ''
  const lookAndTell = async (what: 'all' | 'changes') => {
    const seen = await look()
    const now = JSON.stringify(seen)
    // Main looks at everything of its own when it is told: only now and then is that worth a word without news.
    if (what === 'changes' && now === told) return
    told = now
    await send('devices.seen', seen)
  }
  const tell = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void lookAndTell('all'), together)
  }
  const media = navigator.mediaDevices as MediaDevices | undefined
  media?.addEventListener('devicechange', tell)
  // A room where it may not look has one screen for all that the page knows.
  window.getScreenDetails?.().then(
    (screens) => {
      screens.addEventListener('screenschange', tell)
      screens.addEventListener('currentscreenchange', tell)
    },
    () => undefined,
  )
  useReplica.subscribe(({ connection }, before) => connection === 'connected' && before.connection !== 'connected' && tell())
  lookAgain(tell)
  // A system that tells nothing cannot tell of what Chromium misses either.
  setInterval(() => useReplica.getState().slices?.devices.system === false && void lookAndTell('changes'), withoutSystemEvery)
  tell()
}
