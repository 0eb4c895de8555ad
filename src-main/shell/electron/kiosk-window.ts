import type * as Electron from 'electron'
import type { ShellWindow } from '../window-keeper.ts'
import { openScreenWindow, type ScreenWindowDeps } from './screen-window.ts'

/** Something that came in front of the page has its keys for so long, in milliseconds. */
export const keysBackAfter = 1000

export type KioskWindow = ShellWindow & {
  focus(): void
  /** Fills this part of the desktop again, after a display changed. */
  fill(bounds: Electron.Rectangle): void
}

/** The window on the room's screen, which has the keys. */
export const openKioskWindow = (deps: ScreenWindowDeps): KioskWindow => {
  const { window, load, fill, dismiss } = openScreenWindow(deps)
  let cancelKeys = () => {}
  const takeKeys = () => {
    cancelKeys()
    cancelKeys = deps.after(keysBackAfter, () => {
      if (window.isFocused()) return
      window.focus()
      takeKeys()
    })
  }
  // On a developer's desktop it takes nobody's.
  if (!deps.developerTools) window.on('blur', takeKeys)
  window.on('closed', () => cancelKeys())
  window.on('minimize', () => window.focus())
  window.on('ready-to-show', () => {
    window.show()
    window.focus()
  })
  return {
    loadPage: load,
    screenshot: async () => (await window.webContents.capturePage()).toPNG(),
    dismiss: async () => dismiss(),
    focus: () => window.focus(),
    fill: (bounds) => {
      fill(bounds)
      window.focus()
    },
  }
}
