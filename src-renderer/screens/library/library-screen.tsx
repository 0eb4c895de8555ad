import { useState } from 'react'
import { libraryTexts } from '../../../src-shared/i18n/catalogues/library.ts'
import type { Segment } from '../../../src-shared/seminar/schema.ts'
import { duration } from '../../../src-shared/time/time.ts'
import { useIntentTaker } from '../../bridge/intents.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { BackIcon, PlayIcon } from '../../components/icons.tsx'
import { wholeMinutes } from '../../i18n/format.ts'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { mediaOf, useSpeakers } from '../../stores/segments.ts'
import { useSeminar } from '../../stores/slices.ts'
import styles from './library.module.css'
import { LibraryTalk } from './library-talk.tsx'

const TalkCard = ({ segment, onPlay }: { readonly segment: Segment; readonly onPlay: () => void }) => {
  const texts = useTexts(libraryTexts)
  const text = useLocalized()
  const people = useSpeakers(segment)
  const media = mediaOf(segment)
  const unplayable = useSeminar()?.unplayable[segment.id] !== undefined
  if (media === undefined) return null
  return (
    <li className={styles.card}>
      <div className={styles.words}>
        <h2 className={styles.name}>{text(segment.title)}</h2>
        <p className={styles.people}>{people.map(({ name }) => name).join(', ')}</p>
        <p className={styles.length}>{unplayable ? texts.unplayable : texts.minutes(wholeMinutes(duration(media.duration * 1000)))}</p>
      </div>
      <Button look="primary" round size="large" disabled={unplayable} aria-label={texts.play(text(segment.title))} onClick={onPlay}>
        <PlayIcon />
      </Button>
    </li>
  )
}

/** The talks alone, without the programme: for a conference, or afterwards. */
export const LibraryScreen = () => {
  const texts = useTexts(libraryTexts)
  const text = useLocalized()
  const seminar = useSeminar()
  const [chosen, setChosen] = useState<string | null>(null)
  const talks = (seminar?.content.programme ?? []).filter((segment) => mediaOf(segment) !== undefined)
  const talk = talks.find(({ id }) => id === chosen)
  const media = mediaOf(talk)
  // The programme stands behind this screen: the button must not move it.
  useIntentTaker((intent) => intent !== 'help')
  if (talk !== undefined && media !== undefined) return <LibraryTalk key={talk.id} segment={talk} media={media} onClose={() => setChosen(null)} />
  return (
    <main className={styles.library}>
      <header className={styles.head}>
        <Button look="plain" onClick={() => void send('library.close', {})}>
          <BackIcon />
          {texts.back}
        </Button>
        <p className={styles.seminar}>{text(seminar?.content.title)}</p>
      </header>
      <h1 className={styles.title}>{texts.title}</h1>
      {talks.length === 0 ? <p>{texts.none}</p> : null}
      <ul className={styles.cards}>
        {talks.map((segment) => (
          <TalkCard key={segment.id} segment={segment} onPlay={() => setChosen(segment.id)} />
        ))}
      </ul>
    </main>
  )
}
