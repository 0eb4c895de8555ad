import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { forged, member, pass, startTestDesk, type TestDesk } from '../../src-desk/plenary/test-desk.ts'
import { comeIn } from '../../src-desk/plenary/test-guest.ts'
import { createSystemClock } from '../../src-main/clock/system-clock.ts'
import { createMemoryLog } from '../../src-main/logging/memory-log.ts'
import { createFolderOutbox } from '../../src-main/outbox/folder-outbox.ts'
import { makeAuthority, startProxy } from '../../src-main/packs/fetch/network/test-network.ts'
import { createDeskTarget } from '../../src-main/plenary/desk-target.ts'
import { initialPlenary } from '../../src-shared/plenary/state.ts'
import { roomView } from '../../src-shared/plenary/view.ts'
import { instant } from '../../src-shared/time/time.ts'
import { startCable, type TriedRoom, tryPlenaryRoom } from './try-plenary-room.ts'

let desk: TestDesk
const motala = member('motala')
const closing: (() => unknown)[] = []
const until = (what: () => boolean, message: string) => expect.poll(what, { timeout: 8000, interval: 10, message }).toBe(true)
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})
const begin = async (options: Parameters<typeof startTestDesk>[0] = {}): Promise<string> => {
  desk = await startTestDesk(options)
  closing.push(desk.clear)
  return `http://127.0.0.1:${desk.port}`
}
const enter = async (options: Parameters<typeof tryPlenaryRoom>[0]): Promise<TriedRoom> => {
  const room = await tryPlenaryRoom(options)
  closing.push(room.clear, room.stop)
  return room
}
const isIn = (room: TriedRoom) => until(() => room.slice().line.name === 'in' && room.slice().view !== null, 'in the plenary')
const trouble = async (room: TriedRoom) => {
  await until(() => {
    const { line } = room.slice()
    return line.name === 'connecting' && line.why !== null
  }, 'a trouble')
  const { line } = room.slice()
  return line.name === 'connecting' ? line.why : null
}
const welcome = {
  type: 'welcome',
  you: { id: 'motala', role: 'room', name: 'Motala', groups: 1 },
  revision: 1,
  now: 12,
  view: roomView(initialPlenary, { segment: 'plenary', startsAt: instant(5), opensAt: instant(10), endsAt: instant(20) }, instant(12), 'motala'),
  ice: [],
}
const milliseconds = (began: number) => performance.now() - began

