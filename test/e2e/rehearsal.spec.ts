import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { programmeTexts } from '../../src-shared/i18n/catalogues/programme.ts'
import { welcomeTexts } from '../../src-shared/i18n/catalogues/welcome.ts'
import { goOn, goRound, writeAndSend } from '../journeys/dialogue.ts'
import { answerAll, closeEvaluation } from '../journeys/evaluation.ts'
import { takeSeats } from '../journeys/lobby.ts'
import { recordProgramme } from '../journeys/programme.ts'
import { clockOf, press, texts, touchButton, untilOn, untilPhase } from '../journeys/room.ts'
import { expect, test } from './support/fixture.ts'
import { itemsIn, outboxOf } from './support/outbox.ts'

const minute = 60_000

test('a rehearsal goes through the whole seminar in ten minutes, and leaves nothing behind', async ({ kiosk, folder, profile }) => {
  const delivered = join(folder, 'delivered')
  const room = await kiosk({ start: '12:00', speed: 60, more: ['--deliver-to', delivered] })
  const record = recordProgramme(room)
  const kept = async () => [
    ...(await itemsIn(outboxOf(profile))),
    ...(await itemsIn(delivered)),
    ...(await readdir(join(profile, 'journal')).catch(() => [])),
  ]

  await takeSeats(room, [3])
  await touchButton(room, texts(room, welcomeTexts).rehearse)
  const { room: begun } = await room.main.until((slices) => slices.room.rehearsal)
  const { rows } = begun.programme
  const planned = (rows.at(-1)?.ends ?? 0) - (rows[0]?.starts ?? 0)
  expect(planned).toBeGreaterThan(8 * minute)
  expect(planned).toBeLessThan(12 * minute)
  await expect(room.page.getByText(texts(room, frameTexts).rehearsal, { exact: true })).toBeVisible()

  await untilOn(room, 'dialogue-1')
  expect(await goRound(room)).toEqual([0, 1, 2])
  await goOn(room)
  await writeAndSend(room, ['Bara en övning'])
  await goOn(room)
  expect(await kept()).toEqual([])
  await press(room, 'PageDown')

  // No fixed times: the plenary comes when the pause is over.
  await untilOn(room, 'dialogue-2')
  await goRound(room)
  await goOn(room)
  await writeAndSend(room, ['Också en övning'])
  await goOn(room)
  await press(room, 'PageDown')
  await untilOn(room, 'evaluation')
  await answerAll(room, { scale: 4, option: 1 })
  expect(await kept()).toEqual([])
  await closeEvaluation(room)
  await press(room, 'PageDown')

  await untilPhase(room, 'ended')
  record.stop()
  expect(record.shown.map(({ segment }) => segment)).toEqual([...rows.map(({ id }) => id), 'ended'])
  const words = texts(room, programmeTexts)
  await expect(room.page.getByText(words.endedRehearsal)).toBeVisible()
  await touchButton(room, words.toStart)
  await room.page.locator('html[data-screen="before"]').waitFor({ state: 'attached' })

  // The seminar itself is still to come, at its own time.
  const { room: after } = room.main.slices()
  expect(after).toMatchObject({ rehearsal: false, startable: true, programme: { phase: { name: 'before' } } })
  expect(after.programme.rows.filter(({ id }) => id === 'welcome' || id === 'plenary').map(({ starts }) => clockOf(starts))).toEqual([
    '13:30:00',
    '14:40:00',
  ])
  await room.stop()
  expect(await kept()).toEqual([])
})
