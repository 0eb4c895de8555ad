import { mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { connect as connectSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMemoryLog } from '../logging/memory-log.ts'
import { mediaRequest } from './media.ts'
import { type Bridge, startBridge } from './server.ts'
import { clientOf } from './test-client.ts'

let directory = ''
let bridge: Bridge
const content = Buffer.from(Array.from({ length: 3 * 1024 * 1024 }, (_, n) => (n * 7 + (n >> 9)) & 0xff))
const files: Record<string, string> = {}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'media-'))
  for (const name of ['talk.mp4', 'talk.webm', 'sv.vtt', 'slides.pdf', 'poster.png', 'poster.jpg']) {
    files[`talks/${name}`] = join(directory, name)
    writeFileSync(join(directory, name), name === 'talk.mp4' ? content : 'x')
  }
  files['talks/empty.mp4'] = join(directory, 'empty.mp4')
  files['talks/gone.mp4'] = join(directory, 'gone.mp4')
  writeFileSync(join(directory, 'empty.mp4'), '')
  const mediaFile = (path: string, pack: string) =>
    pack === 'demo' ? (files[path] === undefined ? null : { absolute: files[path], proof: null }) : null
  bridge = await startBridge({ port: 0, rendererDirectory: directory, mediaFile, dispatch: async () => null, log: createMemoryLog(), buildId: 'b' })
})
afterAll(async () => {
  await bridge.close()
  rmSync(directory, { recursive: true })
})

const talk = '/media/demo/talks/talk.mp4'
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => clientOf(bridge).get(path, headers, method)
const openFiles = () => readdirSync('/proc/self/fd').length

/** Asks for the recording over a bare socket, so that it can be left in the middle. */
const begin = (headers = '', path = talk) =>
  new Promise<ReturnType<typeof connectSocket>>((resolve, reject) => {
    const { host, pair } = clientOf(bridge)
    const socket = connectSocket(Number(host.split(':')[1]), '127.0.0.1')
    socket.on('error', reject)
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${pair}\r\n${headers}\r\n`)
    socket.once('data', () => resolve(socket))
  })

describe('the media of a pack', () => {
  it('come whole, with their type and length', async () => {
    const { status, headers, body } = await get(talk)
    expect(status).toBe(200)
    expect(body.equals(content)).toBe(true)
    expect(headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-type': 'video/mp4', 'content-length': String(content.length) })
    const types = ['talk.webm', 'sv.vtt', 'slides.pdf', 'poster.png', 'poster.jpg'].map(
      async (name) => (await get(`/media/demo/talks/${name}`)).headers['content-type'],
    )
    expect(await Promise.all(types)).toEqual(['video/webm', 'text/vtt; charset=utf-8', 'application/pdf', 'image/png', 'image/jpeg'])
  })

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=1000000-2000000', 1_000_000, 2_000_000],
    ['bytes=3000000-', 3_000_000, content.length - 1],
    ['bytes=-500', content.length - 500, content.length - 1],
  ])('come in part for %s', async (range, from, to) => {
    const { status, headers, body } = await get(talk, { range })
    expect(status).toBe(206)
    expect(headers['content-range']).toBe(`bytes ${from}-${to}/${content.length}`)
    expect(headers['content-length']).toBe(String(to - from + 1))
    expect(body.equals(content.subarray(from, to + 1))).toBe(true)
  })

  it('say how long they are when asked for what lies behind the end', async () => {
    const { status, headers } = await get(talk, { range: `bytes=${content.length}-` })
    expect([status, headers['content-range']]).toEqual([416, `bytes */${content.length}`])
    expect((await get('/media/demo/talks/empty.mp4', { range: 'bytes=0-' })).status).toBe(416)
    expect((await get('/media/demo/talks/empty.mp4')).body).toHaveLength(0)
  })

  it('answer HEAD without a body and several ranges with everything', async () => {
    const head = await get(talk, { range: 'bytes=0-99' }, 'HEAD')
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([206, '100', 0])
    expect((await get(talk, { range: 'bytes=0-1,4-5' })).status).toBe(200)
  })

  it('give a part only of the version the page knows', async () => {
    const { etag = '' } = (await get(talk, {}, 'HEAD')).headers
    expect((await get(talk, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206)
    expect((await get(talk, { range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200)
    expect((await get(talk, { 'if-none-match': etag })).status).toBe(304)
    utimesSync(join(directory, 'talk.mp4'), 1, 1)
    expect((await get(talk, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(200)
  })

  it.each([
    '/media/demo/talks/../talks/talk.mp4',
    '/media/demo/../../etc/passwd',
    '/media/demo/talks/none.mp4',
    '/media/other/talks/talk.mp4',
    '/media/demo/talks/gone.mp4',
    '/media/demo',
    '/media/',
    '/media/demo/%',
    '/media/demo/talks',
  ])('are not found at %s', async (path) => expect((await get(path)).status).toBe(404))

  it('are looked up by their decoded name', async () => {
    expect((await get('/media/demo/talks%2Ftalk%2Emp4', {}, 'HEAD')).status).toBe(200)
    expect(mediaRequest('/media/demo/a%20b/c')).toEqual({ pack: 'demo', path: 'a b/c' })
  })

  it('are closed again by 500 pages that went away in the middle', async () => {
    const before = openFiles()
    for (let batch = 0; batch < 50; batch += 1) {
      const sockets = await Promise.all(Array.from({ length: 10 }, () => begin(batch % 2 === 0 ? '' : 'Range: bytes=1000-\r\n')))
      for (const socket of sockets) socket.destroy()
    }
    await expect.poll(openFiles, { timeout: 15_000 }).toBeLessThanOrEqual(before + 1)
  })

  it('break the connection when the file shrinks while it is read', async () => {
    const file = join(directory, 'long.mp4')
    files['talks/long.mp4'] = file
    writeFileSync(file, '')
    truncateSync(file, 256 * 1024 * 1024)
    const socket = await begin('', '/media/demo/talks/long.mp4')
    socket.pause()
    truncateSync(file, 1024 * 1024)
    const began = performance.now()
    const received = await new Promise<number>((resolve) => {
      let bytes = 0
      socket.on('data', (part) => {
        bytes += part.length
      })
      socket.on('close', () => resolve(bytes))
      socket.resume()
    })
    expect(received).toBeLessThan(200 * 1024 * 1024)
    expect(performance.now() - began).toBeLessThan(4500)
  })
})
