import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openTo } from '../e2e/support/open-sockets.ts'

describe.runIf(process.platform === 'linux')('where a program can be reached', () => {
  const closing: (() => void)[] = []
  afterEach(() => {
    for (const close of closing.splice(0)) close()
  })
  const listen = async (host: string): Promise<number> => {
    const server = createServer().listen(0, host)
    closing.push(() => server.close())
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }

  it('is at each port on which it listens, on the loopback or not, over TCP and UDP', async () => {
    const [own, every] = [await listen('127.0.0.1'), await listen('0.0.0.0')]
    const udp = createSocket('udp4').bind(0, '0.0.0.0')
    closing.push(() => udp.close())
    await once(udp, 'listening')
    expect(openTo(process.pid)).toEqual(
      expect.arrayContaining([`tcp 127.0.0.1:${own}`, `tcp anywhere:${every}`, `udp anywhere:${udp.address().port}`]),
    )
  })

  it('is also where what it started listens, and nowhere that others do', async () => {
    const others = await listen('127.0.0.1')
    const script = `const s = require('node:net').createServer().listen(0, '127.0.0.1', () => console.log(s.address().port))`
    const inner = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(script)}], { stdio: 'inherit' }).on('exit', () => process.exit())`
    const child = spawn(process.execPath, ['-e', inner], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
    closing.push(() => process.kill(-(child.pid ?? 0)))
    const [port] = (await once(child.stdout, 'data')) as [Buffer]
    expect(openTo(child.pid ?? 0)).toEqual([`tcp 127.0.0.1:${port.toString().trim()}`])
    expect(others).toBeGreaterThan(0)
  })
})
