import { get } from 'node:https'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startTestDesk } from '../test-desk.ts'

/** For localhost, by itself, until 2126. It guards nothing. */
const cert = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUR+CHyLbWeZGz3mhmpSwee434deMwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNTEzNDI1NFoYDzIxMjYxMTAx
MTM0MjU0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARZ4c4jmLOLtkoP/TE4baIeBDGTTsFFGl92OiS5G+fpkPyH94Dmb9wB
Nz/VpyNDFe2SwxoQMGSn8kp0uNSGEuvXo28wbTAdBgNVHQ4EFgQUgcnXu+8GE1ce
INeNEyBoAIYf/MAwHwYDVR0jBBgwFoAUgcnXu+8GE1ceINeNEyBoAIYf/MAwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI
zj0EAwIDSAAwRQIgIZmWDqWGUaDKaaWKArvsXfaxUuYrxwPe7XNhwseh8U8CIQDA
BVElJniTtYWyPKmhJa6mvqpwyIiKIgZA0mFQFV0EsQ==
-----END CERTIFICATE-----
`
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgIaPrY/Er3zKsGHOt
plKdqwkOQCwCpvAzkFBZFks/e76hRANCAARZ4c4jmLOLtkoP/TE4baIeBDGTTsFF
Gl92OiS5G+fpkPyH94Dmb9wBNz/VpyNDFe2SwxoQMGSn8kp0uNSGEuvX
-----END PRIVATE KEY-----
`

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
