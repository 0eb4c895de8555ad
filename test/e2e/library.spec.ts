import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { libraryTexts } from '../../src-shared/i18n/catalogues/library.ts'
import { talkTexts } from '../../src-shared/i18n/catalogues/talk.ts'
import { welcomeTexts } from '../../src-shared/i18n/catalogues/welcome.ts'
import type { Language } from '../../src-shared/i18n/language.ts'
import { showControls } from '../journeys/moderator.ts'
import { press, type Room, texts, touch, touchButton } from '../journeys/room.ts'
import { expect, test } from './support/fixture.ts'
import { demoPack } from './support/kiosk.ts'

type Cue = { readonly from: number; readonly until: number; readonly text: string }

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

const secondsOf = (time: string) => time.split(':').reduce((all, part) => all * 60 + Number(part), 0)

const cuesOf = async (talk: string, language: Language): Promise<readonly Cue[]> => {
  const file = await readFile(join(demoPack, `talks/${talk}.${language}.vtt`), 'utf8')
  return [...file.matchAll(/(\S+) --> (\S+)\n([\s\S]*?)(?:\n\n|\n*$)/g)].map(([, from = '', until = '', text = '']) => ({
    from: secondsOf(from),
    until: secondsOf(until),
    text: oneLine(text),
  }))
}

const caption = (room: Room) => room.page.locator('div:has(> video) + div')
const captionNow = async (room: Room) => oneLine((await caption(room).textContent()) ?? '')
/** Where the recording is, in seconds. */
const position = (room: Room) => room.page.evaluate(() => document.querySelector('video')?.currentTime ?? Number.NaN)
const untilPosition = (room: Room, from: number, until: number) =>
  room.page.waitForFunction(
    ([least = 0, most = 0]) => {
      const video = document.querySelector('video')
      return video !== null && !video.seeking && video.currentTime >= least && video.currentTime < most
    },
    [from, until],
  )
const untilPlaying = (room: Room, playing: boolean) =>
  room.page.waitForFunction((wanted) => document.querySelector('video')?.paused === !wanted, playing)

/** The first talk's recording is MP4, the second's WebM with slides. */
const firstTalk = 'Att mötas på lika villkor'
const secondTalk = 'Från att veta till att göra'

const openTalk = async (room: Room, title: string): Promise<void> => {
  await touchButton(room, texts(room, welcomeTexts).library)
  await touchButton(room, texts(room, libraryTexts).play(title))
  await untilPosition(room, 0.1, 60)
}

const fromControls = async (room: Room, word: 'captions' | 'chapters' | 'again' | 'back' | 'slides'): Promise<void> => {
  await showControls(room)
  await touchButton(room, texts(room, talkTexts)[word])
}

const panel = (room: Room) => room.page.getByRole('dialog')

const toChapter = async (room: Room, title: string): Promise<void> => {
  await fromControls(room, 'chapters')
  await touch(room, panel(room).getByRole('button', { name: title }))
}

test('a talk alone has its captions, in the language that was chosen, after a restart too', async ({ kiosk }) => {
  const [swedish, danish, danishFirst] = await Promise.all([cuesOf('talk-2', 'sv'), cuesOf('talk-2', 'da'), cuesOf('talk-1', 'da')])
  const room = await kiosk()
  await openTalk(room, secondTalk)
  await expect.poll(() => captionNow(room)).toBe(swedish[0]?.text)
  await fromControls(room, 'captions')
  await touchButton(room, 'Dansk', panel(room))
  await room.main.until(({ settings }) => settings.captions === 'da')
  // What is shown follows what is said.
  await expect.poll(() => captionNow(room)).toBe(danish[1]?.text)
  const shownAt = await position(room)
  expect(shownAt).toBeGreaterThanOrEqual((danish[1]?.from ?? 0) - 0.1)
  expect(shownAt).toBeLessThan((danish[1]?.until ?? 0) + 0.5)
  await room.stop()

  // The language of the screen is remembered on its own.
  const again = await kiosk({ lang: null })
  expect(again.main.slices().settings).toMatchObject({ language: 'sv', captions: 'da' })
  await openTalk(again, firstTalk)
  await expect.poll(() => captionNow(again)).toBe(danishFirst[0]?.text)

  await fromControls(again, 'captions')
  await touchButton(again, texts(again, talkTexts).captionsOff, panel(again))
  await again.main.until(({ settings }) => settings.captions === 'off')
  await expect(caption(again)).toBeEmpty()
})

