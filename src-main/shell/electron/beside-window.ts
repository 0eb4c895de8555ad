import type * as Electron from 'electron'
import { openScreenWindow, type ScreenWindowDeps } from './screen-window.ts'

/** A page that cannot be loaded, or was lost, is asked for again after this, in milliseconds. */
const againAfter = 2000

export type BesideWindow = { fill(bounds: Electron.Rectangle): void; dismiss(): void }

/** A window on a screen that is not the room's: black, or the moderator's view. It never takes the keys. */
export const openBesideWindow = (
  deps: Omit<ScreenWindowDeps, 'news' | 'developerTools'> & {
    /** It was closed, and not by its own `dismiss`. */
    gone(): void
  },
): BesideWindow => {
  let cancelAgain = () => {}
  const news = {
    shown: () => cancelAgain(),
    pageLost: () => {
      cancelAgain()
      cancelAgain = deps.after(againAfter, load)
    },
    windowLost: deps.gone,
  }
  const { window, load, fill, dismiss } = openScreenWindow({ ...deps, developerTools: false, news }, { focusable: false, skipTaskbar: true })
  window.on('closed', () => cancelAgain())
  window.on('ready-to-show', () => window.showInactive())
  return { fill, dismiss }
}
