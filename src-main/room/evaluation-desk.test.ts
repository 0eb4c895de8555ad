import { describe, expect, it } from 'vitest'
import type { CommandArgs } from '../../src-shared/contract/contract.ts'
import { instant, seconds } from '../../src-shared/time/time.ts'
import { began, inOwnFolders, open, type Room, skipTo } from './test-room.ts'

inOwnFolders()

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
