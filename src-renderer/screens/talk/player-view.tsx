import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { talkTexts } from '../../../src-shared/i18n/catalogues/talk.ts'
import type { Duration } from '../../../src-shared/time/time.ts'
import { classes } from '../../components/classes.ts'
import { PauseIcon } from '../../components/icons.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { usePlayer } from '../../media/use-player.ts'
import { useSeminar } from '../../stores/slices.ts'
import { Controls } from './controls.tsx'
import { Panels, type PlayerPanel } from './panels.tsx'
import styles from './player.module.css'
import type { PlayerViewProps } from './player-view-props.ts'
import { useControlsShown } from './use-controls-shown.ts'

const SlidesView = lazy(async () => ({ default: (await import('../../slides/slides-view.tsx')).SlidesView }))

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
