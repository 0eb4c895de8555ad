import { useEffect, useState } from 'react'
import { talkTexts } from '../../../src-shared/i18n/catalogues/talk.ts'
import { type Duration, duration } from '../../../src-shared/time/time.ts'
import { Button } from '../../components/button.tsx'
import { AgainIcon, BackTenIcon, CaptionsIcon, HandIcon, LeaveIcon, ListIcon, PauseIcon, PlayIcon, SlidesIcon } from '../../components/icons.tsx'
import { clockDigits } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import type { Player } from '../../media/player.ts'
import type { PlayerPanel } from './panels.tsx'
import styles from './player.module.css'
import type { PlayerViewProps } from './player-view-props.ts'

const stepBack = 10_000

/** Looked up once a second, and only while somebody can see it. */
const Position = ({ player, length, chapters }: { readonly player: Player; readonly length: Duration; readonly chapters: readonly number[] }) => {
  const texts = useTexts(talkTexts)
  const [at, setAt] = useState(() => player.position())
  useEffect(() => {
    const look = () => setAt(player.position())
    look()
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [player])
  return (
    <div className={styles.position}>
      <div className={styles.bar} aria-hidden="true">
        <div className={styles.done} style={{ transform: `scaleX(${Math.min(1, at / length)})` }} />
        {chapters.map((chapter) => (
          <span key={chapter} className={styles.chapter} style={{ left: `${(chapter / length) * 100_000}%` }} />
        ))}
      </div>
      <span className={styles.digits}>{texts.position(clockDigits(at, 'floor'), clockDigits(length, 'floor'))}</span>
    </div>
  )
}

type ControlsProps = PlayerViewProps & {
  readonly player: Player | null
  readonly shown: boolean
  readonly slides: boolean
  readonly onSlides: () => void
  readonly onPanel: (panel: PlayerPanel) => void
}

/** Large, in words, and nothing in them that loses the group's place by a slip. */
export const Controls = ({
  media,
  playing,
  player,
  shown,
  slides,
  onSlides,
  onPanel,
  onPlayPause,
  onMove,
  onLeave,
  leaveLabel,
  onMenu,
}: ControlsProps) => {
  const texts = useTexts(talkTexts)
  if (player === null || !shown) return null
  return (
    <div className={styles.controls}>
      <Position player={player} length={duration(media.duration * 1000)} chapters={media.chapters.map(({ at }) => at)} />
      <div className={styles.buttons}>
        <Button look="primary" onClick={onPlayPause}>
          {playing ? <PauseIcon /> : <PlayIcon />}
          {playing ? texts.pause : texts.play}
        </Button>
        <Button look="plain" onClick={() => onMove(duration(Math.max(0, Math.round(player.position() - stepBack))))}>
          <BackTenIcon />
          {texts.back}
        </Button>
        <Button look="plain" onClick={() => onPanel('again')}>
          <AgainIcon />
          {texts.again}
        </Button>
        <span className={styles.gap} />
        {media.chapters.length === 0 ? null : (
          <Button look="plain" round aria-label={texts.chapters} title={texts.chapters} onClick={() => onPanel('chapters')}>
            <ListIcon />
          </Button>
        )}
        {media.captions.length === 0 ? null : (
          <Button look="plain" round aria-label={texts.captions} title={texts.captions} onClick={() => onPanel('captions')}>
            <CaptionsIcon />
          </Button>
        )}
        {media.slides === undefined ? null : (
          <Button
            look="plain"
            round
            aria-label={slides ? texts.closeSlides : texts.slides}
            title={texts.slides}
            aria-pressed={slides}
            onClick={onSlides}
          >
            <SlidesIcon />
          </Button>
        )}
        {onMenu === undefined ? null : (
          <Button look="plain" round aria-label={texts.moderator} title={texts.moderator} onClick={onMenu}>
            <HandIcon />
          </Button>
        )}
        <Button look="plain" onClick={onLeave}>
          <LeaveIcon />
          {leaveLabel}
        </Button>
      </div>
    </div>
  )
}
