import type * as Electron from 'electron'
import type { ScreenPlan } from '../../../src-shared/devices/choose-screen.ts'
import type { ScreenState } from '../../../src-shared/devices/screens.ts'
import type { After } from '../after.ts'
import { besidePath } from '../shell.ts'
import { type BesideWindow, openBesideWindow } from './beside-window.ts'
import type { ElectronApi } from './electron-api.ts'

/** A window that was closed from outside is made anew after this, in milliseconds. */
const anewAfter = 1000

type Beside = { readonly window: BesideWindow; readonly address: string; bounds: string }

/** The room's screens as Electron knows them, and the windows on those that are not the room's. */
export const createElectronScreens = (deps: {
  readonly electron: Pick<ElectronApi, 'BrowserWindow' | 'screen'>
  readonly after: After
  /** Where the page is; null: it has not been asked for yet. */
  origin(): string | null
}) => {
  const { screen } = deps.electron
  let plan: ScreenPlan = { room: null, beside: [] }
  const windows = new Map<string, Beside>()

  const displayOf = (connector: string | undefined): Electron.Display | undefined =>
    connector === undefined ? undefined : screen.getAllDisplays().find(({ id }) => String(id) === connector)

  /** Makes, moves and closes windows until they are as the plan says. A screen that is gone meanwhile gets none. */
  const settle = (): void => {
    const origin = deps.origin()
    const wanted = new Map(
      plan.beside.flatMap(({ screen: { connector }, shows }) => {
        const display = displayOf(connector)
        return display === undefined || origin === null ? [] : [[connector, { address: `${origin}${besidePath(shows)}`, bounds: display.bounds }]]
      }),
    )
    for (const [connector, { window, address }] of windows)
      if (wanted.get(connector)?.address !== address) {
        window.dismiss()
        windows.delete(connector)
      }
    for (const [connector, { address, bounds }] of wanted) {
      const there = windows.get(connector)
      const at = JSON.stringify(bounds)
      if (there === undefined) {
        const gone = () => {
          windows.delete(connector)
          deps.after(anewAfter, settle)
        }
        windows.set(connector, { window: openBesideWindow({ ...deps, address, bounds, gone }), address, bounds: at })
      } else if (there.bounds !== at) {
        there.window.fill(bounds)
        there.bounds = at
      }
    }
  }

  return {
    list: (): ScreenState => {
      const primary = screen.getPrimaryDisplay().id
      // Electron tells places and sizes in its own points, and nothing of sleep.
      const screens = screen.getAllDisplays().map(({ id, label, bounds, scaleFactor, internal }) => ({
        connector: String(id),
        label,
        x: Math.round(bounds.x * scaleFactor),
        y: Math.round(bounds.y * scaleFactor),
        width: Math.round(bounds.width * scaleFactor),
        height: Math.round(bounds.height * scaleFactor),
        scale: scaleFactor,
        primary: id === primary,
        builtIn: internal,
      }))
      return { screens, asleep: false }
    },
    /** The part of the desktop that the room's window fills. */
    room: (): Electron.Rectangle => (displayOf(plan.room?.connector) ?? screen.getPrimaryDisplay()).bounds,
    plan: (next: ScreenPlan): void => {
      plan = next
    },
    settle,
    close: (): void => {
      plan = { room: null, beside: [] }
      for (const { window } of windows.values()) window.dismiss()
      windows.clear()
    },
  }
}
