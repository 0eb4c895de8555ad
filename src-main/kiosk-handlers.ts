import type { CommandHandlers } from '../src-shared/contract/contract.ts'
import type { RoomSettings, Slices } from '../src-shared/contract/slices.ts'
import { ok } from '../src-shared/result/result.ts'
import type { Log } from './logging/log.ts'
import type { KioskSettings, Settings } from './settings/settings.ts'

type KioskCommandName = 'page.ready' | 'page.trouble' | 'settings.set' | 'library.open' | 'library.close'

/** What belongs to no seminar: the page's own word, the room's settings, the library. */
export const createKioskHandlers = (deps: {
  settings: Settings
  library: boolean
  log: Log
  publish(changed: Partial<Slices>): void
}): { readonly handlers: Pick<CommandHandlers, KioskCommandName>; slices(): Pick<Slices, 'settings' | 'library'> } => {
  const { settings, log } = deps
  let library = deps.library
  const slices = () => ({ settings: roomSettings(settings.get()), library: { open: library } })
  const told = () => {
    deps.publish(slices())
    return ok(undefined)
  }
  const openLibrary = (open: boolean) => {
    library = open
    return told()
  }
  return {
    slices,
    handlers: {
      'page.ready': ({ screen }) => {
        log.info('page ready', { screen })
        return ok(undefined)
      },
      'page.trouble': ({ message }) => {
        log.error('page', { message })
        return ok(undefined)
      },
      'settings.set': (change) => {
        settings.set(given(change))
        return told()
      },
      'library.open': () => openLibrary(true),
      'library.close': () => openLibrary(false),
    },
  }
}

const roomSettings = ({ language, theme, captions, keyboard, sound, emulator }: KioskSettings): RoomSettings => ({
  language,
  theme,
  captions,
  keyboard,
  sound,
  emulator,
})

/** Leaves out what was not given, so that it does not overwrite what is set. */
const given = <T extends object>(change: T) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
