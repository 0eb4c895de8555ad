import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandArgs } from '../../src-shared/contract/contract.ts'
import { ok } from '../../src-shared/result/result.ts'
import { exampleSeminar } from '../../src-shared/seminar/example.ts'
import { planOf } from '../../src-shared/seminar/plan.ts'
import { type Instant, instant, minutes, plus, seconds } from '../../src-shared/time/time.ts'
import { createManualClock, type ManualClock } from '../clock/manual-clock.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { createMemoryOutbox } from '../outbox/memory-outbox.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { createFakePackStore } from '../packs/fake-pack-store.ts'
import { openJournal } from './journal.ts'
import { openRoom } from './open-room.ts'
import { createTroubles } from './troubles.ts'

const manifest = exampleSeminar()
const plan = planOf(manifest)
if (!plan.ok) throw new Error(plan.failure.reason)
const { start } = plan.value

let directory = ''
const closing: (() => Promise<void>)[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'room-'))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  rmSync(directory, { recursive: true, force: true })
})

/** The kiosk's room over a real journal; opened again with the same outbox it is the kiosk after a crash. */
const open = async (given: { at?: Instant; outbox?: Outbox } = {}) => {
  const outbox = given.outbox ?? createMemoryOutbox()
  const log = createMemoryLog()
  const clock = createManualClock({ start: given.at ?? start })
  const packs = createFakePackStore(null)
  const journal = await openJournal(directory, { seminar: manifest.id, seminarVersion: manifest.version, rehearsal: false }, log)
  const troubles = createTroubles(() => undefined)
  const room = openRoom({
    startUp: { clock, packs, pack: ok({ manifest, directory: '/pack', problems: new Map(), unknownKinds: new Map() }), journal },
    outbox,
    troubles,
    log,
    rehearsal: false,
    suggestedGroups: 1,
    publish: () => undefined,
    onRunning: () => undefined,
  })
  const crash = async () => {
    room.stop()
    await journal.journal.close()
  }
  closing.push(crash)
  const phase = () => room.slices().room.programme.phase
  const on = () => {
    const now = phase()
    return now.name === 'running' ? now.segment : now.name
  }
  const step = () => room.slices().groups[0]?.evaluation?.step
  return { ...room, clock, outbox, troubles, journal, crash, phase, on, step }
}
type Room = Awaited<ReturnType<typeof open>>

const began = async (room: Room) =>
  expect(await room.handlers['room.start']({ seats: [5], rehearsal: false })).toEqual({ ok: true, value: undefined })
/** Past everything before it, and past the wait for a fixed time. */
const skipTo = async (room: Room, segment: string) => {
  for (let skips = 0; room.on() !== segment; skips += 1) {
    if (skips > manifest.programme.length) throw new Error(`there is no way to ${segment}`)
    const phase = room.phase()
    if (phase.name === 'running' || phase.name === 'waiting') await room.handlers['room.skip']({ segment: phase.segment })
  }
}
const pass = (clock: ManualClock, minute: number) => clock.advance(minutes(minute))

/** One person answers everything; resolves when it is handed over. */
const answerAll = async (room: Room) => {
  await room.handlers['evaluation.begin']({ group: 0 })
  const answers: CommandArgs<'evaluation.answer'>[] = [
    { group: 0, question: 'useful', answer: { kind: 'scale', value: 4 } },
    { group: 0, question: 'best', answer: { kind: 'choice', options: ['talks'] } },
    { group: 0, question: 'more', answer: null },
  ]
  for (const answer of answers) expect((await room.handlers['evaluation.answer'](answer)).ok).toBe(true)
  expect((await room.handlers['evaluation.handOver']({ group: 0 })).ok).toBe(true)
}

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

