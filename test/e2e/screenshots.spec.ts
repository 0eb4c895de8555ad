import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { goRound } from '../journeys/dialogue.ts'
import { answerQuestion, stepForward } from '../journeys/evaluation.ts'
import { start } from '../journeys/lobby.ts'
import { leaveItem } from '../journeys/moderator.ts'
import { changing, groupOf, partOf, press, type Room, untilOn } from '../journeys/room.ts'
import { enterPin, toStaffDoor } from '../journeys/staff.ts'
import { expect, test } from './support/fixture.ts'
import { root } from './support/kiosk.ts'
import { setPin } from './support/staff-pin.ts'

const images = join(root, 'docs/images')

/** Takes the picture for the documents, at two thirds of its size and in 256 colours: small files. */
const take = async (room: Room, name: string, into: string): Promise<void> => {
  await room.page.mouse.move(1919, 540)
  await room.page.evaluate(() => document.fonts.ready)
  const full = join(into, `${name}.png`)
  await room.page.screenshot({ path: full })
  const scaled = 'scale=1280:720:flags=lanczos,split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=dither=bayer:bayer_scale=4'
  execFileSync('ffmpeg', ['-y', '-loglevel', 'error', '-i', full, '-vf', scaled, '-frames:v', '1', join(images, `${name}.png`)])
}

test('makes the pictures of the documents', async ({ kiosk, folder, profile }) => {
  test.skip(process.env.TALKROOM_DOC_IMAGES !== '1', 'only when they are asked for: TALKROOM_DOC_IMAGES=1')
  mkdirSync(images, { recursive: true })
  await setPin(profile, '2468')
  const room = await kiosk({ lang: 'en', start: '14:10' })
  await take(room, 'lobby', folder)

  await toStaffDoor(room)
  await enterPin(room, '2468')
  await room.main.until(({ staff }) => staff.state === 'open' && staff.audio.length >= 0)
  await take(room, 'staff', folder)
  await room.page.keyboard.press('Escape')

  await start(room)
  await press(room, 'PageDown')
  await untilOn(room, 'talk-1')
  await room.page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 20, null, { timeout: 40_000 })
  await take(room, 'talk', folder)
  await leaveItem(room)
  await leaveItem(room)
  await untilOn(room, 'dialogue-1')
  for (let turn = 0; turn < 2; turn++)
    await changing(
      room,
      (slices) => groupOf(slices).dialogue,
      () => press(room, 'PageDown'),
    )
  await room.page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'hidden' })
  await take(room, 'round', folder)
  await room.stop()

  const later = await kiosk({ lang: 'en', profile: join(folder, 'later'), start: '15:09' })
  await start(later)
  await press(later, 'PageDown')
  await leaveItem(later)
  await leaveItem(later)
  expect(partOf(later.main.slices(), 'round') ?? partOf(later.main.slices(), 'open')).not.toBeNull()
  while (groupOf(later.main.slices()).evaluation === null) await leaveItem(later)
  await stepForward(later)
  await answerQuestion(later, 0, { scale: 4 })
  await take(later, 'evaluation', folder)
  await later.stop()

  const plenary = await kiosk({ lang: 'en', profile: join(folder, 'plenary'), start: '14:43' })
  await start(plenary)
  await press(plenary, 'PageDown')
  await leaveItem(plenary)
  if (groupOf(plenary.main.slices()).dialogue === null) await leaveItem(plenary)
  await untilOn(plenary, 'plenary')
  await changing(
    plenary,
    (slices) => groupOf(slices).dialogue,
    () => press(plenary, 'PageDown'),
  )
  await plenary.page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'hidden' })
  await take(plenary, 'plenary', folder)
  await goRound(plenary)
})
