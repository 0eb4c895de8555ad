import { join } from 'node:path'
import { programmeTexts } from '../../src-shared/i18n/catalogues/programme.ts'
import { goOn, goRound, writeAndSend } from '../journeys/dialogue.ts'
import { answerAll, closeEvaluation } from '../journeys/evaluation.ts'
import { start, takeSeats } from '../journeys/lobby.ts'
import { recordProgramme, watchPicture } from '../journeys/programme.ts'
import { clockOf, groupOf, press, segmentOn, texts, untilOn, untilPhase } from '../journeys/room.ts'
import { expect, test } from './support/fixture.ts'
import { testPack } from './support/kiosk.ts'
import { itemsIn } from './support/outbox.ts'

const talkLength = 12 * 60_000
const speed = 60

test('seven people go through the whole seminar, from the first screen to the last', async ({ kiosk, folder }) => {
  test.setTimeout(240_000)
  const delivered = join(folder, 'delivered')
  const room = await kiosk({ pack: testPack, start: '13:20', speed, more: ['--deliver-to', delivered] })
  const record = recordProgramme(room)

  await takeSeats(room, [7])
  await start(room)
  await untilPhase(room, 'armed')
  await untilOn(room, 'welcome', 20_000)
  const picture = watchPicture(room, () => segmentOn(room.main.slices()) === 'dialogue-1')

  await untilOn(room, 'dialogue-1', 60_000)
  const samples = await picture
  expect(await goRound(room, { passes: 2 })).toEqual([0, 1, 2, 3, 4, 5, 6, 2])
  await goOn(room)
  await writeAndSend(room, ['Brukarens egna mål behöver höras tidigare', 'Vi saknar tid att följa upp'])
  await goOn(room)
  await press(room, 'PageDown')

  // Early: the pause goes by, and then the room waits for the others.
  await untilOn(room, 'pause')
  await room.page.locator('html[data-screen="waiting:plenary"]').waitFor({ state: 'attached' })
  await expect(room.page.getByRole('heading', { name: 'Gemensam samling' })).toBeVisible()

  await untilOn(room, 'plenary')
  await goOn(room)
  expect(await goRound(room)).toEqual([0, 1, 2, 3, 4, 5, 6])

  await untilOn(room, 'dialogue-2', 60_000)
  await goRound(room)
  await goOn(room)
  await writeAndSend(room, ['Vi ringer varandra om två veckor'])
  await goOn(room)
  await press(room, 'PageDown')
  await untilOn(room, 'closing')
  await press(room, 'PageDown')

  await untilOn(room, 'evaluation')
  // The room's time runs fast, and people do not: five of seven answer.
  for (let person = 0; person < 5; person++) await answerAll(room, { scale: 1 + (person % 5), option: person % 4 })
  await closeEvaluation(room)
  expect(groupOf(room.main.slices()).evaluation?.step).toMatchObject({ name: 'closed', done: 5, summary: { count: 5 } })
  const pressedLast = room.main.now()
  await press(room, 'PageDown')
  await untilPhase(room, 'ended')
  await expect(room.page.getByRole('heading', { name: texts(room, programmeTexts).endedTitle })).toBeVisible()
  record.stop()

  expect(record.shown.map(({ segment }) => segment)).toEqual([
    'welcome',
    'talk-1',
    'talk-2',
    'dialogue-1',
    'pause',
    'waiting:plenary',
    'plenary',
    'dialogue-2',
    'closing',
    'evaluation',
    'ended',
  ])
  const at = (segment: string) => record.shown.find((one) => one.segment === segment)?.at ?? Number.NaN
  expect(clockOf(at('welcome'))).toBe('13:30:00')
  expect(clockOf(at('plenary'))).toBe('14:40:00')
  expect(at('dialogue-2') - at('plenary')).toBe(30 * 60_000)
  // How long five people answer is this machine's doing; that nothing is waited for after them is the room's.
  expect(at('ended') - pressedLast).toBeLessThan(2 * speed * 1000)
  expect(room.main.slices().troubles).toEqual([])

  // Each talk got its whole length, and its picture went through all of it in step with the room's time.
  for (const [talk, next] of [
    ['talk-1', 'talk-2'],
    ['talk-2', 'dialogue-1'],
  ] as const) {
    const shownFor = at(next) - at(talk)
    expect(shownFor).toBeGreaterThan(talkLength - 2000)
    expect(shownFor).toBeLessThan(talkLength + 2 * speed * 1000)
    const seen = samples.filter(({ segment }) => segment === talk)
    expect(seen.length).toBeGreaterThan(15)
    const positions = [0, ...seen.map(({ position }) => position), talkLength]
    const steps = positions.slice(1).map((position, index) => position - (positions[index] ?? 0))
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(-1000)
    // A step of the picture is 0.4 s of the world's time; three of them are a machine that was busy.
    expect(Math.max(...steps)).toBeLessThan(1.5 * speed * 1000)
    for (const { at: then, position } of seen) expect(Math.abs(position - (then - at(talk)))).toBeLessThan(1.5 * speed * 1000)
  }

  // What was written is where the organiser wants it.
  await expect.poll(() => itemsIn(delivered).then((items) => items.length)).toBe(7)
  const items = await itemsIn(delivered)
  expect(items.filter(({ kind }) => kind === 'evaluation')).toHaveLength(5)
  expect(items.find(({ kind }) => kind === 'mainPoints')?.body).toEqual({
    texts: ['Brukarens egna mål behöver höras tidigare', 'Vi saknar tid att följa upp'],
  })
  expect(items.find(({ kind }) => kind === 'takeaways')?.body).toEqual({ texts: ['Vi ringer varandra om två veckor'] })
})
