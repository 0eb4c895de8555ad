import { createServer } from 'node:net'
import WebSocket from 'ws'
import { pause } from './processes.mjs'

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port is free'))))
    })
  })

/** The page of a browser that has its DevTools at `port`: asks again until there is one. */
const findPage = async (port, started) => {
  const deadline = performance.now() + 30_000
  for (;;) {
    try {
      const pages = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
      const page = pages.find(({ type, url }) => type === 'page' && url.startsWith('http'))
      if (page !== undefined) return page
    } catch {
      // Not listening yet.
    }
    if (started.child.exitCode !== null || performance.now() > deadline) throw new Error(`There is no page to measure:\n${started.said()}`)
    await pause(50)
  }
}

/** A hand on a page over the DevTools protocol, with nothing between that would use time of its own. */
export const openPage = async (port, started) => {
  const { webSocketDebuggerUrl } = await findPage(port, started)
  const socket = new WebSocket(webSocketDebuggerUrl, { perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const waiting = new Map()
  let last = 0
  socket.on('message', (data) => {
    const { id, result, error } = JSON.parse(data.toString())
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(result)
    else asked?.reject(new Error(error.message))
  })
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the page is gone'))
    waiting.clear()
  })
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      socket.send(JSON.stringify({ id: last, method, params }))
    })
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  return {
    send,
    evaluate,
    /** Until `expression` is true in the page, over its reloads. */
    until: async (expression, patience = 30_000) => {
      const deadline = performance.now() + patience
      for (;;) {
        const holds = await evaluate(expression).catch((error) => String(error))
        if (holds === true) return
        if (performance.now() > deadline) throw new Error(`the page never came so far: ${expression} (${holds})`)
        await pause(50)
      }
    },
    collectGarbage: async () => {
      await send('HeapProfiler.enable')
      await send('HeapProfiler.collectGarbage')
      await send('HeapProfiler.disable')
    },
    /** A key as the browser gets it from the system. */
    press: async (key, code = key, keyCode = { PageDown: 34, PageUp: 33, ArrowLeft: 37, F13: 124 }[key] ?? 0) => {
      const event = { key, code, windowsVirtualKeyCode: keyCode, nativeVirtualKeyCode: keyCode }
      await send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
    },
    /** Lets go: an open session costs the page time. */
    close: () => socket.close(),
  }
}
