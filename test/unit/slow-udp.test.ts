import { createSocket } from 'node:dgram'
import { expect, it } from 'vitest'
import { openSlowWay } from '../e2e/support/slow-udp.ts'

it('a slow way brings each datagram there and back, in their order, and not before its time', async () => {
  const echo = createSocket('udp4')
  echo.on('message', (data, { port, address }) => echo.send(data, port, address))
  await new Promise<void>((resolve) => echo.bind(0, '127.0.0.1', resolve))
  let turn = 0
  const way = await openSlowWay('127.0.0.1', echo.address().port, { delay: 40, jitter: 30 }, () => (turn++ % 2 === 0 ? 1 : 0))
  const member = createSocket('udp4')
  const heard: string[] = []
  const began = performance.now()
  const all = new Promise<number>((resolve) => {
    member.on('message', (data) => {
      heard.push(String(data))
      if (heard.length === 6) resolve(performance.now() - began)
    })
  })
  for (const word of ['a', 'b', 'c', 'd', 'e', 'f']) member.send(word, way.port, '127.0.0.1')
  // The first is late by all its jitter both ways, and nothing overtakes it.
  expect(await all).toBeGreaterThanOrEqual(135)
  expect(heard).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  expect(way.sent()).toBe(12)
  for (const socket of [member, way, echo]) socket.close()
})
