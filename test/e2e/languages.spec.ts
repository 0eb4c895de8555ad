import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { type Language, languages, localized } from '../../src-shared/i18n/language.ts'
import { start } from '../journeys/lobby.ts'
import { fromMenu, leaveItem } from '../journeys/moderator.ts'
import { partOf, press, type Room, texts, touchButton, untilOn } from '../journeys/room.ts'
import { enterPin, toStaffDoor } from '../journeys/staff.ts'
import { expect, test } from './support/fixture.ts'
import { packOf } from './support/packs.ts'
import { setPin } from './support/staff-pin.ts'

const names: Record<Language, string> = { sv: 'Svenska', en: 'English', da: 'Dansk' }
const untilLanguage = async (room: Room, language: Language) => {
  await room.main.until(({ settings }) => settings.language === language)
  await expect(room.page.locator('html')).toHaveAttribute('lang', language)
}

for (const lang of languages) {
  test(`in ${names[lang]} the screens speak it, and so does the pack`, async ({ kiosk, folder }) => {
    const room = await kiosk({ lang, pack: await packOf(`${folder}/pack`, ['welcome', 'talk-1', 'dialogue-1', 'pause']) })
    const { content } = room.main.slices().seminar ?? {}
    const titleOf = (id: string) => localized(content?.programme.find((segment) => segment.id === id)?.title ?? {}, lang)
    const heading = (name: string) => expect(room.page.getByRole('heading', { name, exact: true })).toBeVisible()
    const words = texts(room, frameTexts)

    await expect(room.page.locator('html')).toHaveAttribute('lang', lang)
    await heading(localized(content?.title ?? {}, lang))
    await start(room)
    await untilOn(room, 'welcome')
    await heading(titleOf('welcome'))
    // Times of day are written as the language writes them.
    await expect(room.page.getByText(words.nextAt(lang === 'en' ? '13:33' : '13.33'))).toBeVisible()
    await press(room, 'PageDown')
    await untilOn(room, 'talk-1')
    await expect(room.page.locator(`video track[srclang="${lang}"]`)).toBeAttached()
    await leaveItem(room)
    const round = partOf(room.main.slices(), 'round')
    await heading(localized(round?.prompt ?? {}, lang))
    await fromMenu(room, 'menuPause')
    await expect(room.page.getByRole('status').filter({ hasText: words.paused })).toBeVisible()
    await touchButton(room, words.resume)
    await leaveItem(room)
    await heading(titleOf('pause'))
  })
}

test('the room changes its language on the first screen, keeps it, and staff can change it too', async ({ kiosk, folder, profile }) => {
  const pack = await packOf(`${folder}/pack`, ['welcome', 'pause'])
  await setPin(profile, '2468')
  const first = await kiosk({ pack, lang: null })
  await untilLanguage(first, 'sv')
  await touchButton(first, names.da)
  await untilLanguage(first, 'da')
  await expect(first.page.getByRole('heading', { name: 'Viden, der bliver til handling' })).toBeVisible()
  await first.stop()

  const second = await kiosk({ pack, lang: null })
  await untilLanguage(second, 'da')
  await toStaffDoor(second)
  await enterPin(second, '2468')
  await touchButton(second, names.en, second.page.getByRole('dialog'))
  await untilLanguage(second, 'en')
  await second.page.keyboard.press('Escape')
  await expect(second.page.getByRole('heading', { name: 'Knowledge that turns into action' })).toBeVisible()
})
