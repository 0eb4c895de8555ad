import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { member } from '../../src-desk/plenary/test-desk.ts'
import { comeIn } from '../../src-desk/plenary/test-guest.ts'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import { comeInWithClient } from '../e2e/support/client-page.ts'
import { startJanusDesk } from '../e2e/support/janus-desk.ts'

const flags = [
  '--no-sandbox',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
]

/** Remembers a page's connections, and when sound and a picture first came over any of them, on the machine's clock. */
const watchMedia = () => {
  const Original = window.RTCPeerConnection
  window.connections = []
  window.firstMedia = { sound: null, picture: null }
  window.RTCPeerConnection = class extends Original {
    constructor(...args) {
      super(...args)
      window.connections.push(this)
    }
  }
  const clock = () => performance.timeOrigin + performance.now()
  window.incoming = async () => {
    const reports = await Promise.all(window.connections.map((one) => one.getStats()))
    return reports.flatMap((all) => [...all.values()]).filter(({ type }) => type === 'inbound-rtp')
  }
  window.forgetMedia = () => {
    window.firstMedia = { sound: null, picture: null }
    window.looking = setInterval(async () => {
      const streams = await window.incoming()
      if (streams.some(({ kind, packetsReceived }) => kind === 'audio' && packetsReceived > 0)) window.firstMedia.sound ??= clock()
      if (streams.some(({ framesDecoded }) => framesDecoded > 0)) window.firstMedia.picture ??= clock()
      if (window.firstMedia.sound !== null && window.firstMedia.picture !== null) clearInterval(window.looking)
    }, 20)
  }
}

/** A Chromium of its own, as a process that can be measured. */
export const openBrowser = async () => {
  const server = await chromium.launchServer({ executablePath: findChromium(process.env) ?? 'chromium', args: flags })
  const browser = await chromium.connect(server.wsEndpoint())
  const page = async () => {
    const made = await (await browser.newContext({ permissions: ['microphone', 'camera'] })).newPage()
    await made.addInitScript(watchMedia)
    return made
  }
  return { pid: server.process().pid, folder: `/none-of-${server.process().pid}`, page, stop: () => server.close() }
}

export const whenBothCame = async (page, what) => {
  await page.waitForFunction('firstMedia.sound !== null && firstMedia.picture !== null', null, { timeout: 20_000, polling: 50 }).catch(() => {
    throw new Error(`${what}: no sound and picture within 20 s`)
  })
  return page.evaluate('Math.max(firstMedia.sound, firstMedia.picture)')
}

/** A desk with its Janus; `presenters` are on stage with sound and a picture of 320 by 180. */
export const openPlenary = async ({ presenters, at }) => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-'))
  const desk = await startJanusDesk({ folder, ...(at === undefined ? {} : { at }) })
  while (!desk.media.isUp()) await new Promise((done) => setTimeout(done, 20))
  const stage = await openBrowser()
  for (let index = 1; index <= presenters; index += 1) {
    const page = await stage.page()
    await comeInWithClient(page, desk.port, member(`presenter-${index}`, 'presenter'), { tone: 500 * index, camera: true })
    await page.evaluate(() => {
      window.client.speak(true)
      window.client.show()
    })
    await page.waitForFunction('client.media.state().name === "in"')
  }
  const guests = []
  return {
    desk,
    host: () => comeIn(desk.port, member('hugo', 'host')),
    /** Rooms that are there, and have no sound and picture. */
    lightGuests: async (count) => {
      for (let index = 1; index <= count; index += 1) guests.push(await comeIn(desk.port, member(`guest-${index}`, 'room', 2)))
      return guests
    },
    room: async (browser, id = 'motala') => {
      const page = await browser.page()
      await comeInWithClient(page, desk.port, member(id))
      await page.waitForFunction('client.media.state().name === "in"')
      return page
    },
    close: async () => {
      for (const guest of guests) guest.leave()
      await stage.stop()
      await desk.clear()
    },
  }
}
