import { useEffect, useState } from 'react'
import { libraryTexts } from '../../../src-shared/i18n/catalogues/library.ts'
import { talkTexts } from '../../../src-shared/i18n/catalogues/talk.ts'
import type { Media, Segment } from '../../../src-shared/seminar/schema.ts'
import { zero } from '../../../src-shared/time/time.ts'
import { useIntentTaker } from '../../bridge/intents.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import type { Player } from '../../media/player.ts'
import { useSpeakers } from '../../stores/segments.ts'
import { PlayerView } from '../talk/player-view.tsx'
import styles from './library.module.css'

type Playing = 'playing' | 'paused' | 'ended' | 'failed'

/** One talk by itself. The page alone knows where it is; nothing of it is kept. */
export const LibraryTalk = ({ segment, media, onClose }: { readonly segment: Segment; readonly media: Media; readonly onClose: () => void }) => {
  const texts = useTexts(libraryTexts)
  const talk = useTexts(talkTexts)
  const people = useSpeakers(segment)
  const [player, setPlayer] = useState<Player | null>(null)
  const [state, setState] = useState<Playing>('playing')
  useEffect(() => {
    if (state === 'playing') player?.play()
    else player?.pause()
  }, [player, state])
  const toggle = () => {
    if (state === 'ended') player?.seek(zero)
    setState(state === 'playing' ? 'paused' : 'playing')
  }
  useIntentTaker((intent) => {
    if (intent === 'pause-or-resume') toggle()
    return intent !== 'help'
  })
  return (
    <main className={styles.alone} data-theme="dark">
      <PlayerView
        title={segment.title}
        people={people}
        media={media}
        playing={state === 'playing'}
        onPlayer={setPlayer}
        onPlayPause={toggle}
        onMove={(to) => {
          player?.seek(to)
          setState('playing')
        }}
        onLeave={onClose}
        leaveLabel={texts.toList}
        events={{
          progress: () => undefined,
          ended: () => setState('ended'),
          stalled: () => undefined,
          failed: () => setState('failed'),
        }}
      />
      {state === 'failed' ? (
        <p className={styles.failed} role="alert">
          {talk.unreadable}
        </p>
      ) : null}
    </main>
  )
}
