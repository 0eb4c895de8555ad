import type { ButtonsSlice } from '../../src-shared/contract/buttons.ts'
import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import type { DevicesSlice, deviceCommands } from '../../src-shared/contract/devices.ts'
import type { ProgrammeView } from '../../src-shared/programme/view.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import type { Log } from '../logging/log.ts'
import type { Troubles } from '../room/troubles.ts'
import type { Settings } from '../settings/settings.ts'
import type { Shell } from '../shell/shell.ts'
import type { AudioSystem } from './audio-system.ts'
import { createDeviceChoices } from './device-choices.ts'
import { createDeviceMemory, screenWishOf } from './device-memory.ts'
import { createDeviceWatch } from './device-watch.ts'
import { createRoomCheck } from './room-check.ts'
import { sayDevices } from './room-devices.ts'

export type DeviceService = {
  readonly handlers: Pick<CommandHandlers, keyof typeof deviceCommands>
  slice(): DevicesSlice
  /** The room's state is another: what was near may have come. */
  programme(view: ProgrammeView): void
  /** Begins to watch; once the window is there. */
  begin(): Promise<void>
  stop(): Promise<void>
}

const lookEvery = 2000

/** Finds, chooses, watches and checks the room's screen, loudspeaker and microphone. */
export const createDeviceService = (deps: {
  shell: Shell
  /** Made when the watch begins: it starts a process. */
  audio(): AudioSystem
  settings: Settings
  clock: Clock
  log: Log
  troubles: Troubles
  /** For what is kept between starts, and for the result of the check by night. */
  directory: string
  staffOpen(): boolean
  buttons(): ButtonsSlice['devices']
  publish(slice: DevicesSlice): void
}): DeviceService => {
  const { shell, audio, settings, clock, log, troubles, directory, staffOpen, buttons } = deps
  let before: ProgrammeView['phase']['name'] | null = null
  let cancelTick: () => void = () => undefined

  const slice = (): DevicesSlice => {
    const room = watch.room()
    const found = check.found()
    return {
      ...sayDevices(room, memory.get(), found.voices),
      speaker: room.chosen.speaker,
      microphone: room.chosen.microphone,
      devices: room.devices,
      screens: room.screens.screens,
      screen: room.screen,
      others: memory.get().screens.others,
      system: room.system !== null,
      ...found,
    }
  }
  const onChange = () => deps.publish(slice())

  const memory = createDeviceMemory(settings)
  const watch = createDeviceWatch({
    ...{ shell, audio, settings, log, troubles, directory, onChange },
    isTrying: () => check.found().check.name === 'running',
  })
  const check = createRoomCheck({ watch, memory, clock, log, directory, buttons, slice, onChange })

  return {
    slice,
    programme: (view) => {
      const began = view.phase.name === 'running' && before !== 'running'
      before = view.phase.name
      const { screen } = watch.room()
      // A seminar is held on it: the next one is too, where nothing else is asked for.
      if (began && screen !== null) memory.rememberScreens({ last: screenWishOf(screen.screen) })
      check.programme(view)
    },
    begin: async () => {
      await check.begin()
      cancelTick = clock.every(lookEvery, check.tick)
      await watch.begin()
    },
    stop: async () => {
      cancelTick()
      await watch.stop()
    },
    handlers: { ...createDeviceChoices({ watch, memory, settings, staffOpen }), ...check.handlers },
  }
}
