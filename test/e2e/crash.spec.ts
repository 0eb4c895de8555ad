import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pointsTexts } from '../../src-shared/i18n/catalogues/points.ts'
import { troubleTexts } from '../../src-shared/i18n/catalogues/troubles.ts'
import { start } from '../journeys/lobby.ts'
import { changing, groupOf, partOf, press, type Room, texts, untilOn } from '../journeys/room.ts'
import { expect, test } from './support/fixture.ts'
import type { RunningKiosk } from './support/kiosk.ts'
import { packOf } from './support/packs.ts'
import { cutOff, renderersOf } from './support/processes.ts'

const journalOf = (profile: string) => join(profile, 'journal/current.jsonl')

/** Waits until the picture moves, and says where it is then; in seconds, by the video itself. */
const picture = (room: Room): Promise<number> =>
  room.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const video = document.querySelector('video')
          if (video !== null && !video.paused && !video.seeking && video.readyState > 2)
            video.requestVideoFrameCallback((_, { mediaTime }) => resolve(mediaTime))
          else requestAnimationFrame(look)
        }
        look()
      }),
  )

/** Where the talk was when the kiosk's screen came back: it has played on while the test was connecting. */
const firstPicture = async (room: RunningKiosk): Promise<number> => {
  const at = await picture(room)
  return at - (performance.now() - room.shownAt) / 1000
}

/** Until the picture has come so far, in seconds. */
const untilPicture = (room: Room, seconds: number) =>
  room.page.waitForFunction((until) => (document.querySelector('video')?.currentTime ?? 0) >= until, seconds, { timeout: 20_000 })

/** What the ring shows, in seconds. */
const shownLeft = async (room: Room): Promise<number> => {
  const [minutes, seconds] = ((await room.page.getByRole('timer').first().textContent()) ?? '').split(':')
  return Number(minutes) * 60 + Number(seconds)
}

/** What is left of the turn by main's clock, in seconds. */
const leftOf = (room: Room): number => {
  const turn = partOf(room.main.slices(), 'round')?.turn
  return turn?.state === 'running' ? (turn.endsAt - room.main.now()) / 1000 : Number.NaN
}

const crashPage = async (room: RunningKiosk): Promise<number> => {
  const before = renderersOf(room.process.pid ?? 0)
  const began = performance.now()
  for (const pid of before) cutOff(pid)
  await expect.poll(() => renderersOf(room.process.pid ?? 0).some((pid) => !before.includes(pid)), { intervals: [50] }).toBe(true)
  await room.reattach()
  return performance.now() - began
}

test('a page whose process is killed in a talk is back within three seconds, at the same second', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['talk-1']) })
  await start(room)
  await untilOn(room, 'talk-1')
  await untilPicture(room, 5)
  for (let crash = 0; crash < 2; crash++) {
    const then = await picture(room)
    const at = performance.now()
    const away = await crashPage(room)
    const now = await picture(room)
    expect(away).toBeLessThan(3000)
    // The talk goes on from where the group saw it last, or from a second before.
    expect(now).toBeGreaterThan(then - 1.5)
    expect(now).toBeLessThan(then + (performance.now() - at) / 1000 + 1)
    await untilPicture(room, now + 2)
  }
})

test('a page whose process is killed in a turn is back within three seconds, with the same time left', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['dialogue-1']) })
  await start(room)
  await untilOn(room, 'dialogue-1')
  await changing(
    room,
    (slices) => groupOf(slices).dialogue,
    () => press(room, 'PageDown'),
  )
  const away = await crashPage(room)
  expect(away).toBeLessThan(3000)
  expect(partOf(room.main.slices(), 'round')?.seat).toBe(1)
  expect(Math.abs((await shownLeft(room)) - leftOf(room))).toBeLessThan(1.5)
})

