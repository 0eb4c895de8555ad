import { generateKeyPairSync } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ticketPath } from '../../src-shared/join/ticket-file.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import type { Place } from '../packs/delivery/discover.ts'
import { startFaultyServer } from '../packs/fetch/faulty-server.ts'
import { findTicket } from './find-ticket.ts'
import { testCode, testTicket, writeTicket } from './test-ticket.ts'

let directory = ''
const closing: (() => Promise<unknown>)[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'find-ticket-'))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  rmSync(directory, { recursive: true, force: true })
})

const code = testCode(1)
const served = async (folder: string): Promise<string> => {
  const server = await startFaultyServer(folder)
  closing.push(server.close)
  return server.url
}
/** A server that says the same to whatever it is asked. */
const answering = async (status: number, body: string, headers: Record<string, string> = {}): Promise<string> => {
  const server = createServer((_, response) => response.writeHead(status, headers).end(body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((closed) => server.close(closed)))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const address = (name: string): Place => ({ name, kind: 'address' })
const folder = (name: string): Place => ({ name, kind: 'folder' })
const find = async (places: readonly Place[], asked = code, signal = new AbortController().signal) => {
  const found = await findTicket(asked, places, { http: { stalledAfter: 500 }, log: createMemoryLog(), signal })
  return found.ok ? found.value.room : found.failure.reason
}

describe('looking a code up', () => {
  it('finds its ticket beside a pack on a server, in a folder, and in a folder of a stick', async () => {
    writeTicket(join(directory, 'pack'), code, testTicket({ room: 'Höör' }))
    writeTicket(join(directory, 'stick', 'autumn'), code, testTicket({ room: 'Ängelholm' }))
    expect(await find([address(await served(join(directory, 'pack')))])).toBe('Höör')
    expect(await find([folder(join(directory, 'pack'))])).toBe('Höör')
    expect(await find([{ name: join(directory, 'stick'), kind: 'stick' }])).toBe('Ängelholm')
  })

  it('takes the first good one of many places, whatever the others do', async () => {
    writeTicket(join(directory, 'pack'), code)
    const good = address(await served(join(directory, 'pack')))
    const bad = [
      await answering(404, ''),
      await answering(200, '<!doctype html><title>Welcome</title>'),
      await answering(503, 'busy'),
      'http://127.0.0.1:9',
    ]
    expect(await find([...bad.map(address), folder('/nowhere'), good])).toBe('Höör, stora salen')
  })

  it('says which of all failures tells most', async () => {
    const none = address(await answering(404, ''))
    const dead = address('http://127.0.0.1:9')
    expect(await find([])).toBe('join-nowhere')
    expect(await find([none])).toBe('join-unknown')
    expect(await find([none, folder(directory)])).toBe('join-unknown')
    expect(await find([none, dead])).toBe('join-unreachable')
    expect(await find([dead, address(await answering(200, '{}'))])).toBe('ticket-unreadable')
    expect(await find([address(await answering(401, ''))])).toBe('join-unreachable')
    expect(await find([address(await answering(302, '', { location: 'http://127.0.0.1:9/' }))])).toBe('join-unreachable')
  })

  it('does not take a ticket that was forged or moved to another code', async () => {
    const stranger = generateKeyPairSync('ed25519').privateKey
    writeTicket(join(directory, 'forged'), code, testTicket(), stranger)
    expect(await find([folder(join(directory, 'forged'))])).toBe('ticket-signature-wrong')
    writeTicket(join(directory, 'moved'), testCode(2))
    copyFileSync(join(directory, 'moved', ticketPath(testCode(2))), join(directory, 'moved', ticketPath(code)))
    expect(await find([folder(join(directory, 'moved'))])).toBe('ticket-signature-wrong')
    expect(await find([folder(join(directory, 'moved'))], testCode(2))).toBe('Höör, stora salen')
  })

  it('follows no link out of a stick and reads no more than a ticket has', async () => {
    writeTicket(join(directory, 'elsewhere'), code)
    mkdirSync(join(directory, 'stick', 'join'), { recursive: true })
    symlinkSync(join(directory, 'elsewhere', 'join', `${code}.json`), join(directory, 'stick', 'join', `${code}.json`))
    expect(await find([folder(join(directory, 'stick'))])).toBe('join-unreachable')
    expect(await find([address(await answering(200, 'x'.repeat(1_000_000)))])).toBe('join-unknown')
  })

  it('ends when it has to', async () => {
    const stalls = createServer(() => undefined)
    await new Promise<void>((resolve) => stalls.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise((closed) => stalls.close(closed).closeAllConnections()))
    const stop = new AbortController()
    const asked = find([address(`http://127.0.0.1:${(stalls.address() as AddressInfo).port}`)], code, stop.signal)
    stop.abort()
    expect(await asked).toBe('join-unreachable')
  })
})
