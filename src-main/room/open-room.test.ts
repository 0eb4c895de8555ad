import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { minutes, plus, seconds } from '../../src-shared/time/time.ts'
import { createMemoryOutbox } from '../outbox/memory-outbox.ts'
import { began, directoryOf, inOwnFolders, manifest, open, pass, type Room, skipTo, start } from './test-room.ts'

inOwnFolders()

describe('a machine that sleeps', () => {
  it('goes on at the same second of the same talk', async () => {
    const room = await open()
    await began(room)
    await skipTo(room, 'talk-1')
    pass(room.clock, 5)
    const before = room.slices().room.programme.media
    // No timer runs in a sleeping machine: the clock is there, and then it is ten minutes later.
    room.clock.sleep(minutes(10))
    expect(room.on()).toBe('talk-1')
    const after = room.slices().room.programme.media
    expect(after?.position).toBe((before?.position ?? 0) + (room.clock.now() - minutes(10) - (before?.asOf ?? 0)))
    pass(room.clock, 1)
    expect(room.on()).toBe('talk-1')
  })

  it('meets the fixed time that came meanwhile', async () => {
    const room = await open()
    await began(room)
    await skipTo(room, 'dialogue-1')
    room.clock.sleep(minutes(75))
    expect(room.on()).toBe('plenary')
  })
})

describe('what keeps the screen awake', () => {
  it('is a seminar, from its start to its end, also one that goes on after a crash, and nothing else', async () => {
    const room = await open()
    expect(room.goingOn).toEqual([])
    await began(room)
    expect(room.goingOn).toEqual([true])
    await room.crash()
    const again = await open({ at: room.clock.now() })
    expect(again.goingOn).toEqual([true])
    await skipTo(again, 'ended')
    expect(again.goingOn).toEqual([true, false])
  })
})

describe('a run that is over', () => {
  it('leaves nothing in the journal of the next one, whatever comes late', async () => {
    const room = await open()
    await began(room)
    pass(room.clock, 3)
    const run = room.run()
    const reset = room.reset()
    void run?.apply({ type: 'beat' })
    await began(room)
    await reset
    await run?.apply({ type: 'beat' })
    await skipTo(room, 'talk-2')
    await room.crash()
    const again = await open({ at: plus(room.clock.now(), seconds(5)) })
    expect(again.journal.found).toBe('restored')
    expect(again.on()).toBe('talk-2')
  })

  it('is forgotten before the seminar is held, also where a rehearsal lay between', async () => {
    const room = await open()
    await began(room)
    await skipTo(room, 'ended')
    await room.handlers['room.start']({ seats: [4], rehearsal: true })
    expect(room.slices().room.rehearsal).toBe(true)
    await room.handlers['room.leave']({})
    expect([room.on(), room.slices().room.rehearsal]).toEqual(['ended', false])
    await room.handlers['room.leave']({})
    await began(room)
    await skipTo(room, 'dialogue-1')
    await room.crash()
    expect((await open({ at: room.clock.now() })).on()).toBe('dialogue-1')
  })

  it('leaves the screen an hour after its end, and at the next start', async () => {
    const room = await open()
    await began(room)
    await skipTo(room, 'ended')
    pass(room.clock, 59)
    expect(room.on()).toBe('ended')
    await room.crash()
    const next = await open({ at: plus(room.clock.now(), minutes(2)) })
    expect(next.on()).toBe('before')
    expect(next.slices().groups).toEqual([])
    await next.crash()
    expect((await open()).journal.found).toBe('none')
  })
})

describe('a start', () => {
  it('is refused on another day', async () => {
    const room = await open({ at: plus(start, minutes(-60 * 24)) })
    expect((await room.handlers['room.start']({ seats: [5], rehearsal: false })).ok).toBe(false)
    expect(room.on()).toBe('before')
  })

  it('that is refused leaves no rehearsal behind', async () => {
    const room = await open()
    const small = manifest.seats.least - 1
    expect((await room.handlers['room.start']({ seats: [small], rehearsal: true })).ok).toBe(false)
    expect(room.slices().room.rehearsal).toBe(false)
  })

  it('before the time can be taken back', async () => {
    const room = await open({ at: plus(start, minutes(-20)) })
    await began(room)
    expect(room.on()).toBe('armed')
    expect((await room.handlers['room.leave']({})).ok).toBe(true)
    expect(room.on()).toBe('before')
  })
})