test('a kiosk cut off in a talk starts within five seconds at the same second of the talk', async ({ kiosk, folder, profile, shell }) => {
  // Electron is watched by its main process too, and the test's hand comes to the page half a second later.
  const nearly = shell === 'electron' ? 2 : 1.5
  const pack = await packOf(`${folder}/pack`, ['talk-1', 'dialogue-1'])
  const first = await kiosk({ pack })
  await start(first)
  await untilOn(first, 'talk-1')
  await untilPicture(first, 6)
  const then = await picture(first)
  const instantThen = first.main.now()
  const cut = performance.now()
  await first.kill()
  // The cut came in the middle of a record.
  appendFileSync(journalOf(profile), '1234abcd {"event":{"seq":99')

  // Again with the same words on the command line: a kiosk that goes on knows better than --start what time it is.
  const second = await kiosk({ pack })
  await untilOn(second, 'talk-1')
  expect(Math.abs((await firstPicture(second)) - then)).toBeLessThan(nearly)
  expect(second.shownAfter).toBeLessThan(5000)
  const passed = second.main.now() - instantThen - (performance.now() - cut)
  expect(Math.abs(passed)).toBeLessThan(1000)
  await expect(second.page.getByText(texts(second, troubleTexts)['came-back']({}))).toBeAttached()
  expect(readFileSync(journalOf(profile), 'utf8')).not.toContain('1234abcd')

  // And once more, without a moment to recover.
  const thenAgain = await picture(second)
  await second.kill()
  const third = await kiosk({ pack })
  await untilOn(third, 'talk-1')
  // A second between two records, and what a machine that has just started two kiosks takes to write one.
  expect(Math.abs((await firstPicture(third)) - thenAgain)).toBeLessThan(nearly + 0.5)
})

test('a kiosk cut off in a turn starts within five seconds with the same turn and what was left of it', async ({ kiosk, folder }) => {
  const pack = await packOf(`${folder}/pack`, ['dialogue-1'])
  const first = await kiosk({ pack })
  await start(first)
  await untilOn(first, 'dialogue-1')
  await changing(
    first,
    (slices) => groupOf(slices).dialogue,
    () => press(first, 'PageDown'),
  )
  await first.main.until(() => leftOf(first) < (partOf(first.main.slices(), 'round')?.turn.total ?? 0) / 1000 - 3)
  const then = leftOf(first)
  await first.kill()

  const began = performance.now()
  const second = await kiosk({ pack })
  await untilOn(second, 'dialogue-1')
  expect(second.shownAfter).toBeLessThan(5000)
  expect(partOf(second.main.slices(), 'round')?.seat).toBe(1)
  // Nobody's time ran while there was no kiosk; a second may be lost, the one since the last sign of life.
  const left = leftOf(second)
  expect(left).toBeLessThan(then + 1.5)
  expect(left).toBeGreaterThan(then - (performance.now() - began) / 1000 - 0.5)
  expect(Math.abs((await shownLeft(second)) - leftOf(second))).toBeLessThan(1.5)
})

test('what a group has written is there again after a cut', async ({ kiosk, folder }) => {
  const pack = await packOf(`${folder}/pack`, ['dialogue-1'])
  const first = await kiosk({ pack })
  await start(first)
  await untilOn(first, 'dialogue-1')
  while (partOf(first.main.slices(), 'summary') === null)
    await changing(
      first,
      (slices) => groupOf(slices).dialogue,
      () => press(first, 'PageDown'),
    )
  await first.page.getByRole('textbox').first().click()
  await first.page.keyboard.type('En tanke som finns kvar')
  await expect(first.page.getByText(texts(first, pointsTexts).saved, { exact: true })).toBeVisible()
  await first.kill()

  const second = await kiosk({ pack })
  await untilOn(second, 'dialogue-1')
  expect(groupOf(second.main.slices()).points?.texts[0]).toBe('En tanke som finns kvar')
  await expect(second.page.getByRole('textbox').first()).toHaveValue('En tanke som finns kvar')
})
