import type * as Electron from 'electron'
import type { ElectronContents, ElectronWindow } from '../../src-main/shell/electron/electron-api.ts'
import { createEmitter, refusable } from './emitter.ts'

export const createContentsDouble = () => {
  const { on, tell } = createEmitter()
  let openHandler: Parameters<ElectronContents['setWindowOpenHandler']>[0] | null = null
  let hangs = false
  let zoom: Parameters<ElectronContents['setZoomMode']>[0] = 'default'
  const contents = {
    on,
    setZoomMode: (mode) => {
      zoom = mode
    },
    setWindowOpenHandler: (handler) => {
      openHandler = handler
    },
    executeJavaScript: () => (hangs ? new Promise(() => undefined) : Promise.resolve(0)),
    forcefullyCrashRenderer: () => tell('render-process-gone', {}, { reason: 'killed', exitCode: 9 } satisfies Electron.RenderProcessGoneDetails),
    capturePage: async () => ({ toPNG: () => Buffer.from('PNG') }) as Electron.NativeImage,
  } satisfies ElectronContents
  const refusedAt = (event: string, params: object) => {
    const details = refusable(params)
    tell(event, details)
    return details.refused()
  }
  return {
    contents,
    tell,
    crash: (reason: Electron.RenderProcessGoneDetails['reason']) => tell('render-process-gone', {}, { reason, exitCode: 1 }),
    loaded: () => tell('did-finish-load'),
    failed: (code: number, description: string, mainFrame = true) => tell('did-fail-load', {}, code, description, 'http://x/', mainFrame, 1, 1),
    /** From now on it answers nothing, and nobody touches it, so that Electron says nothing of it. */
    hang: () => {
      hangs = true
    },
    zoom: () => zoom,
    /** Whether a way to another page was refused. */
    refuses: {
      navigation: (url: string) => refusedAt('will-frame-navigate', { url } satisfies Partial<Electron.WebContentsWillFrameNavigateEventParams>),
      redirect: (url: string) => refusedAt('will-redirect', { url } satisfies Partial<Electron.WebContentsWillRedirectEventParams>),
      webview: () => refusedAt('will-attach-webview', {}),
      /** Whether no device was chosen, though one is there. */
      bluetooth: () => {
        let chosen = 'the first'
        const event = refusable({})
        tell('select-bluetooth-device', event, [{ deviceName: 'Headset', deviceId: 'the first' }], (id: string) => {
          chosen = id
        })
        return event.refused() && chosen === ''
      },
      popup: (url: string) => openHandler?.({ url } as Electron.HandlerDetails).action === 'deny',
    },
  }
}

/** One window as the shell made it: what it was told, and what can happen to it. */
export class WindowDouble implements ElectronWindow {
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly page = createContentsDouble()
  readonly webContents = this.page.contents
  readonly told: string[] = []
  private readonly emitter = createEmitter()
  readonly on = this.emitter.on
  destroyed = false
  /** How often the system still keeps the keys from it, though it asks for them. */
  keysKept = 0
  private focused = true

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    this.options = options
  }
  loadURL = async (url: string) => {
    this.told.push(`load ${url}`)
  }
  setKiosk = (flag: boolean) => {
    this.told.push(`kiosk ${flag}`)
    if (!flag) this.emitter.tell('leave-full-screen')
  }
  setBounds = ({ x, y, width, height }: Partial<Electron.Rectangle>) => {
    this.told.push(`bounds ${x},${y} ${width}x${height}`)
  }
  setAlwaysOnTop = (flag: boolean, level?: string) => {
    this.told.push(`on top ${flag} ${level}`)
  }
  show = () => {
    this.told.push('show')
  }
  showInactive = () => {
    this.told.push('show without focus')
  }
  restore = () => {
    this.told.push('restore')
  }
  focus = () => {
    this.told.push('focus')
    this.keysKept -= 1
    this.focused = this.keysKept < 0
  }
  isFocused = () => this.focused
  destroy = () => {
    this.destroyed = true
    this.emitter.tell('closed')
  }

  /** Somebody closes the window (Alt+F4, the system); says whether it stayed. */
  closeIsRefused(): boolean {
    const event = refusable({})
    this.emitter.tell('close', event)
    if (!event.refused()) this.destroy()
    return event.refused()
  }
  tell(event: 'leave-full-screen' | 'minimize' | 'blur' | 'ready-to-show' | 'closed' | 'session-end'): void {
    if (event === 'blur') this.focused = false
    this.emitter.tell(event)
  }
}
