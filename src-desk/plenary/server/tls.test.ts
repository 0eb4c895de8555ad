import { get } from 'node:https'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { cert, key } from '../../test-certificate.ts'
import { startTestDesk } from '../test-desk.ts'

it('speaks TLS with the certificate it was given, over HTTP and over the socket, and nothing in the clear', async () => {
  const desk = await startTestDesk({ tls: { cert: Buffer.from(cert), key: Buffer.from(key) } })
  const status = await new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: desk.port, path: '/health', ca: cert }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })
  expect(status).toBe(200)
  const socket = new WebSocket(`wss://127.0.0.1:${desk.port}/plenary`, { ca: cert })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  socket.terminate()
  await expect(fetch(`http://127.0.0.1:${desk.port}/health`)).rejects.toThrow()
  await desk.clear()
})
