import { staffTexts } from '../../src-shared/i18n/catalogues/staff.ts'
import { start } from '../journeys/lobby.ts'
import { openMenu } from '../journeys/moderator.ts'
import { texts, touchButton, untilOn } from '../journeys/room.ts'
import { enterPin, toStaffDoor } from '../journeys/staff.ts'
import { expect, test } from './support/fixture.ts'
import { packOf } from './support/packs.ts'
import { setPin } from './support/staff-pin.ts'

test('without a PIN the page stays closed, and says how one is set', async ({ kiosk, folder }) => {
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['welcome']) })
  await toStaffDoor(room)
  await expect(room.page.getByText(texts(room, staffTexts).noPin)).toBeVisible()
  await expect(room.page.getByText('npm run staff-pin')).toBeVisible()
})

test('three wrong PINs make wait, and the wait outlives a restart', async ({ kiosk, folder, profile }) => {
  const pack = await packOf(`${folder}/pack`, ['welcome'])
  await setPin(profile, '2468')
  const room = await kiosk({ pack })
  const words = texts(room, staffTexts)
  await toStaffDoor(room)
  await enterPin(room, '1111')
  await expect(room.page.getByText(words.wrong(2))).toBeVisible()
  await enterPin(room, '2222')
  await expect(room.page.getByText(words.wrong(1))).toBeVisible()
  await enterPin(room, '3333')
  await room.main.until(({ staff }) => staff.state === 'locked' && staff.waitUntil !== null)
  await expect(room.page.getByRole('dialog').getByRole('button', { name: '1', exact: true })).toBeDisabled()
  await room.kill()

  const again = await kiosk({ pack, start: '13:31' })
  await again.main.until(({ staff }) => staff.state === 'locked' && staff.waitUntil !== null && staff.triesLeft === 0)
})

test('the right PIN opens what staff ask for on the telephone, while the seminar goes on underneath', async ({ kiosk, folder, profile, shell }) => {
  await setPin(profile, '24681357')
  const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['pause']) })
  const words = texts(room, staffTexts)
  await start(room)
  await untilOn(room, 'pause')
  await openMenu(room)
  await toStaffDoor(room)
  // On an attached keyboard too.
  await room.page.keyboard.type('24681357')
  await room.page.keyboard.press('Enter')
  await room.main.until(({ staff }) => staff.state === 'open')
  const dialog = room.page.getByRole('dialog', { name: words.title })
  for (const title of [words.displays, words.network, words.clock, words.pack, words.outbox, words.log])
    await expect(dialog.getByText(title, { exact: false }).first()).toBeVisible()
  await expect(dialog.getByText(shell === 'electron' ? words.shellElectron : words.shellChromium, { exact: true })).toBeVisible()
  await expect(dialog.getByText('1920 × 1080', { exact: false })).toBeVisible()
  await expect(dialog.getByText(words.noProblems)).toBeVisible()
  // No press meant for the seminar gets through to it.
  await room.page.keyboard.press('PageDown')
  await room.page.keyboard.press('Escape')
  await room.main.until(({ staff }) => staff.state === 'locked')
  expect(room.main.slices().room.programme.phase).toMatchObject({ name: 'running', segment: 'pause' })
})

for (const [action, ask, code] of [
  ['restart', 'restartAsk', 75],
  ['leave', 'leaveAsk', 0],
] as const) {
  test(`staff can ${action} the kiosk, after a question; it ends with code ${code}`, async ({ kiosk, folder, profile }) => {
    await setPin(profile, '2468')
    const room = await kiosk({ pack: await packOf(`${folder}/pack`, ['welcome']) })
    const words = texts(room, staffTexts)
    await toStaffDoor(room)
    await enterPin(room, '2468')
    await touchButton(room, words[action])
    await expect(room.page.getByText(words[ask])).toBeVisible()
    // The page goes in the middle of the press.
    const [ended] = await Promise.allSettled([room.ended(), room.page.getByRole('button', { name: words[action], exact: true }).click()])
    expect(ended).toEqual({ status: 'fulfilled', value: code })
  })
}
