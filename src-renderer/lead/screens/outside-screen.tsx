import { leadTexts } from '../../../src-shared/i18n/catalogues/lead.ts'
import { leadByeTexts } from '../../../src-shared/i18n/catalogues/lead-byes.ts'
import type { ByeReason } from '../../../src-shared/plenary/wire.ts'
import { Button } from '../../components/button.tsx'
import { LanguageChoice } from '../components/top-bar.tsx'
import { comeAgain } from '../desk/come-again.ts'
import { useTexts } from '../stores/language.ts'
import type { Link } from '../stores/link.ts'
import styles from './outside-screen.module.css'

/** What is written on the button that tries once more, where trying can help. */
const againOf = (reason: ByeReason): 'again' | 'askIn' | 'takeHere' | null => {
  switch (reason) {
    case 'removed':
      return 'askIn'
    case 'replaced':
      return 'takeHere'
    case 'pass-too-early':
    case 'malformed':
    case 'closing':
    case 'silent':
    case 'no-hello':
    case 'too-many':
    case 'pass-in-use':
      return 'again'
    case 'pass-unreadable':
    case 'pass-forged':
    case 'pass-other-seminar':
    case 'pass-expired':
    case 'pass-revoked':
      return null
  }
}

/** Everything but being in: why, and what helps. */
export const OutsideScreen = ({ link }: { readonly link: Exclude<Link, { name: 'in' }> }) => {
  const texts = useTexts(leadTexts)
  const byes = useTexts(leadByeTexts)
  const again = link.name === 'gone' ? againOf(link.reason) : null
  const said = (): { readonly title: string; readonly sentences: readonly string[] } => {
    switch (link.name) {
      case 'no-pass':
        return { title: texts.noPassTitle, sentences: [texts.noPass] }
      case 'room-link':
        return { title: texts.roomLinkTitle, sentences: [texts.roomLink] }
      case 'coming':
        return { title: texts.product, sentences: [texts.coming] }
      case 'lost':
        return { title: texts.product, sentences: [texts.unreached] }
      case 'knocking':
        return { title: texts.knockTitle, sentences: [byes['pass-in-use'], texts.knocks] }
      case 'gone':
        return { title: texts.goneTitle, sentences: [byes[link.reason]] }
    }
  }
  const { title, sentences } = said()
  return (
    <main className={styles.screen}>
      <LanguageChoice />
      <h1 className={styles.title}>{title}</h1>
      <div role="status" className={styles.sentences}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {again === null ? null : (
        <Button look="primary" onClick={comeAgain}>
          {texts[again]}
        </Button>
      )}
    </main>
  )
}
