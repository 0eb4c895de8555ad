import { useState } from 'react'
import { talkTexts } from '../../../src-shared/i18n/catalogues/talk.ts'
import type { Language } from '../../../src-shared/i18n/language.ts'
import type { Media } from '../../../src-shared/seminar/schema.ts'
import { type Duration, duration, zero } from '../../../src-shared/time/time.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { clockDigits } from '../../i18n/format.ts'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { captionFor } from '../../media/captions.ts'
import { useSettings } from '../../stores/slices.ts'
import styles from './panels.module.css'

export type PlayerPanel = 'none' | 'captions' | 'chapters' | 'again'

type PanelsProps = {
  readonly panel: PlayerPanel
  readonly media: Media
  readonly position: () => Duration
  readonly onMove: (to: Duration) => void
  readonly onClose: () => void
}

const languageNames: Record<Language, string> = { sv: 'Svenska', da: 'Dansk', en: 'English' }

const CaptionsPanel = ({ media, onClose }: PanelsProps) => {
  const texts = useTexts(talkTexts)
  const settings = useSettings()
  const current = captionFor(media, settings.captions, settings.language) ?? 'off'
  const choose = (captions: Language | 'off') => {
    void send('settings.set', { captions })
    onClose()
  }
  return (
    <Dialog title={texts.captions} onClose={onClose}>
      <div className={styles.list}>
        {media.captions.map(({ language }) => (
          <Button key={language} lang={language} chosen={language === current} onClick={() => choose(language)}>
            {languageNames[language]}
          </Button>
        ))}
        <Button chosen={current === 'off'} onClick={() => choose('off')}>
          {texts.captionsOff}
        </Button>
      </div>
    </Dialog>
  )
}

/** A jump ahead is asked about once: what lies between would not be shown. A jump back loses nothing. */
const ChaptersPanel = ({ media, position, onMove, onClose }: PanelsProps) => {
  const texts = useTexts(talkTexts)
  const text = useLocalized()
  const [asked, setAsked] = useState<Media['chapters'][number] | null>(null)
  const go = (at: number) => {
    onMove(duration(Math.round(at * 1000)))
    onClose()
  }
  if (asked !== null)
    return (
      <Dialog key="ask" title={texts.ahead(text(asked.title))} onClose={onClose}>
        <p>{texts.aheadBody}</p>
        <div className={styles.answers}>
          <Button onClick={onClose}>{texts.aheadNo}</Button>
          <Button look="primary" onClick={() => go(asked.at)}>
            {texts.aheadYes}
          </Button>
        </div>
      </Dialog>
    )
  return (
    <Dialog key="list" title={texts.chapters} onClose={onClose}>
      <ol className={styles.chapters}>
        {media.chapters.map((chapter) => (
          <li key={chapter.at}>
            <Button look="plain" onClick={() => (chapter.at * 1000 > position() ? setAsked(chapter) : go(chapter.at))}>
              <span className={styles.at}>{clockDigits(duration(chapter.at * 1000), 'floor')}</span>
              {text(chapter.title)}
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

const AgainPanel = ({ onMove, onClose }: PanelsProps) => {
  const texts = useTexts(talkTexts)
  const again = () => {
    onMove(zero)
    onClose()
  }
  return (
    <Dialog title={texts.againTitle} onClose={onClose}>
      <div className={styles.answers}>
        <Button onClick={onClose}>{texts.aheadNo}</Button>
        <Button look="primary" onClick={again}>
          {texts.againYes}
        </Button>
      </div>
    </Dialog>
  )
}

export const Panels = (props: PanelsProps) => {
  switch (props.panel) {
    case 'none':
      return null
    case 'captions':
      return <CaptionsPanel {...props} />
    case 'chapters':
      return <ChaptersPanel {...props} />
    case 'again':
      return <AgainPanel {...props} />
  }
}
