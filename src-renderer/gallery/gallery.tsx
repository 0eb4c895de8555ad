import { createRoot } from 'react-dom/client'
import type { Slices } from '../../src-shared/contract/slices.ts'
import { type Language, languages } from '../../src-shared/i18n/language.ts'
import { ok } from '../../src-shared/result/result.ts'
import { App } from '../app.tsx'
import { installKeys } from '../bridge/keys.ts'
import { setSender } from '../bridge/send.ts'
import { loadEverything } from '../components/later.tsx'
import { ModeratorView } from '../screens/beside/moderator-view.tsx'
import { noticeFailure } from '../stores/failure.ts'
import { freezeNow } from '../stores/now.ts'
import { noticePress, openOverlay } from '../stores/overlay.ts'
import { changeWords } from '../stores/own-words.ts'
import { useRoomMedia } from '../stores/room-media.ts'
import { takeSnapshot, useReplica } from '../stores/slices.ts'
import '../styles/index.css'
import { LeadApp } from '../lead/app.tsx'
import { showDrawnPeople } from './drawn-people.ts'
import { EmulatorBench } from './emulator-bench.tsx'
import { slicesOf } from './fixtures/slices.ts'
import { GalleryIndex } from './gallery-index.tsx'
import { prepareLead } from './show-lead.tsx'
import type { GalleryState } from './states/state.ts'
import { galleryStates } from './states.ts'

/** What was asked of main, for a test that looks: `window.sent`. */
const sent: { name: string; args: unknown }[] = []
Object.assign(window, { sent })

/** In the gallery the settings work, so that a look at another language or theme is one press away; everything else is only noted. */
const answer = (name: string, args: unknown) => {
  sent.push({ name, args })
  const { slices, rev } = useReplica.getState()
  if (name === 'settings.set' && slices !== null)
    takeSnapshot(rev + 1, { settings: { ...slices.settings, ...(args as Partial<Slices['settings']>) } })
  return Promise.resolve(ok(undefined))
}

/** Presses what has these words on it, as soon as it is there. */
const press = async (words: readonly string[]): Promise<void> => {
  for (const word of words) {
    await new Promise(requestAnimationFrame)
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === word || one.getAttribute('aria-label') === word)
    button?.click()
  }
  await new Promise(requestAnimationFrame)
}

const show = async (place: HTMLElement, state: GalleryState, language: Language, theme: 'light' | 'dark'): Promise<void> => {
  document.documentElement.lang = language
  document.documentElement.dataset.theme = theme
  setSender(answer)
  const { scene, lead } = state
  if (lead !== undefined) prepareLead(lead, language, (name, args) => sent.push({ name, args }))
  if (scene !== null) {
    freezeNow(scene.now)
    takeSnapshot(0, slicesOf(scene, language, theme))
    // For tests: the same state in another language or theme, without loading the page anew.
    Object.assign(window, {
      showIn: (language: Language, theme: 'light' | 'dark') => {
        document.documentElement.dataset.theme = theme
        takeSnapshot(useReplica.getState().rev + 1, slicesOf(scene, language, theme))
      },
    })
  }
  if (state.words !== undefined) changeWords(state.words)
  if (state.roomMedia !== undefined) {
    useRoomMedia.setState(state.roomMedia)
    showDrawnPeople(scene?.plenary?.view?.stage ?? [], state.roomMedia.pictured, state.roomMedia.camera.name === 'on' ? 'room' : null)
  }
  if (state.connection === 'lost') useReplica.setState({ connection: 'lost' })
  if (state.overlay !== undefined) openOverlay(state.overlay)
  // A pedal that sends keys is pressed by keys.
  if (state.emulator !== undefined) installKeys()
  await loadEverything()
  createRoot(place).render(
    <>
      {lead === undefined ? state.beside === true ? <ModeratorView /> : <App /> : <LeadApp />}
      {state.emulator === undefined ? null : <EmulatorBench id={state.emulator} />}
    </>,
  )
  await new Promise(requestAnimationFrame)
  if (state.noticed === true) noticePress()
  await press(state.press?.(language) ?? [])
  if (state.refused !== undefined) noticeFailure(state.refused)
  await document.fonts.ready
  // A recording is sought to its place, and its controls say so a moment later.
  if (document.querySelector('video') !== null) await new Promise((shown) => setTimeout(shown, 1200))
  document.documentElement.dataset.gallery = 'ready'
}

const start = (): void => {
  const place = document.getElementById('room')
  if (place === null) throw new Error('gallery.html has no place for the room')
  const asked = new URLSearchParams(location.search)
  const state = galleryStates.find(({ id }) => id === asked.get('state'))
  const language = languages.find((one) => one === asked.get('lang')) ?? 'sv'
  const theme = asked.get('theme') === 'dark' ? 'dark' : 'light'
  if (state === undefined) createRoot(place).render(<GalleryIndex />)
  else void show(place, state, language, theme)
}

start()
