import type { Language } from '../../src-shared/i18n/language.ts'
import type { Member } from '../../src-shared/plenary/members.ts'
import { ok } from '../../src-shared/result/result.ts'
import { setAsker } from '../lead/desk/ask.ts'
import { setUi } from '../lead/stores/board-ui.ts'
import { freezeDeskTime } from '../lead/stores/desk-clock.ts'
import { useLanguageState } from '../lead/stores/language.ts'
import { useLinkState } from '../lead/stores/link.ts'
import { useMediaState } from '../lead/stores/media.ts'
import { useNoticeState } from '../lead/stores/notices.ts'
import { usePlenaryState } from '../lead/stores/plenary.ts'
import '../lead/lead.css'
import { showDrawnPeople } from './drawn-people.ts'
import { type LeadScene, leadMembers, leadNow } from './fixtures/lead.ts'

/** Puts the page for presenters and hosts into a state. What it asks of the desk is noted, and nothing comes of it. */
export const prepareLead = (scene: LeadScene, language: Language, note: (name: string, args: unknown) => void): void => {
  document.documentElement.dataset.page = 'lead'
  freezeDeskTime(leadNow)
  setAsker((name, args) => {
    note(name, args)
    return Promise.resolve(ok(undefined))
  })
  const you = leadMembers.find(({ role }) => role === scene.role) as Member | undefined
  useLinkState.setState({ link: scene.link })
  usePlenaryState.setState({ you: you ?? null, revision: 0, view: scene.view })
  useMediaState.setState(scene.media)
  const { received = [], camera } = scene.media
  showDrawnPeople(
    scene.view?.stage ?? [],
    received.filter(({ picture }) => picture).map(({ member }) => member),
    camera?.name === 'on' ? 'person' : null,
  )
  useNoticeState.setState({ notice: scene.notice ?? null })
  setUi({ tab: scene.tab ?? 'points' })
  useLanguageState.setState({ language })
  Object.assign(window, {
    showIn: (next: Language, theme: 'light' | 'dark') => {
      document.documentElement.dataset.theme = theme
      useLanguageState.setState({ language: next })
    },
  })
}
