import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plenaryOf } from '../../../src-shared/plenary/log-entry.ts'
import { type Manifest, manifest as manifestSchema } from '../../../src-shared/seminar/schema.ts'
import { member, pass, startTestDesk, type TestDesk, testManifest } from '../test-desk.ts'
import { comeIn, createTestGuest } from '../test-guest.ts'

const hugo = member('hugo', 'host')
const motala = member('motala')
const begins = Date.UTC(2022, 9, 20, 11, 30)
const minute = 60_000
const dayBefore = begins - 24 * 60 * minute
const always = { from: dayBefore / 1000 - 3600, until: begins / 1000 + 24 * 3600 }
const words = (item: string, text: string) => ({ item, group: 0, kind: 'question', texts: [text] })

let folder: string
const running: TestDesk[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'occasions-'))
})
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.stop()
  rmSync(folder, { recursive: true, force: true })
})
const start = async (options: Parameters<typeof startTestDesk>[0]) => {
  const desk = await startTestDesk({ folder, ...options })
  running.push(desk)
  return desk
}
const end = async (desk: TestDesk) => {
  running.splice(running.indexOf(desk), 1)
  await desk.stop()
}
const enter = (desk: TestDesk, of: typeof hugo) => comeIn(desk.port, of, pass(of, always))

/** Everything that the day before can leave behind. */
const tryEverything = async (desk: TestDesk) => {
  const [host, room] = [await enter(desk, hugo), await enter(desk, motala)]
  await room.ask('points.contribute', words('t', 'Prov'))
  await host.ask('gather')
  await room.sees(({ phase }) => (phase as { name: string }).name === 'open')
  await room.ask('hand.raise')
  await host.ask('floor.giveNext')
  await room.sees(({ you }) => (you as { mayBeHeard: boolean }).mayBeHeard)
  await host.ask('point.show', { point: 'motala.0.t.0' })
  await host.ask('mute', { member: 'motala' })
  return { host, room }
}

describe('a trial on the day before', () => {
  it('is a plenary to try things in, and leaves nothing that steers the real one or stands on its board', async () => {
    const before = await start({ at: dayBefore })
    const { host } = await tryEverything(before)
    await host.ask('release')
    await host.sees(({ phase }) => (phase as { name: string }).name === 'before')
    await end(before)

    const desk = await start({ at: begins + 20 * minute })
    const again = await enter(desk, motala)
    expect(again.view()).toMatchObject({
      segment: 'plenary',
      trial: false,
      phase: { name: 'before' },
      floor: { name: 'free' },
      relayed: [],
      shown: null,
    })
    const lead = await enter(desk, hugo)
    expect(lead.view()).toMatchObject({ board: [], queue: [] })
    expect(lead.view().members).toMatchObject([{ id: 'motala', turns: 0, muted: false }, { id: 'hugo' }])
  })

  it('ends while everybody is in, who are in the real one at the instant at which the seminar begins', async () => {
    const desk = await start({ at: begins - 10 * minute })
    const { host, room } = await tryEverything(desk)
    desk.clock.now = begins + 1000
    await room.ask('points.contribute', words('r', 'På riktigt'))
    await room.sees(
      ({ trial, phase, you }) => trial === false && (phase as { name: string }).name === 'before' && JSON.stringify(you).includes('"contributed":1'),
    )
    await host.sees(
      ({ board, trial, stage }) => trial === false && JSON.stringify(board).includes('På riktigt') && JSON.stringify(stage).includes('hugo'),
    )
    expect(host.view().board).toMatchObject([{ text: 'På riktigt' }])
  })

  it('is over by itself after an hour', async () => {
    const desk = await start({ at: dayBefore })
    await tryEverything(desk)
    desk.clock.now = dayBefore + 61 * minute
    expect((await enter(desk, member('eva', 'presenter'))).view()).toMatchObject({ phase: { name: 'before' } })
  })

  it('keeps neither who knocks on the real day from those who may let them in', async () => {
    const before = await start({ at: dayBefore })
    await enter(before, member('eva', 'presenter'))
    await end(before)
    const desk = await start({ at: begins })
    const host = await enter(desk, hugo)
    const eva = createTestGuest(desk.port)
    await eva.opened()
    eva.hello(pass(member('eva', 'presenter'), always), 'another-device-of-the-day')
    expect(await eva.bye()).toBe('pass-in-use')
    await host.sees(
      ({ members, presence }) =>
        /"id":"eva"/.test(JSON.stringify(members)) && /"id":"eva","connected":false,"knocks":true/.test(JSON.stringify(presence)),
    )
    expect(await host.ask('device.admit', { member: 'eva' })).toMatchObject({ ok: true })
  })
})

/** A first plenary at 14.40 for half an hour, and a second at 16.10. */
const twoPlenaries: Manifest = manifestSchema.parse({
  ...testManifest,
  programme: [
    ...testManifest.programme.slice(0, 2),
    { ...testManifest.programme[0], id: 'second-talk' },
    { ...testManifest.programme[1], id: 'second', fixedAt: '16:10' },
    testManifest.programme[2],
  ],
})

describe('two plenaries of one programme', () => {
  it('are kept apart in the same data: neither ends, opens or fills the other, and each is there again with its own', async () => {
    const first = await start({ at: begins + 80 * minute, manifest: twoPlenaries, segment: 'plenary' })
    const { host } = await tryEverything(first)
    await host.ask('release')
    await end(first)

    const second = await start({ at: begins + 120 * minute, manifest: twoPlenaries, segment: 'second' })
    const lead = await enter(second, hugo)
    expect(lead.view()).toMatchObject({ segment: 'second', phase: { name: 'before' }, board: [], queue: [] })
    await lead.ask('gather')
    await lead.sees(({ phase }) => (phase as { name: string }).name === 'open')
    await end(second)

    const again = await start({ at: begins + 121 * minute, manifest: twoPlenaries, segment: 'plenary' })
    expect((await enter(again, hugo)).view()).toMatchObject({ segment: 'plenary', phase: { name: 'closed' }, board: [{ text: 'Prov' }] })
  })

  it('have each the points of the items before it, also those that come late', async () => {
    const desk = await start({ at: begins + 140 * minute, manifest: twoPlenaries, segment: 'second' })
    const item = { kind: 'mainPoints', seminar: 'demo', seminarVersion: 3, group: 0, complete: true }
    const deliver = (id: string, segment: string) => desk.service.deliver(pass(motala, always), { ...item, id, segment, body: { texts: [segment] } })
    for (const [id, segment] of [
      ['late', 'learning'],
      ['now', 'second-talk'],
    ] as const)
      expect(await deliver(id, segment)).toMatchObject({ ok: true })
    expect(desk.plenary().points.map(({ text }) => text)).toEqual(['second-talk'])
    expect(plenaryOf(desk.log.state(), 'plenary').points.map(({ text }) => text)).toEqual(['learning'])
  })
})