describe('points', () => {
  const written = async (room: Room) => {
    await began(room)
    await skipTo(room, 'dialogue-1')
    await room.handlers['points.set']({ group: 0, segment: 'dialogue-1', index: 0, text: 'En punkt' })
  }
  const send = (room: Room) => room.handlers['points.send']({ group: 0, segment: 'dialogue-1' })

  it('go out once, however often send is pressed', async () => {
    const room = await open()
    await written(room)
    const sent = await Promise.all([send(room), send(room)])
    expect(sent.map(({ ok }) => ok)).toEqual([true, false])
    expect(room.outbox.list({ kind: 'mainPoints' })).toHaveLength(1)
  })

  it('that were sent when the power went are in the outbox after the next start', async () => {
    const room = await open({ outbox: { ...createMemoryOutbox(), put: () => new Promise(() => undefined) } })
    await written(room)
    void send(room)
    await room.crash()
    const again = await open({ at: room.clock.now() })
    await expect.poll(() => again.outbox.list({ kind: 'mainPoints' }).map(({ body }) => body)).toEqual([{ texts: ['En punkt'] }])
  })
})

describe('what is said about how the start went', () => {
  const reasons = (room: Room) => room.troubles.list().map(({ reason }) => reason)

  it('is said until the group has begun and had time to read it; a rehearsal is no beginning', async () => {
    writeFileSync(join(directoryOf(), 'current.jsonl'), 'nothing\nof ours\n')
    const room = await open()
    room.troubles.set({ id: 'settings', severity: 'remark', reason: 'settings-reset' })
    room.troubles.set({ id: 'disk-small', severity: 'trouble', reason: 'disk-small' })
    await room.handlers['room.start']({ seats: [5], rehearsal: true })
    pass(room.clock, 2)
    await room.handlers['room.leave']({})
    expect(reasons(room)).toEqual(['journal-lost', 'settings-reset', 'disk-small'])
    await began(room)
    room.clock.advance(seconds(19))
    expect(reasons(room)).toContain('journal-lost')
    room.clock.advance(seconds(1))
    expect(reasons(room)).toEqual(['disk-small'])
  })

  it('is said for a while where the seminar goes on at once', async () => {
    const room = await open()
    await began(room)
    pass(room.clock, 1)
    await room.crash()
    appendFileSync(join(directoryOf(), 'current.jsonl'), 'damage\nmore of it\n')
    const again = await open({ at: room.clock.now() })
    expect(reasons(again)).toEqual(['journal-damaged', 'came-back'])
    again.clock.advance(seconds(20))
    expect(reasons(again)).toEqual([])
  })
})

describe('what the page says of a recording', () => {
  it('is told to the room only where that recording is on, and forgotten when it plays', async () => {
    const room = await open()
    await began(room)
    const failed = { segment: 'talk-1', why: 'unreadable' } as const
    await room.handlers['talk.failed'](failed)
    await room.handlers['talk.stalled']({ segment: 'talk-1', position: 0 })
    expect(room.troubles.list()).toEqual([])
    await skipTo(room, 'talk-1')
    await room.handlers['talk.failed'](failed)
    expect(room.troubles.list()).toMatchObject([{ id: 'talk:talk-1', reason: 'talk-unreadable' }])
    await room.handlers['room.skip']({ segment: 'talk-1' })
    await room.handlers['room.back']({})
    await room.handlers['talk.progress']({ segment: 'talk-1', position: 500 })
    expect(room.troubles.list()).toEqual([])
  })

  it('lets a page that comes go on with a talk where the last one was heard of', async () => {
    const room = await open()
    await began(room)
    await skipTo(room, 'talk-1')
    const at = () => room.slices().room.programme.media
    for (let second = 1; second <= 5; second++) {
      room.clock.advance(seconds(1))
      await room.handlers['talk.progress']({ segment: 'talk-1', position: second * 1000 })
    }
    room.clock.advance(seconds(4))
    room.pageCame()
    expect(at()).toMatchObject({ position: 5000, asOf: room.clock.now() })
  })

  it('lets a page that comes begin with the talk that nobody has heard of yet', async () => {
    const room = await open()
    await began(room)
    await skipTo(room, 'talk-1')
    room.clock.advance(seconds(2))
    await room.handlers['talk.progress']({ segment: 'talk-1', position: 2000 })
    await room.handlers['room.skip']({ segment: 'talk-1' })
    await skipTo(room, 'talk-2')
    room.clock.advance(seconds(3))
    room.pageCame()
    expect(room.slices().room.programme.media).toMatchObject({ position: 0, asOf: room.clock.now() })
  })
})