describe('a room', () => {
  it('comes in with its pass, sees the plenary as it changes, and says what its hand means', async () => {
    const room = await enter({ desk: await begin(), pass: pass(motala) })
    await isIn(room)
    const host = await comeIn(desk.port, member('hugo', 'host'))
    expect(await room.service.handlers['plenary.ask']({ name: 'hand.raise' })).toEqual({ ok: true, value: undefined })
    await until(() => room.slice().view?.you.place === 1, 'its place in the queue')
    await host.ask('floor.giveNext')
    await until(() => room.slice().view?.you.mayBeHeard === true, 'the floor')
    expect(await room.service.handlers['plenary.ask']({ name: 'floor.accept' })).toMatchObject({ ok: false })
    // Neither the page nor a file for IT ever has the pass.
    expect(JSON.stringify(room.service.slices())).not.toContain(pass(motala).slice(0, 20))
    await host.ask('release')
    await until(() => room.followed.at(-1)?.name === 'closed', 'the release')
  })

  it('gives the floor back when its programme goes on without the plenary', async () => {
    const room = await enter({ desk: await begin(), pass: pass(motala) })
    await isIn(room)
    const host = await comeIn(desk.port, member('hugo', 'host'))
    await room.service.handlers['plenary.ask']({ name: 'hand.raise' })
    await host.ask('floor.giveNext')
    await until(() => room.slice().view?.you.mayBeHeard === true, 'the floor')
    room.goOn()
    await host.sees(({ floor }) => JSON.stringify(floor) === '{"name":"free"}')
    expect(room.slice().line.name).toBe('idle')
  })

  it('hears it after everybody was sent on that they are brought again, and goes by nothing that is of another plenary', async () => {
    const room = await enter({ desk: await begin(), pass: pass(motala) })
    await isIn(room)
    const host = await comeIn(desk.port, member('hugo', 'host'))
    await host.ask('release')
    await until(() => room.followed.at(-1)?.name === 'closed', 'the release')
    room.sendOn()
    await host.ask('gather')
    await until(() => room.followed.at(-1)?.name === 'open', 'the gathering')
    room.goToNext()
    const said = room.followed.length
    await host.ask('release')
    await until(() => room.slice().view?.phase.name === 'closed', 'the release of the other')
    expect(room.followed).toHaveLength(said)
  })

  it('agrees to the floor by its own hand only, for as long as it has or waits for it, also after a new start', async () => {
    const room = await enter({ desk: await begin(), pass: pass(motala) })
    await isIn(room)
    const host = await comeIn(desk.port, member('hugo', 'host'))
    // Given without a hand.
    await host.ask('floor.give', { room: 'motala' })
    await until(() => room.slice().view?.you.offered === true || room.slice().view?.you.mayBeHeard === true, 'the floor or the question')
    expect(room.slice().agreed).toBe(false)
    await room.service.handlers['plenary.ask']({ name: 'hand.raise' })
    await until(() => room.slice().view?.you.mayBeHeard === true && room.slice().agreed, 'its own yes')

    await room.stop()
    const again = await enter({ desk: `http://127.0.0.1:${desk.port}`, pass: pass(motala), directory: room.directory })
    await isIn(again)
    expect(again.slice()).toMatchObject({ agreed: true, view: { you: { mayBeHeard: true } } })
    await host.ask('floor.return')
    await until(() => !again.slice().agreed, 'an end of it')
    // What it asks for the moment after is its own again.
    await again.service.handlers['plenary.ask']({ name: 'hand.raise' })
    await until(() => again.slice().view?.you.place === 1, 'its place in the queue')
    expect(again.slice().agreed).toBe(true)
    await again.service.handlers['plenary.ask']({ name: 'hand.lower' })
    expect(again.slice().agreed).toBe(false)
  })

  it('that can be neither seen nor heard keeps nobody waiting: it declines, and gives the floor back', async () => {
    const room = await enter({ desk: await begin(), pass: pass(motala) })
    await isIn(room)
    const host = await comeIn(desk.port, member('hugo', 'host'))
    const off = { name: 'off' } as const
    const report = (tries: number) =>
      room.service.handlers['plenary.report']({
        media: { name: 'again', why: 'no-path', tries },
        microphone: off,
        camera: off,
        quality: { path: null, loss: null, roundTrip: null },
      })
    await room.service.handlers['plenary.ask']({ name: 'hand.raise' })
    await host.ask('floor.giveNext')
    await until(() => room.slice().view?.floor.name === 'held', 'the floor')
    await report(2)
    expect(room.slice().view?.floor.name).toBe('held')
    await report(20)
    await until(() => room.slice().view?.floor.name === 'free', 'the floor back')
  })

  it('remembers that it silenced itself through a cut and a new start, and forgets it with the floor', async () => {
    const url = await begin()
    const room = await enter({ desk: url, pass: pass(motala) })
    await isIn(room)
    const host = await comeIn(desk.port, member('hugo', 'host'))
    expect(await room.service.handlers['plenary.silence']({ silent: true })).toMatchObject({ ok: false, failure: { reason: 'not-now' } })
    await room.service.handlers['plenary.ask']({ name: 'hand.raise' })
    await host.ask('floor.giveNext')
    await until(() => room.slice().view?.you.mayBeHeard === true, 'the floor')
    await room.service.handlers['plenary.silence']({ silent: true })
    await room.stop()
    const again = await enter({ desk: url, pass: pass(motala), directory: room.directory })
    await isIn(again)
    expect(again.slice().silent).toBe(true)
    await host.ask('floor.return')
    await until(() => !again.slice().silent, 'the silence to end with the floor')
  })
})

