import { useRef } from 'react'
import { leadBoardTexts } from '../../../src-shared/i18n/catalogues/lead-board.ts'
import { pointKinds } from '../../../src-shared/plenary/events.ts'
import { nextToShow } from '../../../src-shared/plenary/points.ts'
import { Button } from '../../components/button.tsx'
import { StarIcon } from '../components/lead-icons.tsx'
import { show } from '../desk/deeds.ts'
import { filtered, sectionsOf } from '../rules/board.ts'
import { heldOrder } from '../rules/held-order.ts'
import { setUi, useBoardUi, useBusy } from '../stores/board-ui.ts'
import { useTexts } from '../stores/language.ts'
import { type BoardPoint, useBoard, useClusters, useView, useYou } from '../stores/plenary.ts'
import styles from './board.module.css'
import { BoardSection } from './board-section.tsx'
import { useFrom } from './point-card.tsx'

/** The board as it comes; while somebody's hand is on it, as it lay when they began. */
const useCalmBoard = (): readonly BoardPoint[] => {
  const board = useBoard()
  const busy = useBusy()
  const held = useRef<readonly string[]>([])
  const shown = busy ? heldOrder(board, held.current) : board
  held.current = shown.map(({ id }) => id)
  return shown
}

/** What is on all screens just now. */
export const OnScreens = () => {
  const texts = useTexts(leadBoardTexts)
  const shown = useView((view) => view.shown)
  const isHost = useYou().role === 'host'
  if (shown === null) return <p className={styles.nothing}>{texts.nothingShown}</p>
  return (
    <div className={styles.shown}>
      <p className={styles.kicker}>{texts.shown}</p>
      <p className={styles.shownText}>{shown.text}</p>
      <div className={styles.foot}>
        <p className={styles.from}>{shown.group === null ? shown.from : `${shown.from}, ${texts.group(shown.group + 1)}`}</p>
        {isHost ? (
          <Button size="note" onClick={() => show(null)}>
            {texts.takeAway}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** The very text that is read here is the one that is shown, whatever arrives before the press. */
const Next = ({ point }: { readonly point: BoardPoint | null }) => {
  const texts = useTexts(leadBoardTexts)
  const fromOf = useFrom()
  if (point === null) return <p className={styles.nothing}>{texts.nextNone}</p>
  return (
    <div className={styles.next}>
      <div className={styles.nextText}>
        <p className={styles.kicker}>{texts.nextTitle}</p>
        <p className={styles.clamped}>{point.text}</p>
        <p className={styles.from}>{fromOf(point)}</p>
      </div>
      <Button look="primary" size="note" onClick={() => show(point.id)}>
        {texts.showNext}
      </Button>
    </div>
  )
}

/** What the groups have sent: chosen, put together, and shown to everybody. */
export const BoardPane = () => {
  const texts = useTexts(leadBoardTexts)
  const board = useCalmBoard()
  const clusters = useClusters()
  const filter = useBoardUi((ui) => ui.filter)
  const isHost = useYou().role === 'host'
  const points = filtered(board, filter)
  const sections = sectionsOf(points, clusters)
  return (
    <div className={styles.pane}>
      <OnScreens />
      <div className={styles.kinds}>
        {pointKinds.map((kind) => (
          <Button key={kind} size="note" chosen={kind === filter.kind} onClick={() => setUi({ filter: { ...filter, kind } })}>
            {texts[kind]} {board.filter((point) => point.kind === kind).length}
          </Button>
        ))}
        <Button
          size="note"
          round
          chosen={filter.onlyStarred}
          aria-label={texts.onlyStarred}
          onClick={() => setUi({ filter: { ...filter, onlyStarred: !filter.onlyStarred } })}
        >
          <StarIcon full={filter.onlyStarred} />
        </Button>
      </div>
      {isHost && board.some(({ kind }) => kind === filter.kind) ? <Next point={nextToShow(board, filter.kind)} /> : null}
      {points.length === 0 ? <p className={styles.nothing}>{texts[`empty_${filter.kind}`]}</p> : null}
      {sections.map((section) => (
        <BoardSection key={section.cluster?.id ?? ''} section={section} alone={sections.length === 1} />
      ))}
    </div>
  )
}
