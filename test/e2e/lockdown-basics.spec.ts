import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import WebSocket from 'ws'
import { segmentOn, untilOn } from '../journeys/room.ts'
import { expect, test } from './support/fixture.ts'
import type { RunningKiosk } from './support/kiosk.ts'
import { packOf } from './support/packs.ts'
import { treeOf } from './support/processes.ts'

const addressOf = (room: RunningKiosk) => new URL(room.page.url())
const cookieOf = async (room: RunningKiosk) => {
  const [cookie] = await room.page.context().cookies(addressOf(room).origin)
  if (cookie === undefined) throw new Error('the page has no cookie')
  return cookie
}

const ask = async (room: RunningKiosk, path: string, headers: Record<string, string>, method = 'GET') => {
  const asked = request({ host: '127.0.0.1', port: addressOf(room).port, path, headers, method }).end()
  const [answer] = await once(asked, 'response')
  let body = ''
  for await (const chunk of answer) body += chunk
  return { status: answer.statusCode as number, body }
}

/** A real key on a real keyboard, as far as the window can tell. */
const strike = (room: RunningKiosk, ...keys: readonly string[]) =>
  execFileSync('xdotool', ['key', '--clearmodifiers', ...keys], { env: { ...process.env, DISPLAY: room.display } })

test('no secret stands in a command line, an address, a log or on the disk', async ({ kiosk, folder, profile }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['welcome']) })
  const { value, httpOnly, sameSite } = await cookieOf(room)
  expect(value.length).toBeGreaterThan(40)
  expect({ httpOnly, sameSite }).toEqual({ httpOnly: true, sameSite: 'Strict' })
  const tree = treeOf(room.process.pid ?? 0)
  expect(tree.length).toBeGreaterThan(3)
  expect(tree.filter((one) => one.arguments.join(' ').includes(value))).toEqual([])

  const addresses = await room.page.evaluate(() => [location.href, document.cookie, ...performance.getEntries().map(({ name }) => name)].join('\n'))
  expect(addresses).not.toContain(value)
  expect(room.output()).not.toContain(value)
  for (const name of readdirSync(join(profile, 'logs'))) expect(readFileSync(join(profile, 'logs', name), 'utf8')).not.toContain(value)
})

test('the bridge answers nobody but its page', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['talk-1']) })
  const { host, origin } = addressOf(room)
  const { name, value } = await cookieOf(room)
  const cookie = `${name}=${value}`
  const media = await room.page.evaluate(
    () =>
      performance
        .getEntriesByType('resource')
        .map((entry) => new URL(entry.name).pathname)
        .find((path) => path.endsWith('.js')) ?? '',
  )

  expect((await ask(room, '/', { host, cookie })).status).toBe(200)
  for (const path of ['/', '/index.html', media, '/media/demo-2022-10-20/talks/talk-1.mp4', '/media/demo-2022-10-20/seminar.json']) {
    const refused = await ask(room, path, { host })
    expect(refused.status).toBe(403)
    expect(refused.body).not.toContain('<script')
    expect((await ask(room, path, { host, cookie: `${name}=${value.slice(0, -1)}x` })).status).toBe(403)
    expect((await ask(room, path, { host: 'talkroom.example', cookie })).status).toBe(421)
  }
  expect((await ask(room, '/', { host, cookie }, 'POST')).status).toBe(405)
  expect((await ask(room, '/../../etc/passwd', { host, cookie })).status).toBe(404)

  const upgrade = async (headers: Record<string, string>) => {
    const socket = new WebSocket(`ws://${host}/contract?build=x`, { headers })
    const outcome = await new Promise<string>((resolve) => {
      socket.once('open', () => resolve('open'))
      socket.on('error', ({ message }) => resolve(message))
    })
    socket.terminate()
    return outcome
  }
  expect(await upgrade({ origin })).toContain('403')
  expect(await upgrade({ origin: 'http://evil.example', cookie })).toContain('403')
  expect(await upgrade({ origin, cookie, host: 'evil.example' })).toContain('421')
  expect(await upgrade({ origin, cookie })).toBe('open')
})

test('the window fills the screen, hears the first key, and no key leads out of it', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['welcome', 'pause']) })
  const { page } = room
  expect(await page.evaluate(() => [innerWidth, innerHeight, screen.width, screen.height])).toEqual([1920, 1080, 1920, 1080])

  // Right after the start, with no hand on the screen before.
  strike(room, 'Next')
  await untilOn(room, 'welcome')

  await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''))
  const address = page.url()
  strike(room, 'ctrl+t', 'ctrl+n', 'ctrl+shift+n', 'ctrl+w', 'ctrl+shift+w', 'ctrl+q', 'F5', 'ctrl+r', 'ctrl+shift+r', 'alt+Left', 'alt+Home')
  strike(
    room,
    'alt+F4',
    'F11',
    'F12',
    'ctrl+shift+i',
    'ctrl+u',
    'ctrl+p',
    'ctrl+s',
    'ctrl+o',
    'ctrl+h',
    'ctrl+j',
    'ctrl+l',
    'F6',
    'ctrl+plus',
    'ctrl+minus',
  )
  strike(room, 'super', 'alt+Tab', 'ctrl+Escape', 'shift+Escape', 'ctrl+f', 'F3', 'F7', 'Menu', 'shift+F10')

  // It still hears what it is for.
  strike(room, 'Next')
  await untilOn(room, 'pause')
  expect(segmentOn(room.main.slices())).toBe('pause')
  expect(page.url()).toBe(address)
  await expect(page.locator('html')).toHaveAttribute('data-same-page', '')
  expect(page.context().pages()).toHaveLength(1)
  expect(await page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio])).toEqual([1920, 1080, 1])
})
