import { describe, expect, it } from 'vitest'
import { readItem } from '../../src-shared/plenary/items.ts'
import { minutes, plus } from '../../src-shared/time/time.ts'
import { began, inOwnFolders, manifest, open, pass, type Room, start } from './test-room.ts'

inOwnFolders()

const item = '5f0c8a52-3a2e-4c11-9d61-0c9e1f6f2a10'
const plenary = manifest.programme.find(({ kind }) => kind === 'plenary')?.id ?? ''
const question = { item, group: 0, segment: plenary, kind: 'question', text: ' Hur började ni? ' } as const
/** Not long before the plenary: a clock that is put forward an hour costs a second. */
const late = plus(start, minutes(65))
const write = (room: Room, change: Partial<Parameters<Room['handlers']['points.contribute']>[0]> = {}) =>
  room.handlers['points.contribute']({ ...question, ...change })

const untilPlenary = async (room: Room): Promise<Room> => {
  const phase = () => room.phase()
  for (let now = phase(); !(now.name === 'waiting' && now.segment === plenary); now = phase())
    await room.handlers['room.skip']({ segment: room.on() })
  for (let minute = 0; minute < 120 && room.on() !== plenary; minute += 1) pass(room.clock, 1)
  expect(room.on()).toBe(plenary)
  return room
}
const atPlenary = async (): Promise<Room> => {
  const room = await open({ at: late })
  await began(room)
  return untilPlenary(room)
}

describe('a question or comment that a group writes in the plenary', () => {
  it('lies in the outbox once, however often it is sent, as the desk takes it', async () => {
    const room = await atPlenary()
    const answers = await Promise.all([write(room), write(room), write(room)])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(room.outbox.counts().waiting).toBe(1)
    const kept = room.outbox.get(item)
    expect(kept).toMatchObject({ kind: 'question', group: 0, complete: true, body: { texts: ['Hur började ni?'] } })
    expect(readItem(kept, { id: 'motala', role: 'room', name: 'Motala', groups: 1 }, manifest)).toMatchObject({ ok: true })
  })

  it('is there after a crash, and what comes after is another one', async () => {
    const room = await atPlenary()
    await write(room)
    await room.crash()
    const again = await open({ at: room.clock.now(), outbox: room.outbox })
    const other = '5f0c8a52-3a2e-4c11-9d61-0c9e1f6f2a11'
    expect(await write(again, { item: other, kind: 'comment', text: 'Vi provade.' })).toMatchObject({ ok: true })
    expect(again.outbox.list({ segment: plenary }).map(({ kind }) => kind)).toEqual(['question', 'comment'])
  })

  it('loses signs that nobody sees, and not the words around them', async () => {
    const room = await atPlenary()
    await write(room, { text: 'Vad \u202eb\u0007etyder det?\ud800' })
    expect(room.outbox.get(item)?.body).toEqual({ texts: ['Vad betyder det?\ufffd'] })
  })

  it('is not taken when it is empty, when there is no plenary, from no group that is there, nor in the place of another', async () => {
    const early = await open({ at: late })
    expect(await write(early)).toMatchObject({ ok: false, failure: { reason: 'not-now' } })
    await began(early)
    expect(await write(early)).toMatchObject({ ok: false, failure: { reason: 'not-now' } })
    await untilPlenary(early)
    expect(await write(early, { text: ' \u0007 ' })).toMatchObject({ ok: false, failure: { reason: 'nothing-to-send' } })
    expect(await write(early, { group: 1 })).toMatchObject({ ok: false, failure: { reason: 'not-now' } })
    expect(early.outbox.list({})).toEqual([])
    await write(early)
    expect(await write(early, { kind: 'comment' })).toMatchObject({ ok: false, failure: { reason: 'not-now' } })
    expect(early.outbox.get(item)?.kind).toBe('question')
  })

  it('is taken when the plenary has just ended: time was short', async () => {
    const room = await atPlenary()
    for (let minute = 0; minute < 120 && room.on() === plenary; minute += 1) pass(room.clock, 1)
    expect(room.on()).not.toBe(plenary)
    expect(await write(room)).toMatchObject({ ok: true })
  })
})
