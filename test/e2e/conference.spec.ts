import { pauseTexts } from '../../src-shared/i18n/catalogues/pause.ts'
import { programmeTexts } from '../../src-shared/i18n/catalogues/programme.ts'
import { sessionTexts } from '../../src-shared/i18n/catalogues/session.ts'
import { goOn, goRound } from '../journeys/dialogue.ts'
import { closeEvaluation } from '../journeys/evaluation.ts'
import { start } from '../journeys/lobby.ts'
import { recordProgramme } from '../journeys/programme.ts'
import { clockOf, press, type Room, texts, untilOn, untilPhase } from '../journeys/room.ts'
import { makeVariant } from '../packs/broken.mjs'
import { expect, test } from './support/fixture.ts'
import { demoPack } from './support/kiosk.ts'

const at = (clock: string) => Date.parse(`2022-10-20T${clock}:00+02:00`)

/** Notes the words of each screen as it comes on: some stay for less than a second here. */
const noteScreens = (room: Room) =>
  room.page.evaluate(() => {
    const seen: { [screen: string]: string } = {}
    const note = () => {
      const { screen = '' } = document.documentElement.dataset
      requestAnimationFrame(() => {
        // biome-ignore lint/performance/useDomNodeTextContent: only what can be seen counts.
        seen[screen] ??= document.body.innerText
      })
    }
    new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['data-screen'] })
    Object.assign(window, { seenScreens: seen })
  })
const notedScreens = (room: Room): Promise<{ readonly [screen: string]: string }> =>
  room.page.evaluate(() => (window as unknown as { seenScreens: { [screen: string]: string } }).seenScreens)

test('a conference day keeps all its times, and each gap says for what it waits', async ({ kiosk, folder }) => {
  const pack = await makeVariant('conference-day', { from: demoPack, out: `${folder}/pack` })
  // Ten minutes of the day are a second here; the kiosk itself takes a few to start.
  const room = await kiosk({ pack, start: '08:30', speed: 600 })
  const record = recordProgramme(room)
  await noteScreens(room)
  await start(room)
  await untilPhase(room, 'armed')

  // The opening is over when the stage says so; the coffee then leaves some minutes.
  await untilOn(room, 'opening')
  await room.main.untilTime(at('10:15'))
  await press(room, 'PageDown')
  await untilOn(room, 'tables', 60_000)
  expect(await goRound(room)).toEqual([0, 1, 2, 3, 4, 5, 6])
  await goOn(room)
  await press(room, 'PageDown')
  await untilOn(room, 'finale')
  await room.main.untilTime(at('15:30'))
  await press(room, 'PageDown')
  await untilOn(room, 'evaluation')
  await closeEvaluation(room)
  await press(room, 'PageDown')
  await untilPhase(room, 'ended')
  record.stop()

  expect(record.shown.map(({ segment }) => segment)).toEqual([
    'welcome',
    'opening',
    'coffee',
    'waiting:equal-terms',
    'equal-terms',
    'waiting:panel',
    'panel',
    'lunch',
    'knowing-doing',
    'waiting:tables',
    'tables',
    'break',
    'waiting:finale',
    'finale',
    'closing',
    'evaluation',
    'ended',
  ])
  const fixed = { welcome: '09:30', opening: '09:45', 'equal-terms': '10:55', panel: '11:15', lunch: '12:00', 'knowing-doing': '13:00' }
  const later = { tables: '13:20', finale: '14:20' }
  for (const [segment, clock] of Object.entries({ ...fixed, ...later }))
    expect([segment, clockOf(record.shown.find((one) => one.segment === segment)?.at ?? 0)]).toEqual([segment, `${clock}:00`])
  expect(room.main.slices().troubles).toEqual([])

  const seen = await notedScreens(room)
  const titles = { 'equal-terms': 'Att mötas på lika villkor', panel: 'Panelsamtal', tables: 'Gruppsamtal', finale: 'Vad händer nu?' }
  const words = texts(room, programmeTexts)
  for (const [segment, clock] of [
    ['equal-terms', '10.55'],
    ['panel', '11.15'],
    ['tables', '13.20'],
    ['finale', '14.20'],
  ] as const)
    expect(seen[`waiting:${segment}`]).toContain(words.waitingLead(titles[segment], clock))
  expect(seen['running:lunch']).toContain('Lunch')
  expect(seen['running:lunch']?.toLowerCase()).toContain(texts(room, pauseTexts).goesOnAt('13.00').toLowerCase())
  // Everybody who speaks, and as what.
  expect(seen['running:panel']).toContain(texts(room, sessionTexts).range('11.15', '12.00'))
  for (const [name, role] of [
    ['Karin Sandgren', 'socialsekreterare'],
    ['Yusuf Amin', 'boendestödjare'],
    ['Mikkel Holm', 'enhetschef'],
    ['Anna Berglund', 'moderator för dagen'],
  ])
    expect(seen['running:panel']?.replace(/\s+/g, ' ')).toContain(`${name} ${role}`)
  expect(seen['running:equal-terms']).toContain('Karin Sandgren, Yusuf Amin')
})
