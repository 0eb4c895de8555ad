import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withDefaults } from '../../src-shared/settings/schema.ts'
import { exampleStatus } from '../../src-shared/status/example-status.ts'
import { createSettingsNetwork } from '../packs/fetch/network/settings-network.ts'
import type { KioskSettings } from '../settings/settings.ts'
import { sendReport } from './send-report.ts'

const key = 'k'.repeat(30)
const closing: (() => Promise<unknown>)[] = []
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'))
})
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
  rmSync(folder, { recursive: true, force: true })
})

const listening = async (answer: (url: string, authorization: string | undefined) => number): Promise<{ port: number; seen: string[] }> => {
  const seen: string[] = []
  const server = createServer((request, response) => {
    request.resume()
    seen.push(request.url ?? '')
    response.writeHead(answer(request.url ?? '', request.headers.authorization)).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  return { port: (server.address() as AddressInfo).port, seen }
}
const send = async (port: number, change: Partial<KioskSettings> = {}, path = '') => {
  const settings = {
    get: () => ({ ...withDefaults({}), proxy: 'direct', ...change }),
    set: () => undefined,
    wasReset: false,
    onChange: () => () => undefined,
  }
  const network = createSettingsNetwork(settings, {}, null)
  closing.push(network.close)
  const report = { format: 1, computer: 'pc-1', status: exampleStatus } as const
  return sendReport({ to: `http://127.0.0.1:${port}${path}`, key }, report, { network, signal: AbortSignal.timeout(5000) })
}

it('reaches the desk with its key, also under a path of its own', async () => {
  const desk = await listening((_, authorization) => (authorization === `Bearer ${key}` ? 200 : 401))
  expect(await send(desk.port)).toEqual({ ok: true, value: undefined })
  expect(await send(desk.port, {}, '/talkroom/')).toMatchObject({ ok: true })
  expect(desk.seen).toEqual(['/rooms/report', '/talkroom/rooms/report'])
})

it('goes by the proxy that packs come by', async () => {
  const proxy = await listening(() => 200)
  await send(9, { proxy: `http://127.0.0.1:${proxy.port}` })
  expect(proxy.seen).toHaveLength(1)
})

it('tells apart a key that is wrong, a desk that cannot take it, and one that is not there', async () => {
  expect(await send((await listening(() => 401)).port)).toMatchObject({ failure: { reason: 'report-refused' } })
  expect(await send((await listening(() => 503)).port)).toMatchObject({
    failure: { reason: 'report-not-taken', cause: expect.stringContaining('503') },
  })
  expect(await send(9)).toMatchObject({ failure: { reason: 'source-unreachable' } })
})
