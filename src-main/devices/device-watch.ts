import { planScreens } from '../../src-shared/devices/choose-screen.ts'
import { causeText } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import type { Troubles } from '../room/troubles.ts'
import type { Settings } from '../settings/settings.ts'
import type { Shell } from '../shell/shell.ts'
import type { AudioSystem } from './audio-system.ts'
import { createDeviceTroubles } from './device-troubles.ts'
import { noDevices, type RoomDevices, seeDevices } from './room-devices.ts'
import { createVolumeKeeper } from './volume-keeper.ts'

export type DeviceWatch = {
  room(): RoomDevices
  /** Something of it is other than it was. */
  see(seen: Parameters<typeof seeDevices>[1]): void
  /** What a sound that was played has shown of the pair in use. */
  learn(shown: Pick<Partial<RoomDevices>, 'plays' | 'proof'>): void
  /** Asks again what there is. */
  look(of: 'screens' | 'all'): Promise<void>
  /** While the volume of a loudspeaker that was just taken into use is being set: a trial would hear two of them. */
  settling(): Promise<unknown> | null
  begin(): Promise<void>
  stop(): Promise<void>
}

/** A system that moved a stream when its loudspeaker went needs a moment until it can be moved back. */
const bringAfter = [150, 1200] as const

/** Knows which screen, loudspeaker and microphone there are, takes the right ones into use, and says when that changes. */
export const createDeviceWatch = (deps: {
  shell: Shell
  /** Made when the watch begins: it starts a process. */
  audio(): AudioSystem
  settings: Settings
  log: Log
  troubles: Troubles
  directory: string
  /** A trial is on: no stream is moved under it. */
  isTrying(): boolean
  onChange(): void
}): DeviceWatch => {
  const { settings, log } = deps
  let room: RoomDevices = noDevices
  let audio: AudioSystem | null = null
  let volumes: Awaited<ReturnType<typeof createVolumeKeeper>> | null = null
  let stopped = false
  let soundAsked = 0
  let soundAnswered = 0
  let settling: Promise<unknown> | null = null
  let arranged = ''
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const cancels: (() => void)[] = []

  const deviceSettings = () => settings.get().devices
  const later = (after: number, call: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      call()
    }, after)
    timers.add(timer)
  }
  const troubles = createDeviceTroubles(deps.troubles, later)

  const see: DeviceWatch['see'] = (seen) => {
    const first = room.page === null
    const before = room
    const { room: next, changes } = seeDevices(room, seen, deviceSettings())
    room = next
    const speaker = next.chosen.speaker?.device
    for (const one of before.system ?? []) if (next.system?.some(({ id }) => id === one.id) === false) volumes?.gone(one.id)
    if (!first)
      for (const change of changes.toReversed()) {
        log.info('device', change)
        troubles.changed(change)
      }
    const was = before.chosen.speaker?.device
    // The page may know it a moment before the system does, and the system's end of it is what can be set.
    const cameOrChanged = was?.key !== speaker?.key || was?.page !== speaker?.page || was?.system !== speaker?.system
    if (cameOrChanged && speaker !== undefined) takeIntoUse(speaker.system)
    troubles.loudspeaker(speaker)
    arrangeScreens()
    deps.onChange()
  }
  const arrangeScreens = () => {
    const plan = planScreens(room.screens.screens, room.screen?.screen ?? null, deviceSettings().screens.others)
    // A machine that shows nothing, or cannot be asked, is left as it is.
    if (plan.room === null || JSON.stringify(plan) === arranged) return
    arranged = JSON.stringify(plan)
    deps.shell.screens.arrange(plan)
  }
  const takeIntoUse = (id: string | null) => {
    const device = room.system?.find((one) => one.id === id && one.direction === 'output')
    if (device === undefined) return
    if (volumes !== null) {
      const mine = volumes.use(device).then(lookAtSound, (cause: unknown) => log.warn('the volume was not set', { cause: causeText(cause) }))
      settling = mine
      void mine.then(() => {
        if (settling === mine) settling = null
      })
    }
    for (const after of bringAfter)
      later(after, () => {
        if (!deps.isTrying() && room.chosen.speaker?.device.system === id) void audio?.bringTo(device)
      })
  }

  const lookAtSound = async () => {
    soundAsked += 1
    const mine = soundAsked
    const listed = await audio?.list()
    // On a busy machine an older answer can come after a newer one, and would bring back what is gone.
    if (stopped || mine < soundAnswered) return
    soundAnswered = mine
    see({ system: listed?.ok === true ? listed.value : null })
  }
  const lookAtScreens = async () => {
    const screens = await deps.shell.screens.list()
    if (!stopped) see({ screens })
  }

  return {
    room: () => room,
    see,
    learn: (shown) => {
      room = { ...room, ...shown }
    },
    look: async (of) => {
      await Promise.all(of === 'all' ? [lookAtSound(), lookAtScreens()] : [lookAtScreens()])
    },
    settling: () => settling,
    begin: async () => {
      audio = deps.audio()
      volumes = await createVolumeKeeper({ path: `${deps.directory}/volumes.json`, audio, level: () => deviceSettings().volume, log })
      cancels.push(
        audio.onChange(() => void lookAtSound()),
        deps.shell.onEvent(({ type }) => (type === 'displays-changed' || type === 'resumed') && void lookAtScreens()),
        settings.onChange(() => see({})),
      )
      await lookAtScreens()
      await lookAtSound()
    },
    stop: async () => {
      stopped = true
      for (const cancel of cancels) cancel()
      for (const timer of timers) clearTimeout(timer)
      await volumes?.putBack()
      await audio?.close()
    },
  }
}
