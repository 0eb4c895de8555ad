import { libraryTexts } from '../../src-shared/i18n/catalogues/library.ts'
import { talkTexts } from '../../src-shared/i18n/catalogues/talk.ts'
import { welcomeTexts } from '../../src-shared/i18n/catalogues/welcome.ts'
import { localized } from '../../src-shared/i18n/language.ts'
import { showControls } from '../journeys/moderator.ts'
import { press, texts, touchButton } from '../journeys/room.ts'
import { expect, test } from './support/fixture.ts'

test('the talks play alone, with captions, chapters and slides, and the programme stays where it is', async ({ kiosk }) => {
  const room = await kiosk()
  const { page } = room
  const words = texts(room, talkTexts)
  const library = texts(room, libraryTexts)
  const talk = room.main.slices().seminar?.content.programme.find(({ id }) => id === 'talk-1')
  if (talk?.kind !== 'talk') throw new Error('the demo has no first talk')
  const at = () => page.evaluate(() => document.querySelector('video')?.currentTime ?? -1)

  await touchButton(room, texts(room, welcomeTexts).library)
  await touchButton(room, library.play(localized(talk.title, 'sv')))
  await expect.poll(at).toBeGreaterThan(0.5)

  // The button means nothing to the programme here.
  await press(room, 'PageDown')
  expect(room.main.slices().room.programme.phase.name).toBe('before')

  // A chapter ahead is asked about once; captions are there then, and stay away when they are turned off.
  await showControls(room)
  await touchButton(room, words.chapters)
  const chapter = talk.media.chapters[1]
  if (chapter === undefined) throw new Error('the demo has no second chapter')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: localized(chapter.title, 'sv') })
    .click()
  await expect(page.getByRole('dialog', { name: words.ahead(localized(chapter.title, 'sv')) })).toBeVisible()
  await touchButton(room, words.aheadYes)
  await expect.poll(at).toBeGreaterThanOrEqual(chapter.at - 0.1)
  expect(await at()).toBeLessThan(chapter.at + 10)
  const cue = page.locator('video + div p, video ~ div p, [class*=captions] p').first()
  await expect(cue).not.toBeEmpty()
  await showControls(room)
  await touchButton(room, words.captions)
  await touchButton(room, words.captionsOff)
  await expect(cue).toBeHidden()

  // Back ten seconds.
  await showControls(room)
  const before = await at()
  await touchButton(room, words.back)
  await expect.poll(at).toBeLessThan(before)

  if (talk.media.slides !== undefined) {
    await showControls(room)
    await touchButton(room, words.slides)
    await expect(page.getByRole('img', { name: /^Bild 1 av/ })).toBeVisible()
    await press(room, 'PageDown')
    await expect(page.getByRole('img', { name: /^Bild 2 av/ })).toBeVisible()
  }
  await showControls(room)
  await touchButton(room, library.toList)
  await touchButton(room, library.back)
  await expect(page.locator('html')).toHaveAttribute('data-screen', 'before')
})

test('with --library the kiosk opens on the talks', async ({ kiosk }) => {
  const room = await kiosk({ more: ['--library'] })
  await expect(room.page.getByRole('heading', { name: texts(room, libraryTexts).title })).toBeVisible()
})
