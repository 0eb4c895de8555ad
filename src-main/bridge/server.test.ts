import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandHandlers, commands } from '../../src-shared/contract/contract.ts'
import type { Slices } from '../../src-shared/contract/slices.ts'
import { fail, ok } from '../../src-shared/result/result.ts'
import { instant } from '../../src-shared/time/time.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { dispatch } from './dispatch.ts'
import { type Bridge, type BridgeOptions, startBridge } from './server.ts'
import { clientOf } from './test-client.ts'

let directory = ''
let bridges: Bridge[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bridge-'))
  mkdirSync(join(directory, 'page/assets'), { recursive: true })
  writeFileSync(join(directory, 'page/index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(directory, 'page/assets/main-A1b2C3d4.js'), 'export {}')
  writeFileSync(join(directory, 'secret.txt'), 'secret')
  symlinkSync(join(directory, 'secret.txt'), join(directory, 'page/link.txt'))
})
afterEach(async () => {
  for (const bridge of bridges) await bridge.close()
  bridges = []
  rmSync(directory, { recursive: true })
})

const handlers: CommandHandlers = {
  ...(Object.fromEntries(Object.keys(commands).map((name) => [name, () => fail('not-ready')])) as unknown as CommandHandlers),
  'room.back': () => ok(undefined),
  'room.pause': () => fail('not-now', { params: { n: 1 }, cause: '/home/kiosk' }),
  'room.resume': () => {
    throw new Error('a bug')
  },
  'page.ready': async () => ok(undefined),
}
const start = async (options: Partial<BridgeOptions> = {}) => {
  const log = createMemoryLog()
  const bridge = await startBridge({
    port: 0,
    rendererDirectory: join(directory, 'page'),
    mediaFile: () => null,
    dispatch: (message) => dispatch(message, handlers, log),
    log,
    buildId: 'b1',
    ...options,
  })
  bridges.push(bridge)
  return { bridge, log, ...clientOf(bridge) }
}
const clock = (now: number): Partial<Slices> => ({ clock: { now: instant(now), speed: 1 } })

/** One of each; what is in them is not the bridge's business. */
const slices = Object.fromEntries(
  [
    'clock',
    'settings',
    'seminar',
    'room',
    'groups',
    'library',
    'troubles',
    'staff',
    'delivery',
    'join',
    'devices',
    'buttons',
    'plenary',
    'plenaryOffer',
  ].map((name) => [name, { of: name }]),
) as unknown as Slices

describe('the bridge', () => {
  it('lets the page have the camera where IT wants it, and nobody else ever', async () => {
    const policyOf = async (options: Partial<BridgeOptions>) => String((await (await start(options)).get('/')).headers['permissions-policy'])
    expect(await policyOf({})).toContain('camera=(),')
    expect(await policyOf({ camera: async () => false })).toContain('camera=(),')
    expect(await policyOf({ camera: async () => true })).toContain('camera=(self),')
  })

  it('serves the page with a policy that lets it load from main only', async () => {
    const { get, host } = await start()
    const { status, headers, body } = await get('/')
    expect([status, body.toString()]).toEqual([200, '<!doctype html><title>page</title>'])
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;")
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://${host};`)
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
    const script = await get('/assets/main-A1b2C3d4.js')
    expect(script.headers['cache-control']).toContain('immutable')
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect((await get('/', {}, 'HEAD')).body).toHaveLength(0)
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/link.txt',
    '/assets',
    '/assets/',
    '//etc/passwd',
    '/nothing.js',
    '/index.html%00.js',
  ])('has no %s', async (path) => {
    const { get } = await start()
    expect((await get(path)).status).toBe(404)
  })

  it('sends a window that came before its cookie once round, so that it comes back with it', async () => {
    const { get, pair } = await start()
    const navigation = { 'sec-fetch-mode': 'navigate' }
    const early = await get('/', { cookie: 'x=y', ...navigation })
    expect([early.status, early.headers.location]).toEqual([307, '/?again'])
    expect((await get('/?again', { cookie: 'x=y', ...navigation })).status).toBe(403)
    const back = await get('/?again', { cookie: pair, ...navigation })
    expect([back.status, back.headers.location]).toEqual([307, '/'])
    expect((await get('/', { cookie: pair, ...navigation })).status).toBe(200)
  })

  it('refuses who has no cookie with a page that asks again by itself', async () => {
    const { get, host, pair } = await start()
    const { status, body, headers } = await get('/', { cookie: 'x=y' })
    expect(status).toBe(403)
    expect(body.toString()).toContain('http-equiv="refresh" content="1"')
    expect(body.toString()).not.toContain('<script')
    expect(headers['content-security-policy']).toBeDefined()
    expect((await get('/', { cookie: `${pair}x` })).status).toBe(403)
    expect((await get('/', { cookie: pair.slice(0, -1) })).status).toBe(403)
    expect((await get('/', { cookie: `a=b; ${pair}` })).status).toBe(200)
    expect((await get('/', { host: 'evil.example' })).status).toBe(421)
    expect((await get('/', { host: host.replace('127.0.0.1', 'localhost') })).status).toBe(421)
    const post = await get('/', {}, 'POST')
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  it('has another secret in each launch and takes another port when its own is taken', async () => {
    const first = await start()
    const port = Number(new URL(first.bridge.address.origin).port)
    const second = await start({ port })
    expect(second.bridge.address.origin).not.toBe(first.bridge.address.origin)
    expect(second.bridge.address.cookie.value).not.toBe(first.bridge.address.cookie.value)
    expect(Buffer.from(first.bridge.address.cookie.value, 'base64url')).toHaveLength(32)
  })

  it('opens the contract only to its own page', async () => {
    const { connect, log } = await start()
    await expect(connect('/contract?build=b1', { origin: 'http://evil.example' })).rejects.toThrow('HTTP 403')
    await expect(connect('/contract?build=b1', { cookie: '' })).rejects.toThrow('HTTP 403')
    await expect(connect('/contract?build=b1', { host: 'evil.example' })).rejects.toThrow('HTTP 421')
    await expect(connect('/elsewhere')).rejects.toThrow('HTTP 404')
    expect(log.lines.join('\n')).toContain('a socket was refused')
  })

  it('sends all slices to a page that connects and then only what changed', async () => {
    const { bridge, connect } = await start()
    const early = await connect('/contract?build=b1')
    bridge.publish({ troubles: [] })
    bridge.publish(slices)
    expect(await early.next()).toEqual({ type: 'snapshot', wire: 1, rev: 2, slices })
    bridge.publish(clock(2))
    expect(await early.next()).toEqual({ type: 'snapshot', wire: 1, rev: 3, slices: clock(2) })
    const late = await connect('/contract?build=b1')
    expect(await late.next()).toEqual({ type: 'snapshot', wire: 1, rev: 3, slices: { ...slices, ...clock(2) } })
    expect(bridge.connections()).toBe(2)
  })

  it('reads anew for a page that connects what goes stale by itself', async () => {
    const { bridge, connect } = await start({ fresh: () => clock(77) })
    bridge.publish(slices)
    expect(await (await connect('/contract?build=b1')).next()).toMatchObject({ slices: { ...slices, ...clock(77) } })
  })

  it('sends a page the whole before anything else, also where its coming changes something', async () => {
    const { bridge, connect } = await start({
      fresh: () => {
        bridge.publish(clock(78))
        return clock(79)
      },
    })
    bridge.publish(slices)
    expect(await (await connect('/contract?build=b1')).next()).toMatchObject({ slices: { ...slices, ...clock(79) } })
  })

  it('says when pages come and go', async () => {
    const { bridge, connect } = await start()
    const seen: number[] = []
    const gone = new Promise<void>((resolve) => {
      bridge.onConnection((count) => {
        seen.push(count)
        if (count === 0) resolve()
      })
    })
    const { socket } = await connect('/contract?build=b1')
    socket.close()
    await gone
    expect(seen).toEqual([1, 0])
  })

  it('tells a page of another build to reload', async () => {
    const { bridge, connect } = await start()
    const stale = await connect('/contract?build=b0')
    expect(await stale.next()).toEqual({ type: 'reload' })
    await stale.closed
    expect(bridge.connections()).toBe(0)
  })

  it('answers commands, and what is no command with its reason', async () => {
    const { connect, log } = await start()
    const { socket, next } = await connect('/contract?build=b1')
    const ask = (message: unknown) => {
      socket.send(typeof message === 'string' ? message : JSON.stringify(message))
      return next()
    }
    expect(await ask({ id: 1, name: 'room.back', args: {} })).toEqual({ type: 'answer', id: 1, ok: true })
    expect(await ask({ id: 2, name: 'room.pause', args: {} })).toEqual({
      type: 'answer',
      id: 2,
      ok: false,
      failure: { reason: 'not-now', params: { n: 1 } },
    })
    expect(await ask({ id: 3, name: 'room.resume', args: {} })).toEqual({ type: 'answer', id: 3, ok: false, failure: { reason: 'internal' } })
    expect(await ask({ id: 4, name: 'room.skip', args: { segment: 7 } })).toMatchObject({ id: 4, failure: { reason: 'bad-arguments' } })
    expect(await ask({ id: 4, name: 'room.back' })).toMatchObject({ id: 4, failure: { reason: 'bad-arguments' } })
    expect(await ask({ id: 5, name: 'constructor', args: {} })).toMatchObject({ id: 5, failure: { reason: 'unknown-command' } })
    socket.send('{ no json')
    socket.send(Buffer.from([1, 2, 3]))
    expect(await ask({ id: 6, name: 'page.ready', args: { screen: 'welcome' } })).toEqual({ type: 'answer', id: 6, ok: true })
    expect(log.lines.join('\n')).toContain('a bug')
  })

  it('drops what comes faster than any hand, with one line, and goes on afterwards', async () => {
    const { connect, log } = await start()
    const { socket, next } = await connect('/contract?build=b1')
    for (let id = 0; id < 1000; id += 1) socket.send(JSON.stringify({ id, name: 'room.back', args: {} }))
    const answered = []
    for (let n = 0; n < 200; n += 1) answered.push(await next())
    await new Promise((resolve) => setTimeout(resolve, 1100))
    socket.send(JSON.stringify({ id: 5000, name: 'room.back', args: {} }))
    for (let message = await next(); message.type !== 'answer' || message.id !== 5000; message = await next()) answered.push(message)
    expect(answered.length).toBeLessThanOrEqual(400)
    expect(log.lines.filter((line) => line.includes('dropped')).length).toBeLessThanOrEqual(2)
    expect(log.lines.filter((line) => line.includes('dropped')).length).toBeGreaterThan(0)
  })

  it('closes a connection that sends too much at once, and only that', async () => {
    const { connect, bridge } = await start()
    const good = await connect('/contract?build=b1')
    const bad = await connect('/contract?build=b1')
    bad.socket.send('x'.repeat(300 * 1024))
    expect(await bad.closed).toBe(1009)
    good.socket.send(JSON.stringify({ id: 1, name: 'room.back', args: {} }))
    expect(await good.next()).toMatchObject({ id: 1, ok: true })
    expect(bridge.connections()).toBe(1)
  })

  it('gives the page from the development server, without the secret, when there is one', async () => {
    const seen: (string | undefined)[] = []
    const vite = createServer((request, response) => {
      seen.push(request.headers.cookie, request.url)
      response.setHeader('content-type', 'text/javascript').end('from vite')
    })
    await new Promise<void>((resolve) => vite.listen(0, '127.0.0.1', resolve))
    const address = vite.address()
    const port = typeof address === 'object' ? address?.port : 0
    const { get } = await start({ devServer: `http://127.0.0.1:${port}` })
    expect((await get('/src/main.tsx?t=1')).body.toString()).toBe('from vite')
    expect(seen).toEqual([undefined, '/src/main.tsx?t=1'])
    expect((await get('/', { cookie: '' })).status).toBe(403)
    vite.close()
    vite.closeAllConnections()
  })

  it('closes in no time with pages connected', async () => {
    const { bridge, connect } = await start()
    const { closed } = await connect('/contract?build=b1')
    await bridge.close()
    await closed
  })
})
