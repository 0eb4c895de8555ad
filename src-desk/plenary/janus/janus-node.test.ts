import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import type { SeatEvents } from '../media/plenary-media.ts'
import { janusElsewhere } from './janus-elsewhere.ts'
import { createJanusNode, type JanusNode } from './janus-node.ts'

type Asked = { readonly janus: string; readonly transaction: string; readonly handle_id?: number; readonly body?: { request: string; id?: string } }
type Answer = (data?: object) => void

/** A media server's side of the socket, where a test says what is answered when. */
const startServer = async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise((listening) => server.once('listening', listening))
  const kicked: string[] = []
  /** Takes a request in the place of the ordinary answer. */
  const special = new Map<string, (answer: Answer, asked: Asked, socket: WebSocket) => void>()
  let handles = 0
  server.on('connection', (socket) => {
    socket.on('message', (text) => {
      const asked = JSON.parse(text.toString()) as Asked
      const { janus, transaction, body } = asked
      const answer = (data: object = {}) =>
        socket.send(JSON.stringify({ janus: 'success', transaction, data: { id: ++handles }, plugindata: { data } }))
      if (body?.request === 'kick') kicked.push(String(body.id))
      const taken = special.get(body?.request ?? janus)
      if (taken !== undefined) taken(answer, asked, socket)
      else answer()
    })
  })
  const address = server.address()
  return {
    url: `ws://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    kicked,
    special,
    cut: () => {
      for (const socket of server.clients) socket.terminate()
    },
    close: () => server.close(),
  }
}

let server: Awaited<ReturnType<typeof startServer>>
let node: JanusNode
let folder: string
let lost: number
const events: SeatEvents = {
  stage: () => undefined,
  lost: () => {
    lost += 1
  },
}
beforeEach(async () => {
  lost = 0
  folder = mkdtempSync(join(tmpdir(), 'janus-node-'))
  server = await startServer()
  const secret = { apiSecret: 'a'.repeat(16), adminKey: 'b'.repeat(16) }
  const nothing = () => undefined
  const stage = () => ({ prepared: [], seen: [], heard: [] })
  node = createJanusNode(janusElsewhere({ url: server.url, secret, bitrate: 1, folder }), {
    ...{ stage, onChange: nothing, onState: nothing, onTrespass: nothing, onTrouble: nothing },
  })
  await vi.waitUntil(() => node.room() !== null)
})
afterEach(async () => {
  server.special.clear()
  await node.close()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const participants = (...ids: readonly string[]) => ({ participants: ids.map((id) => ({ id, publisher: false })) })

it('lets in whoever takes a seat in the moment at which the lost socket is open again, and shows out who has none', async () => {
  // The question who is there is answered when the join has come, and the join after that.
  const joined = Promise.withResolvers<Answer>()
  server.special.set('join', (answer) => joined.resolve(answer))
  server.special.set('listparticipants', async (answer) => {
    const answerJoin = await joined.promise
    server.kicked.splice(0)
    answer(participants('motala', 'ghost'))
    await vi.waitUntil(() => server.kicked.includes('ghost'))
    answerJoin({ private_id: 7 })
  })
  const claimed = Promise.withResolvers<Answer>()
  server.special.set('claim', (answer) => claimed.resolve(answer))
  server.cut()
  const answerClaim = await claimed.promise
  const taken = node.take('motala', events)
  answerClaim()
  expect(await taken).toMatchObject({ ok: true })
  expect(server.kicked).toEqual(['ghost'])
  expect(node.seats.get('motala')?.isOver()).toBe(false)
  expect(lost).toBe(0)
})

it('keeps a seat whose connection came to stand after it was asked who is there', async () => {
  let own = 0
  server.special.set('join', (answer, { handle_id = 0 }) => {
    own = handle_id
    answer({ private_id: 7 })
  })
  await node.take('motala', events)
  const answered = Promise.withResolvers<void>()
  server.special.set('listparticipants', (answer, _, socket) => {
    socket.send(JSON.stringify({ janus: 'webrtcup', sender: own }))
    answer(participants('motala'))
    answered.resolve()
  })
  server.cut()
  await answered.promise
  await vi.waitUntil(() => node.seats.get('motala')?.isUp() === true)
  // The next question comes over the same socket, after all that the first one led to.
  server.special.set('listparticipants', (answer) => answer(participants('motala')))
  await node.room()?.participants()
  expect(node.seats.get('motala')?.isOver()).toBe(false)
  expect(lost).toBe(0)
})

it('lets go of a seat that the server has not any more', async () => {
  await node.take('motala', events)
  server.special.set('listparticipants', (answer) => answer(participants()))
  server.cut()
  await vi.waitUntil(() => lost === 1)
  expect(node.seats.has('motala')).toBe(false)
})
