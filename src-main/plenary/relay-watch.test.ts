import { createSocket } from 'node:dgram'
import { expect, it, vi } from 'vitest'
import { createMemoryLog } from '../logging/memory-log.ts'
import { createWays } from '../packs/fetch/network/ways.ts'
import { createRelayWatch } from './relay-watch.ts'

it('asks each relay once for as long as media finds no way, says what it found, and forgets it afterwards', async () => {
  const socket = createSocket('udp4')
  await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready))
  socket.on('message', (question, { port }) => {
    question.writeUInt16BE(0x0101, 0)
    socket.send(question, port, '127.0.0.1')
  })
  const ways = createWays({ proxy: null, proxyScript: null, proxyLogin: null, certificates: null }, {}, null)
  const log = createMemoryLog()
  const later: (() => void)[] = []
  let changes = 0
  const watch = createRelayWatch({
    network: ways,
    after: (_, call) => {
      later.push(call)
      return () => later.splice(later.indexOf(call), 1)
    },
    log,
    onChange: () => {
      changes += 1
    },
  })
  const there = `turn:127.0.0.1:${socket.address().port}`
  const servers = [{ urls: [there, 'turn:relay.invalid:3478?transport=tcp'] }, { urls: [there, 'https://no.relay'] }]

  watch.hold(false, servers)
  expect([later.length, changes]).toEqual([0, 0])
  watch.hold(true, servers)
  watch.hold(true, servers)
  await vi.waitUntil(() => later.length === 1)
  const found = [
    { url: there, finding: 'answers' },
    { url: 'turn:relay.invalid:3478?transport=tcp', finding: 'name-unknown' },
  ]
  expect(watch.looks()).toEqual(found)
  // The same again is news to nobody.
  later.shift()?.()
  await vi.waitUntil(() => later.length === 1)
  expect([changes, watch.looks()]).toEqual([1, found])
  expect(log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(2)

  watch.hold(false, servers)
  expect([later.length, changes, watch.looks()]).toEqual([0, 2, []])
  watch.stop()
  await ways.close()
  socket.close()
})
