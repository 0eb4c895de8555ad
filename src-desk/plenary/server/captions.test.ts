import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCaptionBoard } from '../service/caption-board.ts'
import { member, startTestDesk, type TestDesk } from '../test-desk.ts'
import { comeIn } from '../test-guest.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await startTestDesk()
})
afterEach(() => desk.clear())

const stina = member('stina', 'captioner')
const textsOf = (view: Readonly<Record<string, unknown>>) => (view.captions as readonly { readonly text: string }[]).map(({ text }) => text)

describe('what is written along with what is said', () => {
  it('is at once on the screens of everybody, the last lines also of who comes late, and in no log', async () => {
    const writer = await comeIn(desk.port, stina)
    const others = [await comeIn(desk.port, member('motala')), await comeIn(desk.port, member('hugo', 'host')), writer]
    const before = await desk.store.entriesAfter(0)
    for (const text of ['Ett.', 'Två.', ' Tre\n<b>fyra</b>\u202e. ', 'Fem.'])
      expect(await writer.ask('caption.say', { text })).toMatchObject({ ok: true })
    for (const one of others) await one.sees((view) => textsOf(view).join() === 'Två.,Tre <b>fyra</b>.,Fem.')
    expect(await desk.store.entriesAfter(0)).toEqual(before)
    expect(textsOf((await comeIn(desk.port, member('ystad'))).view())).toEqual(['Två.', 'Tre <b>fyra</b>.', 'Fem.'])
  })

  it('comes from nobody else, and not too long nor too fast; the others are answered as before', async () => {
    for (const role of ['room', 'presenter', 'host', 'observer'] as const) {
      const one = await comeIn(desk.port, member(`not-${role}`, role))
      expect(await one.ask('caption.say', { text: 'Nej' })).toMatchObject({ ok: false, reason: 'not-allowed' })
    }
    const writer = await comeIn(desk.port, stina)
    for (const args of [{ text: 'x'.repeat(121) }, { text: 3 }, { text: 'a', more: 1 }, {}])
      expect(await writer.ask('caption.say', args)).toMatchObject({ ok: false, reason: 'bad-request' })
    expect(desk.service.captions.lines()).toEqual([])
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => writer.ask('caption.say', { text: `${index}` })))
    const taken = answers.filter(({ ok }) => ok).length
    expect(taken).toBeGreaterThan(3)
    expect(taken).toBeLessThan(15)
    expect(answers.at(-1)).toMatchObject({ reason: 'slow-down' })
    const room = await comeIn(desk.port, member('motala'))
    expect(await room.ask('hand.raise')).toMatchObject({ ok: true })
  })

  it('is not for the stage: who writes sees and hears, and is neither seen nor heard', async () => {
    const writer = await comeIn(desk.port, stina)
    const host = await comeIn(desk.port, member('hugo', 'host'))
    expect(await host.ask('stage.enter', { person: 'stina' })).toMatchObject({ ok: false, reason: 'unknown-member' })
    for (const name of ['hand.raise', 'points.contribute', 'point.showNext', 'gather', 'pass.revoke']) expect((await writer.ask(name)).ok).toBe(false)
    expect(Object.keys(writer.view())).not.toContain('board')
  })

  it('is gone after some quiet', async () => {
    const board = createCaptionBoard(30)
    const seen: number[] = []
    const gone = new Promise<void>((resolve) => {
      board.onChange(() => {
        seen.push(board.lines().length)
        if (board.lines().length === 0) resolve()
      })
    })
    board.say('stina', { text: 'Ett.' })
    board.say('stina', { text: 'Två.' })
    await gone
    expect(seen).toEqual([1, 2, 0])
  })
})
