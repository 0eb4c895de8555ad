import { useEffect } from 'react'
import { leadTexts } from '../../src-shared/i18n/catalogues/lead.ts'
import { localized } from '../../src-shared/i18n/language.ts'
import { CheckScreen } from './screens/check-screen.tsx'
import { OutsideScreen } from './screens/outside-screen.tsx'
import { PlenaryPage } from './screens/plenary-page.tsx'
import { useLanguage, useTexts } from './stores/language.ts'
import { useLink } from './stores/link.ts'
import { useMediaState } from './stores/media.ts'
import { usePlenaryState } from './stores/plenary.ts'

/** The document's language, title and light, as everything else on the page. */
const Look = () => {
  const language = useLanguage()
  const texts = useTexts(leadTexts)
  const title = usePlenaryState(({ view }) => view?.seminar.title)
  useEffect(() => {
    document.documentElement.lang = language
    document.title = title === undefined ? texts.product : `${texts.product}: ${localized(title, language)}`
  }, [language, texts, title])
  return null
}

const Screen = () => {
  const link = useLink()
  const known = usePlenaryState(({ view }) => view !== null)
  const inside = useMediaState(({ step }) => step === 'inside')
  // Whoever was in and is cut off keeps what they see, and is told so; whoever was put out does not.
  if (link.name !== 'in' && !(known && (link.name === 'lost' || link.name === 'coming'))) return <OutsideScreen link={link} />
  return inside ? <PlenaryPage /> : <CheckScreen />
}

export const LeadApp = () => (
  <>
    <Look />
    <Screen />
  </>
)
