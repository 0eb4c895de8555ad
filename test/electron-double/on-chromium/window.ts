import type * as Electron from 'electron'
import { type Area, placeWindow } from '../../../src-main/shell/chromium/place-window.ts'
import type { WindowDouble } from '../window-double.ts'
import type { Chromium } from './chromium.ts'

const whenLoaded = `new Promise((resolve) => document.readyState === 'complete' ? resolve() : addEventListener('load', () => resolve()))`

/** Gives the double's window a real page: what the window is told is done in Chromium, and what happens there happens to the window. */
export const showInChromium = (window: WindowDouble, chromium: Chromium): void => {
  const { x = 0, y = 0, width = 0, height = 0 } = window.options
  let area: Area = { left: x, top: y, width, height }
  // Made with its first address: a page that goes elsewhere while debuggers come to it may crash.
  const { promise: target, resolve: made } = Promise.withResolvers<string>()
  const session = target.then(async (targetId) => {
    const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true })
    return String(sessionId)
  })
  const ask = async (method: string, params: object = {}) => chromium.send(method, params, await session)
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = await ask('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true })
    return (result as { value?: unknown } | undefined)?.value
  }
  const fill = () => target.then((targetId) => placeWindow(chromium.send, targetId, area))

  let exists = false
  let shown = false
  const make = async (url: string) => {
    exists = true
    const { targetId } = await chromium.send('Target.createTarget', { url, newWindow: true, ...area })
    made(String(targetId))
    await fill()
  }
  const load = async (url: string) => {
    if (exists) {
      const { errorText } = await ask('Page.navigate', { url })
      if (typeof errorText === 'string') return window.page.failed(-2, errorText)
    } else await make(url)
    await evaluate(whenLoaded)
    window.page.loaded()
    if (!shown) window.tell('ready-to-show')
    shown = true
  }
  chromium.onEvent(({ method, params }) => {
    void target.then((targetId) => {
      if (params.targetId !== targetId || window.destroyed) return
      if (method === 'Target.targetCrashed') window.page.crash('crashed')
      if (method === 'Target.targetDestroyed') window.destroy()
    })
  })
  // A page that is lost in the middle is told by its own event.
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined)
  const { setBounds, focus, destroy } = window
  Object.assign(window, {
    loadURL: async (url: string) => quietly(load(url)),
    setBounds: (bounds: Electron.Rectangle) => {
      setBounds(bounds)
      area = { left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height }
      quietly(fill())
    },
    focus: () => {
      focus()
      quietly(ask('Page.bringToFront'))
    },
    destroy: () => {
      quietly(target.then((targetId) => chromium.send('Target.closeTarget', { targetId })))
      destroy()
    },
  })
  Object.assign(window.page.contents, {
    executeJavaScript: evaluate,
    forcefullyCrashRenderer: () => quietly(ask('Page.crash')),
    capturePage: async () => {
      const { data } = await ask('Page.captureScreenshot', { format: 'png' })
      return { toPNG: () => Buffer.from(String(data), 'base64') }
    },
  })
}