describe('a relay', () => {
  it('is led to for the page, in plain where main speaks TLS; no other place is', async () => {
    const iceServers = [
      { urls: 'turns:127.0.0.2:9?transport=tcp' },
      { urls: 'turns:relay.example.org:443' },
      { urls: 'turn:127.0.0.1:9?transport=tcp' },
    ]
    const room = await enter({ desk: await begin(), pass: pass(motala), plenary: { iceServers } })
    expect(room.slice().iceServers.map(({ urls }) => urls)).toEqual([
      ['turns:127.0.0.2:9?transport=tcp'],
      ['turn:relay.example.org:443?transport=tcp'],
      ['turn:127.0.0.1:9?transport=tcp'],
    ])
    expect(await room.service.tunnel({ host: 'example.org', port: 443 })).toMatchObject({ failure: { reason: 'not-a-relay' } })
    expect(await room.service.tunnel({ host: '127.0.0.1', port: 9 })).toMatchObject({ failure: { reason: 'source-unreachable' } })
  })
})

describe('a line that is lost', () => {
  it('with a word stands again within a second, in the same place', async () => {
    await begin()
    const cable = await startCable(desk.port)
    closing.push(cable.close)
    const room = await enter({ desk: cable.url, pass: pass(motala) })
    await isIn(room)
    await room.service.handlers['plenary.ask']({ name: 'hand.raise' })
    await until(() => room.slice().view?.you.place === 1, 'its place')
    cable.cut()
    await until(() => room.slice().line.name !== 'in', 'the cut')
    const began = performance.now()
    expect(room.slice().view?.you.place).toBe(1)
    await isIn(room)
    expect(milliseconds(began)).toBeLessThan(1000)
    expect(room.slice().view?.you.place).toBe(1)
  })

  it('without a word is found out and stands again within three seconds of the cable’s return', async () => {
    await begin()
    const cable = await startCable(desk.port)
    closing.push(cable.close)
    const room = await enter({ desk: cable.url, pass: pass(motala) })
    await isIn(room)
    const began = performance.now()
    cable.silence(2500)
    await until(() => room.slice().line.name !== 'in', 'the silence to be noticed')
    expect(milliseconds(began)).toBeLessThan(3500)
    await isIn(room)
    expect(milliseconds(began)).toBeLessThan(2500 + 3000)
  })

  it('because the desk was started anew stands again by itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-'))
    closing.push(() => rmSync(folder, { recursive: true, force: true }))
    const first = await startTestDesk({ folder })
    const room = await enter({ desk: `http://127.0.0.1:${first.port}`, pass: pass(motala) })
    await isIn(room)
    await first.stop()
    const began = performance.now()
    const second = await startTestDesk({ folder, port: first.port })
    closing.push(second.stop)
    await until(() => room.slice().line.name !== 'in', 'the desk’s goodbye')
    await isIn(room)
    expect(milliseconds(began)).toBeLessThan(3000)
  })
})

