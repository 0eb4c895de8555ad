import { evaluationTexts } from '../../src-shared/i18n/catalogues/evaluation.ts'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import {
  answerAll,
  answerQuestion,
  closeEvaluation,
  closeForNow,
  handOver,
  questionsOf,
  stepForward,
  typeOnScreen,
  untilQuestion,
} from '../journeys/evaluation.ts'
import { start, takeSeats } from '../journeys/lobby.ts'
import { press, stepOf, texts, touch, touchButton, untilOn } from '../journeys/room.ts'
import { expect, test } from './support/fixture.ts'
import { itemsIn, outboxOf } from './support/outbox.ts'
import { packOf } from './support/packs.ts'

test('nine people answer one after another, nobody sees anything of another, and then there is a summary', async ({ kiosk, folder, profile }) => {
  test.setTimeout(180_000)
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['evaluation']) })
  await takeSeats(room, [9])
  await start(room)
  await untilOn(room, 'evaluation')
  const words = texts(room, evaluationTexts)
  const screen = () => room.page.locator('main').textContent()

  const handOverScreens: (string | null)[] = []
  for (let person = 0; person < 9; person++) {
    if (person === 2) await answerAll(room, { text: 'mer kaffe' })
    else if (person === 3) await answerAll(room, {})
    else await answerAll(room, { scale: 5 - (person % 2), option: person % 4 })
    handOverScreens.push(await screen())
    expect(stepOf(room.main.slices())).toMatchObject({ name: 'hand-over', done: person + 1 })
    // Neither the button nor the keys lead back into what the one before has answered.
    if (person < 2) {
      for (const key of ['PageUp', 'ArrowLeft', 'Backspace', 'PageDown', 'Escape']) await press(room, key)
      expect(stepOf(room.main.slices())).toMatchObject({ name: 'hand-over', done: person + 1 })
    }
  }
  for (const shown of handOverScreens) expect(shown).not.toMatch(/kaffe/i)
  const [last, ...between] = handOverScreens.toReversed()
  expect(last).toContain(words.allTitle)
  expect(between).toHaveLength(8)
  // The screens between two people differ in nothing but how many are done.
  expect(between[0]).toContain(words.handOverTitle)
  expect(new Set(between.map((shown) => shown?.replace(/\d av 9/, ''))).size).toBe(1)

  await closeEvaluation(room)
  const step = stepOf(room.main.slices())
  if (step?.name !== 'closed') throw new Error('not closed')
  expect(step).toMatchObject({ done: 9, summary: { count: 8 } })
  await expect(room.page.getByText(words.closedCount(9))).toBeVisible()
  await expect(room.page.getByText(words.texts(1))).toBeVisible()
  expect(await screen()).not.toMatch(/kaffe/i)

  const items = await itemsIn(outboxOf(profile))
  expect(items).toHaveLength(8)
  expect(items.every(({ complete }) => complete)).toBe(true)
  expect(items.filter(({ body }) => JSON.stringify(body).includes('"Mer kaffe"'))).toHaveLength(1)
  expect(JSON.stringify(items)).not.toMatch(/"(at|time|seat|person)"/)
})

test('a person may go back within own answers, and the next begins with none', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['evaluation']) })
  await takeSeats(room, [2])
  await start(room)
  await untilOn(room, 'evaluation')
  const words = texts(room, evaluationTexts)
  await stepForward(room)
  await answerQuestion(room, 0, { scale: 2 })
  await touchButton(room, words.back)
  await untilQuestion(room, 0)
  await expect(room.page.getByRole('button', { name: /^2 av 5/ })).toHaveAttribute('aria-pressed', 'true')
  await answerQuestion(room, 0, { scale: 3 })
  for (let index = 1; index < questionsOf(room).length; index++) await answerQuestion(room, index, {})
  await handOver(room)

  // Closed by mistake, and open again at a touch.
  await closeForNow(room)
  await touchButton(room, texts(room, frameTexts).undo)
  await room.main.until((slices) => stepOf(slices)?.name === 'hand-over')

  await stepForward(room)
  await expect(room.page.getByRole('button', { pressed: true })).toHaveCount(0)
  await expect(room.page.getByRole('button', { name: words.back })).toBeDisabled()
  for (const index of questionsOf(room).keys()) await answerQuestion(room, index, {})
  await handOver(room)

  // Two are fewer than the five that the pack asks for: a sentence instead of numbers.
  await closeEvaluation(room)
  expect(stepOf(room.main.slices())).toMatchObject({ name: 'closed', summary: null })
  await expect(room.page.getByText(words.noSummary(5))).toBeVisible()
})

