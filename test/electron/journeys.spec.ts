import { goOn, goRound, writeAndSend } from '../journeys/dialogue.ts'
import { answerAll, closeEvaluation } from '../journeys/evaluation.ts'
import { start, takeSeats } from '../journeys/lobby.ts'
import { recordProgramme } from '../journeys/programme.ts'
import { groupOf, press, untilOn, untilPhase } from '../journeys/room.ts'
import { expect, test } from './electron-kiosk.ts'

test('a group goes through the whole seminar in Electron, from the first screen to the last', async ({ kiosk }) => {
  const room = await kiosk({ start: '13:20', speed: 60 })
  const record = recordProgramme(room)
  await takeSeats(room, [7])
  await start(room)
  await untilPhase(room, 'armed')
  await untilOn(room, 'welcome', 20_000)
  await untilOn(room, 'dialogue-1', 120_000)
  expect(await goRound(room, { passes: 2 })).toEqual([0, 1, 2, 3, 4, 5, 6, 2])
  await goOn(room)
  await writeAndSend(room, ['Brukarens egna mål behöver höras tidigare'])
  await goOn(room)
  await press(room, 'PageDown')
  await untilOn(room, 'plenary', 120_000)
  await goOn(room)
  await goRound(room)
  await untilOn(room, 'dialogue-2', 60_000)
  await goRound(room)
  await goOn(room)
  await writeAndSend(room, ['Vi ringer varandra om två veckor'])
  await goOn(room)
  await press(room, 'PageDown')
  await untilOn(room, 'closing')
  await press(room, 'PageDown')
  await untilOn(room, 'evaluation')
  for (let person = 0; person < 3; person++) await answerAll(room, { scale: 1 + person, option: person })
  await closeEvaluation(room)
  expect(groupOf(room.main.slices()).evaluation?.step).toMatchObject({ name: 'closed', done: 3 })
  await press(room, 'PageDown')
  await untilPhase(room, 'ended')
  record.stop()
  expect(record.shown[0]?.segment).toBe('welcome')
  expect(record.shown.at(-1)?.segment).toBe('ended')
})
