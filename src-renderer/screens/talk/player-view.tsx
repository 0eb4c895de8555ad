import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { talkTexts } from '../../../src-shared/i18n/catalogues/talk.ts'
import type { Localized } from '../../../src-shared/i18n/language.ts'
import type { Media, Person } from '../../../src-shared/seminar/schema.ts'
import type { Duration } from '../../../src-shared/time/time.ts'
import { classes } from '../../components/classes.ts'
import { PauseIcon } from '../../components/icons.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import type { Player, PlayerEvents } from '../../media/player.ts'
import { usePlayer } from '../../media/use-player.ts'
import { useSeminar } from '../../stores/slices.ts'
import { Controls } from './controls.tsx'
import { Panels, type PlayerPanel } from './panels.tsx'
import styles from './player.module.css'
import { useControlsShown } from './use-controls-shown.ts'

const SlidesView = lazy(async () => ({ default: (await import('../../slides/slides-view.tsx')).SlidesView }))

export type PlayerViewProps = {
  readonly title: Localized
  readonly people: readonly Person[]
  readonly media: Media
  readonly playing: boolean
  readonly events: PlayerEvents
  readonly onPlayer: (player: Player | null) => void
  readonly onPlayPause: () => void
  readonly onMove: (to: Duration) => void
  readonly onLeave: () => void
  readonly leaveLabel: string
  /** Opens the moderator's panel; absent where there is no programme. */
  readonly onMenu?: () => void
}

/** A recording with captions, slides and a moderator's controls. Whoever shows it decides what plays and where. */
export const PlayerView = (props: PlayerViewProps) => {
  const { media, playing, title, people, onPlayer } = props
  const texts = useTexts(talkTexts)
  const text = useLocalized()
  const base = useSeminar()?.mediaBase ?? ''
  const host = useRef<HTMLDivElement>(null)
  const captions = useRef<HTMLDivElement>(null)
  const [panel, setPanel] = useState<PlayerPanel>('none')
  const [slides, setSlides] = useState(false)
  const player = usePlayer(media, { host, captions }, props.events)
  const { shown, show } = useControlsShown(!playing || panel !== 'none')
  useEffect(() => onPlayer(player), [player, onPlayer])

  return (
    <section
      className={classes(styles.player, shown && styles.shown, slides && styles.beside)}
      aria-label={text(title)}
      onPointerMove={show}
      onPointerDown={show}
      onFocus={show}
    >
      <div className={styles.picture}>
        <div ref={host} className={styles.host} />
        <div ref={captions} className={styles.captions} />
        {playing ? null : (
          <p className={styles.paused} role="status">
            <PauseIcon />
            <span className="heard">{texts.pausedHint}</span>
          </p>
        )}
      </div>
      {slides && media.slides !== undefined ? (
        <Suspense fallback={null}>
          <SlidesView url={`${base}/${media.slides}`} onClose={() => setSlides(false)} />
        </Suspense>
      ) : null}
      <div className={styles.heading}>
        <h1 className={styles.title}>{text(title)}</h1>
        <p>{people.map(({ name }) => name).join(', ')}</p>
      </div>
      <Controls {...props} player={player} shown={shown} slides={slides} onSlides={() => setSlides(!slides)} onPanel={setPanel} />
      <Panels
        panel={panel}
        media={media}
        position={() => player?.position() ?? (0 as Duration)}
        onMove={props.onMove}
        onClose={() => setPanel('none')}
      />
    </section>
  )
}