describe('an evaluation', () => {
  const atEvaluation = async (room: Room) => {
    await began(room)
    await skipTo(room, 'evaluation')
  }

  it('takes only what is an answer to the question', async () => {
    const room = await open()
    await atEvaluation(room)
    await room.handlers['evaluation.begin']({ group: 0 })
    const wrong: CommandArgs<'evaluation.answer'>['answer'][] = [
      { kind: 'scale', value: 7 },
      { kind: 'text', text: 'fyra' },
    ]
    for (const answer of wrong) expect((await room.handlers['evaluation.answer']({ group: 0, question: 'useful', answer })).ok).toBe(false)
    expect(room.outbox.list({})).toEqual([])
  })

  it('keeps what somebody is in the middle of writing, over a crash, and takes it away when it is erased', async () => {
    const room = await open()
    await atEvaluation(room)
    await room.handlers['evaluation.begin']({ group: 0 })
    await room.handlers['evaluation.answer']({ group: 0, question: 'useful', answer: { kind: 'scale', value: 2 } })
    await room.handlers['evaluation.answer']({ group: 0, question: 'best', answer: null })
    const write = (question: string, text: string) => room.handlers['evaluation.write']({ group: 0, question, text })
    expect(await write('more', 'Det var bra att')).toEqual({ ok: true, value: undefined })
    expect(await write('useful', 'another question')).toMatchObject({ ok: false })
    await room.crash()
    const again = await open({ at: room.clock.now(), outbox: room.outbox })
    expect(again.step()).toMatchObject({ name: 'question', index: 2, answers: { useful: { value: 2 }, more: { text: 'Det var bra att' } } })
    await again.handlers['evaluation.write']({ group: 0, question: 'more', text: ' ' })
    expect(again.outbox.list({})).toMatchObject([{ complete: false, body: { useful: { kind: 'scale', value: 2 } } }])
    expect(again.outbox.list({})[0]?.body).not.toHaveProperty('more')
  })

  it('lets nothing that was written late get to the next person', async () => {
    const room = await open()
    await atEvaluation(room)
    await answerAll(room)
    const late = { group: 0, question: 'more', text: 'mine' }
    expect(await room.handlers['evaluation.write'](late)).toMatchObject({ ok: false })
    await room.handlers['evaluation.begin']({ group: 0 })
    expect(await room.handlers['evaluation.write'](late)).toMatchObject({ ok: false })
    expect(room.step()).toMatchObject({ name: 'question', index: 0, answers: {} })
    expect(JSON.stringify(room.outbox.list({}))).not.toContain('mine')
  })

  it('counts each person once, however the presses fall', async () => {
    const room = await open()
    await atEvaluation(room)
    await room.handlers['evaluation.begin']({ group: 0 })
    const useful = { group: 0, question: 'useful', answer: { kind: 'scale', value: 4 } } as const
    await Promise.all([
      room.handlers['evaluation.answer'](useful),
      room.handlers['evaluation.handOver']({ group: 0 }),
      room.handlers['evaluation.answer'](useful),
      room.handlers['evaluation.handOver']({ group: 0 }),
      room.handlers['evaluation.begin']({ group: 0 }),
      room.handlers['evaluation.handOver']({ group: 0 }),
    ])
    expect(room.outbox.list({}).map(({ complete }) => complete)).toEqual([true])
  })

  it('shows no summary that only the answers of another run would fill', async () => {
    const room = await open()
    await atEvaluation(room)
    for (let person = 0; person < 5; person += 1) await answerAll(room)
    await room.handlers['evaluation.close']({ group: 0 })
    room.clock.advance(seconds(6))
    expect(room.step()).toMatchObject({ name: 'closed', summary: { count: 5 } })
    await room.reset()
    await atEvaluation(room)
    await answerAll(room)
    await room.handlers['evaluation.close']({ group: 0 })
    expect(room.step()).toMatchObject({ name: 'closed', done: 1, summary: null })
  })

  it('shows and sends nothing of a closed evaluation that can be opened again: what one more changes would be theirs', async () => {
    const room = await open()
    await atEvaluation(room)
    for (let person = 0; person < 5; person += 1) await answerAll(room)
    await room.handlers['evaluation.close']({ group: 0 })
    expect(room.step()).toMatchObject({ name: 'closed', done: 5, summary: 'soon' })
    const { undo } = room.slices().room.programme
    await room.handlers['room.undo']({ event: undo?.event ?? -1 })
    expect(room.step()).toMatchObject({ name: 'hand-over', done: 5 })
    await answerAll(room)
    await room.handlers['evaluation.close']({ group: 0 })
    const [item] = room.outbox.list({ kind: 'evaluation' })
    room.clock.advance(seconds(5))
    expect(room.step()).toMatchObject({ summary: 'soon' })
    expect(item !== undefined && room.holds(item)).toBe(true)
    room.clock.advance(seconds(1))
    expect(room.step()).toMatchObject({ summary: { count: 6 } })
  })

  it('holds back what is answered until nobody answers any more', async () => {
    const room = await open()
    await atEvaluation(room)
    await answerAll(room)
    await answerAll(room)
    const [first, second] = room.outbox.list({ kind: 'evaluation' })
    if (first === undefined || second === undefined) throw new Error('two have answered')
    expect([room.holds(first), room.holds(second)]).toEqual([true, true])
    expect(room.holds({ ...first, kind: 'takeaways' })).toBe(false)
    expect(room.holds({ ...first, seminar: 'another' })).toBe(false)
    await room.crash()
    const again = await open({ at: room.clock.now(), outbox: room.outbox })
    expect(again.holds(first)).toBe(true)
    await again.handlers['evaluation.close']({ group: 0 })
    expect(again.holds(first)).toBe(true)
    again.clock.advance(seconds(6))
    expect(again.holds(first)).toBe(false)
  })

  it('holds nothing back once the seminar is over', async () => {
    const room = await open()
    await atEvaluation(room)
    await answerAll(room)
    const [item] = room.outbox.list({ kind: 'evaluation' })
    await skipTo(room, 'ended')
    expect(item !== undefined && room.holds(item), 'the end can be taken back').toBe(true)
    room.clock.advance(seconds(6))
    expect(item !== undefined && room.holds(item)).toBe(false)
  })

  it('forgets the answers of one who never handed over, when the run is over', async () => {
    const room = await open()
    await atEvaluation(room)
    await room.handlers['evaluation.begin']({ group: 0 })
    await room.handlers['evaluation.answer']({ group: 0, question: 'useful', answer: { kind: 'scale', value: 1 } })
    await skipTo(room, 'ended')
    expect(room.outbox.list({})).toHaveLength(1)
    await room.handlers['room.leave']({})
    expect(room.outbox.list({})).toEqual([])
  })

  it('goes on with the same person after a crash, and with the next one where that person had handed over', async () => {
    const room = await open()
    await atEvaluation(room)
    await answerAll(room)
    await room.handlers['evaluation.begin']({ group: 0 })
    await room.handlers['evaluation.answer']({ group: 0, question: 'useful', answer: { kind: 'scale', value: 2 } })
    await room.crash()
    const second = await open({ at: room.clock.now(), outbox: room.outbox })
    expect(second.step()).toMatchObject({ name: 'question', index: 1, done: 1, answers: { useful: { value: 2 } } })
    const unfinished = second.outbox.list({}).find(({ complete }) => !complete)
    if (unfinished === undefined) throw new Error('nobody was answering')
    // The crash came when the outbox had it and the journal did not.
    await second.outbox.put({ ...unfinished, complete: true })
    await second.crash()
    const third = await open({ at: instant(second.clock.now()), outbox: room.outbox })
    await expect.poll(() => third.step()).toMatchObject({ name: 'hand-over', done: 2 })
    expect(third.outbox.list({})).toHaveLength(2)
  })
})

describe('what is said about how the start went', () => {
  const reasons = (room: Room) => room.troubles.list().map(({ reason }) => reason)

  it('is said until the group has begun and had time to read it; a rehearsal is no beginning', async () => {
    writeFileSync(join(directory, 'current.jsonl'), 'nothing\nof ours\n')
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
    appendFileSync(join(directory, 'current.jsonl'), 'damage\nmore of it\n')
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