test('each answer lies on the disk at once, and a cut leads back to the same question', async ({ kiosk, folder, profile }) => {
  const pack = await packOf(`${folder}/pack`, ['evaluation'])
  const first = await kiosk({ pack })
  await takeSeats(first, [3])
  await start(first)
  await untilOn(first, 'evaluation')
  await answerAll(first, { scale: 4, option: 0 })
  await stepForward(first)
  await answerQuestion(first, 0, { scale: 1 })
  expect((await itemsIn(outboxOf(profile))).find(({ complete }) => !complete)?.body).toEqual({ use: { kind: 'scale', value: 1 } })
  await answerQuestion(first, 1, { scale: 2 })
  await first.kill()
  expect((await itemsIn(outboxOf(profile))).find(({ complete }) => !complete)?.body).toEqual({
    use: { kind: 'scale', value: 1 },
    heard: { kind: 'scale', value: 2 },
  })

  const second = await kiosk({ pack })
  await untilOn(second, 'evaluation')
  expect(stepOf(second.main.slices())).toMatchObject({ name: 'question', index: 2, done: 1 })
  for (const index of [2, 3, 4]) await answerQuestion(second, index, { scale: 5, option: 2 })
  await handOver(second)
  const items = await itemsIn(outboxOf(profile))
  expect(items.map(({ complete }) => complete)).toEqual([true, true])
  expect(items.map(({ body }) => Object.keys(body).length)).toEqual([4, 4])
})

test('what is being written is kept over a cut, and the next person sees nothing of it', async ({ kiosk, folder, profile }) => {
  const pack = await packOf(`${folder}/pack`, ['evaluation'])
  const first = await kiosk({ pack })
  await takeSeats(first, [2])
  await start(first)
  await untilOn(first, 'evaluation')
  await stepForward(first)
  for (const index of [0, 1, 2, 3]) await answerQuestion(first, index, {})
  const field = first.page.getByRole('textbox')
  await touch(first, field)
  await typeOnScreen(first, 'mer tid', first.page.locator('body'))
  await expect(field).toHaveValue('Mer tid')
  const writing = async () => JSON.stringify((await itemsIn(outboxOf(profile))).map(({ complete, body }) => ({ complete, body })))
  await expect.poll(writing).toBe('[{"complete":false,"body":{"change":{"kind":"text","text":"Mer tid"}}}]')
  await first.kill()

  const second = await kiosk({ pack })
  await untilOn(second, 'evaluation')
  expect(stepOf(second.main.slices())).toMatchObject({ name: 'question', index: 4 })
  const again = second.page.getByRole('textbox')
  await expect(again).toHaveValue('Mer tid')
  // A finger goes on writing and goes on at once: no pause in which it would be kept.
  await touch(second, again)
  await typeOnScreen(second, ' nu', second.page.locator('body'))
  await touchButton(second, texts(second, evaluationTexts).next)
  await untilQuestion(second, 5)
  await handOver(second)
  expect(await writing()).toBe('[{"complete":true,"body":{"change":{"kind":"text","text":"Mer tid nu"}}}]')

  await stepForward(second)
  for (const index of [0, 1, 2, 3]) await answerQuestion(second, index, {})
  await expect(second.page.getByRole('textbox')).toHaveValue('')
})
