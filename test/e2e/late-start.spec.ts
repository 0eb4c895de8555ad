import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import type { LateChoice } from '../../src-shared/programme/view.ts'
import { start } from '../journeys/lobby.ts'
import { recordProgramme } from '../journeys/programme.ts'
import { clockOf, type Room, segmentOn, texts, touchButton, untilOn } from '../journeys/room.ts'
import { expect, test } from './support/fixture.ts'

const minute = 60_000
/** A seminar of the demo runs from 13.30 to 15.50, Swedish summer time. */
const at = (clock: string) => Date.parse(`2022-10-20T${clock}:00+02:00`)
const talkLength = 14 * minute

const noticeOf = (room: Room, kind: 'shortened' | 'late-for') => room.main.slices().room.programme.notices.find((one) => one.kind === kind)

test('twelve minutes late: the screen says what is shorter, the talks are whole, and the plenary begins on time', async ({ kiosk }) => {
  const room = await kiosk({ start: '13:36', speed: 150 })
  const record = recordProgramme(room)
  await room.main.untilTime(at('13:42'))
  await start(room)
  const { room: began } = await untilOn(room, 'welcome')
  const late = began.programme.phase.name === 'running' ? began.programme.phase.enteredAt - at('13:30') : 0
  expect(late).toBeGreaterThanOrEqual(12 * minute)

  const notice = noticeOf(room, 'shortened')
  if (notice?.kind !== 'shortened') throw new Error('nothing is said to be shorter')
  expect(Math.abs(notice.lost - late)).toBeLessThan(minute)
  expect(notice.segments.map(({ id }) => id)).toEqual(expect.arrayContaining(['dialogue-1', 'pause']))
  const words = texts(room, frameTexts)
  const minutes = Math.round(notice.lost / minute)
  await expect(room.page.getByRole('heading', { name: words.shortenedTitle(minutes) })).toBeVisible()
  for (const { id, by } of notice.segments) {
    const title = id === 'pause' ? 'Paus' : 'Gruppsamtal 1: att lära'
    await expect(room.page.getByText(words.shortenedRow(title, Math.max(1, Math.round(by / minute))))).toBeVisible()
  }
  await touchButton(room, words.understood)
  await expect(room.page.getByRole('heading', { name: words.shortenedTitle(minutes) })).toBeHidden()

  await untilOn(room, 'plenary', 60_000)
  record.stop()
  const beginning = (segment: string) => record.shown.find((one) => one.segment === segment)?.at ?? Number.NaN
  expect(clockOf(beginning('plenary'))).toBe('14:40:00')
  expect(beginning('plenary') % minute).toBe(0)
  for (const [talk, next] of [
    ['talk-1', 'talk-2'],
    ['talk-2', 'dialogue-1'],
  ] as const)
    expect(beginning(next) - beginning(talk)).toBeGreaterThan(talkLength - 2000)
})

/** So late that the plenary begins while the second talk is on. A finger takes a second, which is two and a half minutes here. */
const fiftyLate = async (kiosk: (options: object) => Promise<Room>): Promise<Room> => {
  const room = await kiosk({ start: '14:12', speed: 150 })
  await room.main.untilTime(at('14:17'))
  await start(room)
  await untilOn(room, 'welcome')
  const notice = noticeOf(room, 'late-for')
  expect(notice).toMatchObject({ segment: 'plenary', choice: null })
  // At once, an hour before it matters: while there is still somebody to decide.
  await expect(room.page.getByRole('alert').getByRole('heading', { name: /Gemensam samling 14\.40/ })).toBeVisible()
  return room
}

const untilChosen = (room: Room, choice: LateChoice) =>
  room.main.until(() => {
    const notice = noticeOf(room, 'late-for')
    return notice?.kind === 'late-for' && notice.choice === choice
  })