describe('a way that leads nowhere is named exactly', () => {
  let folder = ''
  let authority: ReturnType<typeof makeAuthority>
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'authority-'))
    authority = makeAuthority(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const secure = async (when: 'now' | 'past' = 'now') => {
    const { key, cert } = authority.certify('127.0.0.1', when)
    return (await begin({ tls: { key: Buffer.from(key), cert: Buffer.from(cert) } })).replace('http', 'https')
  }

  it('by its pass', async () => {
    const url = await begin()
    for (const [link, why] of [
      [forged(motala), 'pass-forged'],
      [pass(motala, { until: 1 }), 'pass-expired'],
      [pass(motala, { seminar: 'other' }), 'pass-other-seminar'],
      [pass(member('eva', 'presenter')), 'pass-unreadable'],
    ] as const)
      expect(await trouble(await enter({ desk: url, pass: link }))).toBe(why)
    expect((await enter({ desk: url, pass: null })).slice().line).toEqual({ name: 'none', why: 'no-pass' })
    expect((await enter({ desk: 'http://desk.example.org', pass: pass(motala) })).slice().line).toEqual({ name: 'none', why: 'no-desk' })
  })

  it('by another device that came first', async () => {
    const url = await begin()
    const first = await enter({ desk: url, pass: pass(motala) })
    await isIn(first)
    expect(await trouble(await enter({ desk: url, pass: pass(motala) }))).toBe('pass-in-use')
    expect(first.slice().line.name).toBe('in')
  })

  it('by its certificate, and goes where IT names the authority', async () => {
    const url = await secure()
    expect(await trouble(await enter({ desk: url, pass: pass(motala) }))).toBe('certificate-unknown')
    await isIn(await enter({ desk: url, pass: pass(motala), settings: { certificates: authority.file } }))
    const old = await secure('past')
    expect(await trouble(await enter({ desk: old, pass: pass(motala), settings: { certificates: authority.file } }))).toBe('certificate-not-now')
  })

  it('by its proxy, and goes through one with a login', async () => {
    const url = await secure()
    const proxy = await startProxy({ login: 'room:secret' })
    closing.push(proxy.close)
    const through = { certificates: authority.file, proxy: proxy.url }
    expect(await trouble(await enter({ desk: url, pass: pass(motala), settings: through }))).toBe('proxy-refused')
    const nobody = { ...through, proxy: 'http://127.0.0.1:9' }
    expect(await trouble(await enter({ desk: url, pass: pass(motala), settings: nobody }))).toBe('proxy-unreachable')
    await isIn(await enter({ desk: url, pass: pass(motala), settings: { ...through, proxyLogin: { user: 'room', password: 'secret' } } }))
    expect(proxy.asked.every((one) => one.startsWith('CONNECT '))).toBe(true)
  })

  it.each([
    ['nonsense', ['nonsense']],
    ['a view that cannot be shown', [JSON.stringify({ ...welcome, view: { you: {} } })]],
    ['a change of nothing', [JSON.stringify(welcome), '{"type":"changed","revision":2}']],
    ['a change that takes the room away', [JSON.stringify(welcome), '{"type":"changed","revision":2,"patch":{"set":{"you":null}}}']],
  ])('by a desk that says %s, which ends nothing but the line', async (_, said) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    closing.push(() => server.close())
    server.on('connection', (socket) => {
      socket.on('message', (text) => {
        if (String(text).includes('hello')) for (const message of said) socket.send(message)
      })
    })
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const room = await enter({ desk: `http://127.0.0.1:${port}`, pass: pass(motala) })
    expect(await trouble(room)).toBe('desk-unreadable')
    // What was known before stays known.
    expect(room.slice().view?.you.id).toBe(said.length === 2 ? 'motala' : undefined)
  })

  it('by nobody who answers', async () => {
    expect(await trouble(await enter({ desk: 'http://127.0.0.1:9', pass: pass(motala) }))).toBe('desk-unreachable')
  })
})

describe('delivery', () => {
  it('brings each item to the desk once, whatever happens on the way, also after the plenary', async () => {
    const url = await begin()
    const room = await enter({ desk: url, pass: pass(motala) })
    await isIn(room)
    room.goOn()
    const clock = createSystemClock({ speed: 1 })
    const target = createDeskTarget(room)
    const outbox = await createFolderOutbox(join(room.directory, 'outbox'), { targets: [target], held: () => false, clock, log: createMemoryLog() })
    closing.push(outbox.close)
    const item = { kind: 'mainPoints', seminar: 'demo', seminarVersion: 3, segment: 'learning', group: 0, complete: true } as const
    await outbox.put({ ...item, id: 'points-1', body: { texts: ['Lyssna'] } })
    await outbox.put({ ...item, id: 'elsewhere', seminar: 'other', body: { texts: ['Till en annan'] } })
    await until(() => outbox.counts().delivered === 1, 'the delivery')
    // The same once more, as after a crash before the answer was heard.
    const same = outbox.get('points-1')
    expect(same === null ? null : await target.deliver(same)).toMatchObject({ ok: true })
    expect((await desk.store.items()).map(({ id }) => id)).toEqual(['points-1'])
    expect(desk.plenary().points.map(({ text }) => text)).toEqual(['Lyssna'])
    // Of a seminar whose desk nobody has named: it waits.
    expect(outbox.counts()).toEqual({ waiting: 1, delivered: 1 })
    expect(await target.deliver({ ...item, id: 'odd', segment: 'nowhere', body: {} })).toMatchObject({
      ok: false,
      failure: { reason: 'target-refused' },
    })
  })

  it('keeps device and pass for the kiosk’s own user, and the key of the device as it was', async () => {
    const url = await begin()
    const room = await enter({ desk: url, pass: pass(motala) })
    await isIn(room)
    const device = room.memory.device()
    await room.stop()
    const file = join(room.directory, 'plenary.json')
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ device, places: { demo: { desk: url } } })
    expect((await enter({ desk: url, pass: pass(motala), directory: room.directory })).memory.device()).toBe(device)
  })
})
