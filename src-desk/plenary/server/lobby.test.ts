import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryMedia } from '../media/memory-media.ts'
import { testOffer } from '../media/test-offer.ts'
import { duringPlenary, member, startTestDesk, type TestDesk } from '../test-desk.ts'
import { comeIn } from '../test-guest.ts'

let desk: TestDesk
let memory: ReturnType<typeof createMemoryMedia>
beforeEach(async () => {
  memory = createMemoryMedia()
  desk = await startTestDesk({ media: memory.media })
})
afterEach(() => desk.clear())

const eva = member('eva', 'presenter')
const hugo = member('hugo', 'host')
const motala = member('motala')
const stage = () => memory.stages.at(-1)

describe('media', () => {
  describe('before the plenary opens', () => {
    const opensAt = duringPlenary - 10 * 60_000
    beforeEach(async () => {
      await desk.clear()
      desk = await startTestDesk({ media: memory.media, at: opensAt - 300 })
      await comeIn(desk.port, eva)
    })

    it('lets nobody be seen or heard, and opens for the stage at that moment by itself', async () => {
      expect(stage()).toEqual({ prepared: ['eva'], seen: [], heard: [] })
      const room = await comeIn(desk.port, motala)
      expect(room.view().phase).toMatchObject({ name: 'before' })
      desk.clock.now = opensAt
      await room.sees(({ phase }) => JSON.stringify(phase).includes('"open"'))
      expect(stage()).toEqual({ prepared: ['eva'], seen: ['eva'], heard: ['eva'] })
    })

    it('opens and closes when the host brings everybody together or sends them back', async () => {
      const host = await comeIn(desk.port, hugo)
      await host.ask('gather')
      expect(stage()).toEqual({ prepared: ['eva', 'hugo'], seen: ['eva', 'hugo'], heard: ['eva', 'hugo'] })
      await host.ask('release')
      expect(stage()).toEqual({ prepared: ['eva', 'hugo'], seen: [], heard: [] })
    })

    it('closes again when the host takes it back that everybody was brought, and opens at its own time all the same', async () => {
      desk.clock.now = opensAt - 4 * 60_000
      const host = await comeIn(desk.port, hugo)
      const room = await comeIn(desk.port, motala)
      await host.ask('gather')
      await room.sees(({ phase }) => JSON.stringify(phase).includes('"undoUntil"'))
      await host.ask('gather.undo')
      await room.sees(({ phase }) => JSON.stringify(phase).includes('"before"'))
      expect(stage()).toMatchObject({ seen: [], heard: [] })
      expect(await host.ask('gather.undo')).toMatchObject({ ok: false, reason: 'not-now' })
      desk.clock.now = opensAt
      await room.sees(({ phase }) => JSON.stringify(phase).includes('"open"'))
      expect(stage()).toMatchObject({ heard: ['eva', 'hugo'] })
    })
  })

  it('is held to a mute and to the end of a floor before anybody is told of it', async () => {
    const host = await comeIn(desk.port, hugo)
    const room = await comeIn(desk.port, motala)
    await room.ask('hand.raise')
    await host.ask('floor.giveNext')
    expect(stage()).toMatchObject({ heard: ['hugo', 'motala'] })
    await host.ask('mute', { member: 'motala' })
    expect(stage()).toMatchObject({ seen: ['hugo', 'motala'], heard: ['hugo'] })
    await room.ask('floor.return')
    expect(stage()).toMatchObject({ seen: ['hugo'], heard: ['hugo'] })
  })

  it('tells hosts how good a room’s way is as the room told it, as long as it has a seat, and nobody else', async () => {
    const host = await comeIn(desk.port, hugo)
    const room = await comeIn(desk.port, motala)
    const other = await comeIn(desk.port, member('lund'))
    const quality = { path: 'udp', loss: 0.02, roundTrip: 0.03 }
    const before = other.view()
    await room.media({ do: 'publish', sdp: testOffer })
    expect(await room.ask('media.quality', { ...quality, loss: 2 })).toMatchObject({ ok: false, reason: 'bad-request' })
    expect(await room.ask('media.quality', quality)).toMatchObject({ ok: true })
    const shown = JSON.stringify(quality)
    await host.sees(({ presence }) => JSON.stringify(presence).includes(`"quality":${shown}`))
    await room.media({ do: 'leave' })
    await host.sees(({ presence }) => !JSON.stringify(presence).includes(shown))
    expect(other.view()).toEqual(before)
  })

  it('gives a seat to who asks for one, and takes it back from who leaves, is replaced or removed', async () => {
    const host = await comeIn(desk.port, hugo)
    const room = await comeIn(desk.port, motala)
    expect(memory.seated()).toEqual([])
    expect(await room.media({ do: 'publish', sdp: testOffer })).toMatchObject({ ok: true, value: { sdp: expect.stringContaining('a=recvonly') } })
    await host.sees(({ presence }) => JSON.stringify(presence).includes('"id":"motala","connected":true,"knocks":false,"media":"ready"'))
    const again = await comeIn(desk.port, motala)
    await again.media({ do: 'receive' })
    expect(memory.seated()).toEqual(['motala'])
    await again.media({ do: 'leave' })
    expect(memory.seated()).toEqual([])
    await again.media({ do: 'receive' })
    expect(memory.seated()).toEqual(['motala'])
    await host.ask('remove', { member: 'motala' })
    expect(await again.bye()).toBe('removed')
    await host.sees(({ presence }) => JSON.stringify(presence).includes('"id":"motala","connected":false'))
    expect(memory.seated()).toEqual([])
  })

  it('outlives the socket: who is back resumes it and is told of it again, and who was thrown out meanwhile has none', async () => {
    const host = await comeIn(desk.port, hugo)
    const first = await comeIn(desk.port, motala)
    await first.media({ do: 'receive' })
    expect(await first.media({ do: 'resume' })).toMatchObject({ ok: true })
    first.leave()
    await host.sees(({ presence }) => JSON.stringify(presence).includes('"id":"motala","connected":false'))
    expect(memory.resting()).toEqual(['motala'])
    // Whom nothing was kept for, because their socket was not lost.
    expect(await host.media({ do: 'resume' })).toMatchObject({ ok: false, reason: 'no-seat' })

    const second = await comeIn(desk.port, motala)
    expect(await second.media({ do: 'resume' })).toMatchObject({ ok: true })
    expect({ seated: memory.seated(), resting: memory.resting() }).toEqual({ seated: ['motala'], resting: [] })
    memory.events('motala')?.stage('an offer', [])
    await second.until(() => second.messages.some(({ type }) => type === 'stage'), 'the stage')

    // Its connections did not outlive it after all: what it offers is a new one, and needs a seat of its own.
    const taken = memory.taken()
    for (const more of [1, 2]) {
      expect(await second.media({ do: 'publish', sdp: 'v=0' })).toMatchObject({ ok: true })
      await second.media({ do: 'receive' })
      expect(memory.taken()).toBe(taken + more)
    }
    second.leave()
    await host.sees(({ presence }) => JSON.stringify(presence).includes('"id":"motala","connected":false'))
    await host.ask('remove', { member: 'motala' })
    expect(memory.seated()).toEqual([])
  })

  it('that was lost is told to the member, who takes a seat again when it asks', async () => {
    const room = await comeIn(desk.port, motala)
    await room.media({ do: 'receive' })
    memory.events('motala')?.stage('an offer', [{ mid: '0', member: 'eva' }])
    memory.events('motala')?.lost()
    await room.until(() => room.messages.some(({ type }) => type === 'media-lost'), 'word of the loss')
    expect(room.messages).toContainEqual({ type: 'stage', sdp: 'an offer', streams: [{ mid: '0', member: 'eva' }] })
    expect(await room.media({ do: 'receive' })).toMatchObject({ ok: true })
  })
})