test('back, again and the chapters move a talk; only a jump ahead is asked about', async ({ kiosk }) => {
  const room = await kiosk()
  const words = texts(room, talkTexts)
  await openTalk(room, secondTalk)

  await toChapter(room, 'Tre sorters kunskap')
  await expect(panel(room).getByRole('heading', { name: words.ahead('Tre sorters kunskap') })).toBeVisible()
  await touchButton(room, words.aheadNo, panel(room))
  await expect(panel(room)).toBeHidden()
  expect(await position(room)).toBeLessThan(60)
  await toChapter(room, 'Tre sorters kunskap')
  await touchButton(room, words.aheadYes, panel(room))
  await untilPosition(room, 158, 175)

  await fromControls(room, 'back')
  await untilPosition(room, 148, 158)
  await toChapter(room, 'Kunskap som blir liggande')
  await expect(panel(room)).toBeHidden()
  await untilPosition(room, 0, 15)

  await toChapter(room, 'Tre sorters kunskap')
  await touchButton(room, words.aheadYes, panel(room))
  await untilPosition(room, 158, 175)
  await fromControls(room, 'again')
  await touchButton(room, words.aheadNo, panel(room))
  expect(await position(room)).toBeGreaterThan(158)
  await fromControls(room, 'again')
  await touchButton(room, words.againYes, panel(room))
  await untilPosition(room, 0, 15)

  await press(room, 'b')
  await untilPlaying(room, false)
  await press(room, 'b')
  await untilPlaying(room, true)
})

test('slides are paged beside the talk, and closing leads back to the first screen', async ({ kiosk }) => {
  const room = await kiosk()
  const words = texts(room, talkTexts)
  await openTalk(room, secondTalk)

  await fromControls(room, 'slides')
  const slide = room.page.getByRole('img', { name: /^Bild \d+ av \d+$/ })
  // Until the file is open, it counts as one page.
  await expect(slide).toHaveAccessibleName(/^Bild 1 av ([2-9]|\d\d)$/)
  const pages = Number(((await slide.getAttribute('aria-label')) ?? '').split(' ').at(-1))
  /** The slide's picture as a number; the same for the same picture. */
  const picture = () =>
    slide.evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement
      const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? []
      let sum = 7
      for (let index = 0; index < pixels.length; index += 4) sum = (sum * 31 + (pixels[index] ?? 0)) % 1_000_003
      return sum
    })
  const drawn = async (before: number) => {
    await expect.poll(picture).not.toBe(before)
    return picture()
  }
  const first = await drawn(0)
  await touchButton(room, words.pageOn)
  await expect(slide).toHaveAccessibleName(words.page(2, pages))
  const second = await drawn(first)
  // The button on the table turns pages too, and stops at the first and at the last.
  await press(room, 'PageUp')
  await press(room, 'PageUp')
  await expect(slide).toHaveAccessibleName(words.page(1, pages))
  await expect(room.page.getByRole('button', { name: words.pageBack })).toBeDisabled()
  await drawn(second)
  for (let page = 1; page <= pages; page++) await press(room, 'PageDown')
  await expect(slide).toHaveAccessibleName(words.page(pages, pages))
  await expect(room.page.getByRole('button', { name: words.pageOn })).toBeDisabled()
  await untilPlaying(room, true)
  await touch(room, room.page.getByRole('button', { name: words.closeSlides }).first())
  await expect(slide).toBeHidden()

  const library = texts(room, libraryTexts)
  await showControls(room)
  await touchButton(room, library.toList)
  await expect(room.page.getByRole('heading', { name: library.title })).toBeVisible()
  await expect(room.page.locator('video')).toHaveCount(0)
  await press(room, 'PageDown')
  await touchButton(room, library.back)
  await room.page.locator('html[data-screen="before"]').waitFor({ state: 'attached' })
  // Nothing of all this has moved the programme.
  expect(room.main.slices()).toMatchObject({ library: { open: false }, room: { programme: { phase: { name: 'before' } } } })
})

test('with --library the kiosk opens on the talks', async ({ kiosk }) => {
  const room = await kiosk({ more: ['--library'] })
  await expect(room.page.getByRole('heading', { name: texts(room, libraryTexts).title })).toBeVisible()
})
