import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import WebSocket from 'ws'
import { inRepository } from '../../build/setup/paths.mjs'
import { freePort, openPage } from './devtools.mjs'
import { begin, end } from './processes.mjs'

/**
 * The kiosk as `npm start` starts it, on a profile of its own that is deleted afterwards. `pack` null: it shows what
 * `fill` has put into its profile.
 */
export const startOurs = async ({ display, pack }, args = [], fill = () => undefined) => {
  const folder = mkdtempSync(join(tmpdir(), 'talkroom-bench-'))
  fill(folder)
  const port = await freePort()
  const root = inRepository('dist', 'main', 'chromium-main.js')
  const started = begin(
    process.execPath,
    [root, '--profile', folder, ...(pack === null ? [] : ['--pack', pack]), '--port', '0', '--lang', 'sv', ...args],
    {
      ...process.env,
      DISPLAY: display,
      TALKROOM_TEST_DEBUG_PORT: String(port),
    },
  )
  return {
    ...started,
    folder,
    pid: started.child.pid,
    page: () => openPage(port, started),
    stop: async () => {
      await end(started.child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const onScreen = (name) => `document.documentElement.dataset.screen?.startsWith(${JSON.stringify(name)}) === true`

/** Speaks to main as the page does, with the page's cookie; for bringing the room to where something is measured. */
export const speakTo = async (page) => {
  const origin = await page.evaluate('location.origin')
  const { cookies } = await page.send('Network.getCookies', { urls: [origin] })
  const build = readFileSync(inRepository('dist', 'build-id'), 'utf8').trim()
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/contract?build=${build}`, {
    origin,
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  })
  const waiting = new Map()
  let slices = {}
  let last = 0
  const first = new Promise((resolve, reject) => {
    socket.on('message', (data) => {
      const message = JSON.parse(data.toString())
      if (message.type === 'snapshot') {
        slices = { ...slices, ...message.slices }
        resolve()
      }
      if (message.type === 'answer') waiting.get(message.id)?.(message)
    })
    socket.once('error', reject)
  })
  await first
  return {
    slices: () => slices,
    command: (name, args) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, (answer) => (answer.ok ? resolve(answer.value) : reject(new Error(`${name}: ${answer.failure.reason}`))))
        socket.send(JSON.stringify({ id: last, name, args }))
      }),
    close: () => socket.close(),
  }
}

/** Leads the room to the segment with this id, leaving out everything before it. */
export const leadTo = async (page, segment) => {
  const room = await speakTo(page)
  const { content } = room.slices().seminar
  await room.command('room.start', { seats: [7], rehearsal: false })
  await page.until(onScreen('running:'))
  for (const { id } of content.programme) {
    if (id === segment) break
    await page.until(onScreen(`running:${id}`))
    await room.command('room.skip', { segment: id })
  }
  await page.until(onScreen(`running:${segment}`))
  return room
}
