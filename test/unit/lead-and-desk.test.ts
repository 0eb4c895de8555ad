import { connect, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { member, pass, startTestDesk, type TestDesk } from '../../src-desk/plenary/test-desk.ts'
import { comeIn, deviceOf } from '../../src-desk/plenary/test-guest.ts'
import { ask } from '../../src-renderer/lead/desk/ask.ts'
import { connectDesk } from '../../src-renderer/lead/desk/connect.ts'
import { cancelOffer, putTogether, tellOfDeclined } from '../../src-renderer/lead/desk/deeds.ts'
import { useBoardUi } from '../../src-renderer/lead/stores/board-ui.ts'
import { deskNow } from '../../src-renderer/lead/stores/desk-clock.ts'
import { useLinkState } from '../../src-renderer/lead/stores/link.ts'
import { dismissNotice, useNoticeState } from '../../src-renderer/lead/stores/notices.ts'
import { usePlenaryState } from '../../src-renderer/lead/stores/plenary.ts'
import { leadView } from '../../src-shared/plenary/view.ts'
import { duration } from '../../src-shared/time/time.ts'

let desk: TestDesk
const closing: (() => void)[] = []
beforeEach(async () => {
  desk = await startTestDesk()
  usePlenaryState.setState({ you: null, revision: -1, view: null })
  useLinkState.setState({ link: { name: 'coming' } })
  dismissNotice()
})
afterEach(async () => {
  for (const close of closing.splice(0)) close()
  await desk.clear()
})

const hugo = member('hugo', 'host')
const eva = member('eva', 'presenter')
/** As the page's own, in a tenth of its time. */
const pace = { knockEvery: duration(400), aliveEvery: duration(200), aliveWithin: duration(300) }
const open = (of = hugo, device = deviceOf(of.id), port = desk.port) => {
  const connection = connectDesk({ url: `ws://127.0.0.1:${port}/plenary`, pass: pass(of), device, pace })
  closing.push(connection.close)
  return connection
}
/** A line whose two ends stay open when it is cut, and hear nothing of each other any more. New ones go through. */
const startCuttableLine = async (to: number) => {
  const both = new Set<Socket>()
  const server = createServer((from) => {
    const onwards = connect(to, '127.0.0.1')
    for (const [one, other] of [
      [from, onwards],
      [onwards, from],
    ] as const) {
      both.add(one)
      one.pipe(other)
      one.on('error', () => undefined)
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cut: () => {
      for (const one of both) one.unpipe().pause()
    },
    close: () => {
      for (const one of both) one.destroy()
      server.close()
    },
  }
}

const view = () => usePlenaryState.getState().view
const link = () => useLinkState.getState().link
const until = (fits: () => void) => vi.waitFor(fits, { timeout: 8000, interval: 10 })

describe('the page and the desk', () => {
  it('agree at every moment on what a host sees, and on the time', async () => {
    open()
    await until(() => expect(link()).toEqual({ name: 'in' }))
    expect(usePlenaryState.getState().you).toEqual(hugo)
    expect(Math.abs(deskNow() - desk.log.now())).toBeLessThan(1000)
    const lund = await comeIn(desk.port, member('lund', 'room', 2))
    await lund.ask('hand.raise')
    await lund.ask('points.contribute', { item: 'm', group: 1, kind: 'mainPoint', texts: ['Tid', 'Lokal'] })
    expect(await ask('floor.give', { room: 'lund' })).toBe(true)
    expect(await ask('point.star', { point: 'lund.1.0', starred: true })).toBe(true)
    await until(() => expect(view()).toMatchObject(leadView(desk.plenary(), desk.service.times, desk.log.now())))
    expect(view()).toMatchObject({ seminar: { title: { sv: 'Prov' } }, programme: [{ id: 'learning' }, { id: 'plenary' }, { id: 'evaluation' }] })
    expect(view()?.presence).toContainEqual({ id: 'lund', connected: true, knocks: false, media: 'none', revoked: false, quality: null })
    await ask('pass.revoke', { member: 'lund' })
    await until(() =>
      expect(view()?.presence).toContainEqual({ id: 'lund', connected: false, knocks: false, media: 'none', revoked: true, quality: null }),
    )
  })

  it('put two points under one heading of their own, which is then to be written', async () => {
    open()
    const lund = await comeIn(desk.port, member('lund'))
    await lund.ask('points.contribute', { item: 'm', group: 0, kind: 'mainPoint', texts: ['Tid', 'Lokal', 'Pengar'] })
    await until(() => expect(view()?.board).toHaveLength(3))
    const [first, second, third] = view()?.board ?? []
    if (first === undefined || second === undefined || third === undefined) throw new Error('no board')
    putTogether(second.id, first)
    await until(() => expect(useBoardUi.getState().editing).not.toBeNull())
    const cluster = useBoardUi.getState().editing
    await until(() => expect(view()?.board?.map((point) => point.cluster)).toEqual([cluster, cluster, null]))
    // Onto one that has a heading: the same heading, and no new one.
    putTogether(third.id, { ...first, cluster })
    await until(() => expect(view()?.board?.map((point) => point.cluster)).toEqual([cluster, cluster, cluster]))
    expect(view()?.clusters).toEqual([{ id: cluster, title: '' }])
  })

  it('say what was refused, and tell of a room that did not take the floor, but not of an offer that was taken back here', async () => {
    open()
    closing.push(tellOfDeclined())
    const notice = () => useNoticeState.getState().notice
    const lund = await comeIn(desk.port, member('lund'))
    await until(() => expect(view()?.members).toHaveLength(2))
    expect(await ask('floor.giveNext', {})).toBe(false)
    expect(notice()).toEqual({ kind: 'failed', reason: 'nobody-waits' })
    dismissNotice()
    await ask('floor.give', { room: 'lund' })
    await until(() => expect(view()?.offer).toMatchObject({ room: 'lund' }))
    cancelOffer('lund')
    await until(() => expect(view()?.offer).toBeNull())
    expect(notice()).toBeNull()
    await ask('floor.give', { room: 'lund' })
    await until(() => expect(view()?.offer).toMatchObject({ room: 'lund' }))
    await lund.ask('floor.decline')
    await until(() => expect(notice()).toEqual({ kind: 'declined', room: 'LUND' }))
  })

  it('wait for the host where the link is used on another device, and go in once it has let them', async () => {
    const host = await comeIn(desk.port, hugo)
    await comeIn(desk.port, eva)
    open(eva, 'another-device-of-somebody')
    await until(() => expect(link()).toEqual({ name: 'knocking' }))
    await host.ask('device.admit', { member: 'eva' })
    await until(() => expect(link()).toEqual({ name: 'in' }))
  })

  it('do not fight over one person in two windows: the older one says so and stays out until it is asked', async () => {
    const { again } = open()
    await until(() => expect(link()).toEqual({ name: 'in' }))
    const other = await comeIn(desk.port, hugo)
    await until(() => expect(link()).toEqual({ name: 'gone', reason: 'replaced' }))
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(other.messages.some(({ type }) => type === 'bye')).toBe(false)
    again()
    expect(await other.bye()).toBe('replaced')
    await until(() => expect(link()).toEqual({ name: 'in' }))
  })

  it('find out by themselves that the line was cut without a word, and find each other over another', async () => {
    const line = await startCuttableLine(desk.port)
    closing.push(line.close)
    open(hugo, deviceOf('hugo'), line.port)
    await until(() => expect(link()).toEqual({ name: 'in' }))
    line.cut()
    const began = performance.now()
    await until(() => expect(link().name).toBe('lost'))
    expect(performance.now() - began).toBeLessThan(1500)
    await until(() => expect(link()).toEqual({ name: 'in' }))
  })

  it('find each other again after the desk was started anew, and what is asked meanwhile is said not to be done', async () => {
    const { port, folder } = desk
    const { signalling } = open()
    await until(() => expect(link()).toEqual({ name: 'in' }))
    const mediaLost = vi.fn()
    signalling.onLost(mediaLost)
    await desk.stop()
    await until(() => expect(link().name).toBe('lost'))
    expect(await ask('gather', {})).toBe(false)
    expect(useNoticeState.getState().notice).toEqual({ kind: 'failed', reason: 'not-connected' })
    // A desk that is about to end lets nobody wait, and may have said so once more.
    mediaLost.mockClear()
    desk = await startTestDesk({ folder, port })
    await until(() => expect(link()).toEqual({ name: 'in' }))
    expect(await ask('gather', {})).toBe(true)
    // This desk knows of no seat that could go on, and says so: media is made anew.
    await until(() => expect(mediaLost).toHaveBeenCalledTimes(1))
  })
})
