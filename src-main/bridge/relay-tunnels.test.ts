import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import { fail, ok } from '../../src-shared/result/result.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import type { OpenTunnel } from './relay-tunnels.ts'
import { startBridge } from './server.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const echoServer = async () => {
  const ends: Socket[] = []
  const server = createServer((end) => {
    ends.push(end)
    end.on('error', () => undefined).pipe(end)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    for (const end of ends) end.destroy()
    server.close()
  })
  const address = server.address()
  return { port: typeof address === 'object' && address !== null ? address.port : 0, ends }
}

const started = async (tunnel?: OpenTunnel) => {
  const log = createMemoryLog()
  const bridge = await startBridge({
    port: 0,
    rendererDirectory: tmpdir(),
    mediaFile: () => null,
    dispatch: async () => null,
    log,
    buildId: 'b1',
    tunnel,
  })
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await bridge.close()
  }
  closing.push(close)
  const port = Number(new URL(bridge.address.origin).port)
  /** Asks the bridge as a browser asks its proxy; answers the line, what came of it, and what comes next. */
  const ask = async (head: string) => {
    const line = connect(port, '127.0.0.1').on('error', () => undefined)
    closing.push(() => line.destroy())
    const next = () => new Promise<string>((resolve) => line.once('data', (data) => resolve(String(data))).once('close', () => resolve('closed')))
    line.write(head)
    return { line, next, answer: (await next()).split('\r\n')[0] }
  }
  return { ask, close, log }
}
const asking = (place: string) => `CONNECT ${place} HTTP/1.1\r\nHost: ${place}\r\n\r\n`

describe('the window’s way out', () => {
  it('leads to a relay, both ways, and ends with either end', async () => {
    const { port, ends } = await echoServer()
    const asked: unknown[] = []
    const { ask } = await started(async (to) => {
      asked.push(to)
      return ok(connect(port, '127.0.0.1'))
    })
    const { line, answer, next } = await ask(asking('Relay.example.org:443'))
    expect([answer, asked]).toEqual(['HTTP/1.1 200 Connection established', [{ host: 'relay.example.org', port: 443 }]])
    line.write('hello')
    expect(await next()).toBe('hello')
    const gone = new Promise((resolve) => ends[0]?.once('close', resolve))
    line.destroy()
    await gone
    const other = await ask(asking('[2001:db8::7]:443'))
    ends[1]?.destroy()
    expect(await other.next()).toBe('closed')
  })

  it('leads nowhere else: not to what is no relay, nor to what is no place, nor by a plain question', async () => {
    const { ask, log } = await started(async ({ host }) => {
      if (host === 'mistake') throw new Error('a bug')
      return fail(host === 'relay' ? 'proxy-refused' : 'not-a-relay')
    })
    const answers = ['example.org:443', 'relay:443', 'mistake:443', 'example.org', 'a:99999', 'user@relay:443'].map(
      async (place) => (await ask(asking(place))).answer,
    )
    expect(await Promise.all(answers)).toEqual([
      'HTTP/1.1 403 Forbidden',
      'HTTP/1.1 502 Bad Gateway',
      'HTTP/1.1 502 Bad Gateway',
      ...Array.from({ length: 3 }, () => 'HTTP/1.1 400 Bad Request'),
    ])
    expect(JSON.stringify(log.lines)).toContain('a bug')
    expect((await ask('GET http://example.org/ HTTP/1.1\r\nHost: example.org\r\n\r\n')).answer).toContain(' 421 ')
  })

  it('leads nowhere at all before there is a plenary', async () => {
    expect((await (await started()).ask(asking('relay:443'))).answer).toBe('HTTP/1.1 403 Forbidden')
  })

  it('takes so many at a time, and the bridge closes with all of them', async () => {
    const { port } = await echoServer()
    const { ask, close } = await started(async () => ok(connect(port, '127.0.0.1')))
    const lines = await Promise.all(Array.from({ length: 32 }, () => ask(asking('relay:443'))))
    expect((await ask(asking('relay:443'))).answer).toBe('HTTP/1.1 503 Too Many')
    const ends = lines.map(({ next }) => next())
    await close()
    expect(new Set(await Promise.all(ends))).toEqual(new Set(['closed']))
  })
})