test('fifty minutes late: the group may skip the rest and be in the plenary as early as the talks allow', async ({ kiosk }) => {
  const room = await fiftyLate(kiosk)
  const record = recordProgramme(room)
  await touchButton(room, texts(room, frameTexts).skipRest)
  await untilChosen(room, 'skip-rest')
  await untilOn(room, 'plenary', 60_000)
  record.stop()
  expect(record.shown.map(({ segment }) => segment)).toEqual(['welcome', 'talk-1', 'talk-2', 'plenary'])
  const [, first, second, plenary] = record.shown.map((one) => one.at)
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(talkLength - 2000)
  expect((plenary ?? 0) - (second ?? 0)).toBeGreaterThan(talkLength - 2000)
  const row = room.main.slices().room.programme.rows.find(({ id }) => id === 'dialogue-1')
  expect(row).toMatchObject({ state: 'skipped', skippedBy: 'moderator' })
})

test('fifty minutes late: the group may finish its dialogue and join late', async ({ kiosk }) => {
  const room = await fiftyLate(kiosk)
  await touchButton(room, texts(room, frameTexts).joinLate)
  await untilChosen(room, 'join-late')
  const { room: then } = await untilOn(room, 'dialogue-1', 60_000)
  const current = then.programme.rows.find(({ id }) => id === 'dialogue-1')
  expect(current?.starts).toBeGreaterThan(at('14:40'))
  expect(current?.allotted).toBe(15 * minute)
  await expect(room.page.getByText(texts(room, frameTexts).chosenJoinLate('Gemensam samling'))).toBeVisible()
  await room.main.untilTime((current?.starts ?? 0) + 5 * minute)
  expect(segmentOn(room.main.slices())).toBe('dialogue-1')
})

/** Starts at a time of the seminar's day and follows the programme until `last` is on; with what the room was told at the start. */
const startedAt = async (kiosk: (options: object) => Promise<Room>, clock: string, last: string) => {
  const [hour, minuteOf] = clock.split(':').map(Number)
  const opens = `${hour}:${String((minuteOf ?? 0) - 5).padStart(2, '0')}`
  const room = await kiosk({ start: opens, speed: 150 })
  const record = recordProgramme(room)
  await room.main.untilTime(at(clock))
  await start(room)
  await untilOn(room, 'welcome')
  return {
    room,
    untilLast: async () => {
      await untilOn(room, last, 90_000)
      record.stop()
      return record.shown.filter(({ segment }) => segment !== 'armed')
    },
  }
}

const lengthOf = (shown: readonly { segment: string; at: number }[], segment: string): number => {
  const index = shown.findIndex((one) => one.segment === segment)
  return (shown[index + 1]?.at ?? Number.NaN) - (shown[index]?.at ?? Number.NaN)
}

test('fifty-six minutes late: both talks are shown whole, and the plenary is joined while it is on', async ({ kiosk }) => {
  const { room, untilLast } = await startedAt(kiosk, '14:26', 'plenary')
  await expect(room.page.getByRole('alert').getByRole('heading', { name: /Gemensam samling 14\.40/ })).toBeVisible()
  await touchButton(room, texts(room, frameTexts).skipRest)
  await untilChosen(room, 'skip-rest')
  const shown = await untilLast()
  expect(shown.map(({ segment }) => segment)).toEqual(['welcome', 'talk-1', 'talk-2', 'plenary'])
  for (const talk of ['talk-1', 'talk-2']) expect(lengthOf(shown, talk)).toBeGreaterThan(talkLength - 2000)
  const joined = shown.at(-1)?.at ?? 0
  expect(joined).toBeGreaterThan(at('14:54'))
  expect(joined).toBeLessThan(at('15:10'))
})

test('during the plenary: both talks are shown whole, the plenary is missed, and the room is told so at once', async ({ kiosk }) => {
  const { room, untilLast } = await startedAt(kiosk, '14:50', 'dialogue-1')
  const words = texts(room, frameTexts)
  await expect(room.page.getByRole('heading', { name: words.missedStill })).toBeVisible()
  await expect(room.page.getByText(words.missedBody)).toBeVisible()
  const shown = await untilLast()
  expect(shown.map(({ segment }) => segment)).toEqual(['welcome', 'talk-1', 'talk-2', 'dialogue-1'])
  for (const talk of ['talk-1', 'talk-2']) expect(lengthOf(shown, talk)).toBeGreaterThan(talkLength - 2000)
  const plenary = room.main.slices().room.programme.rows.find(({ id }) => id === 'plenary')
  expect(plenary).toMatchObject({ state: 'skipped', skippedBy: 'rendezvous' })
})
