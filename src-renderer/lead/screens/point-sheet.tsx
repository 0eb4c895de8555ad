import { leadBoardTexts } from '../../../src-shared/i18n/catalogues/lead-board.ts'
import { Button } from '../../components/button.tsx'
import sheet from '../components/sheet.module.css'
import { Sheet } from '../components/sheet.tsx'
import { hide, moveTo, newHeading, show } from '../desk/deeds.ts'
import { closeSheet } from '../stores/board-ui.ts'
import { useTexts } from '../stores/language.ts'
import { useBoard, useClusters, useView } from '../stores/plenary.ts'
import styles from './board.module.css'
import { useFrom } from './point-card.tsx'

/** Everything that a host can do with one point, without dragging: for keys and fingers. */
export const PointSheet = ({ id }: { readonly id: string }) => {
  const texts = useTexts(leadBoardTexts)
  const board = useBoard()
  const clusters = useClusters().filter((cluster) => board.some((point) => point.cluster === cluster.id))
  const isShown = useView((view) => view.shown?.id === id)
  const fromOf = useFrom()
  const point = board.find((one) => one.id === id)
  if (point === undefined) return null
  const then = (deed: () => void) => () => {
    deed()
    closeSheet()
  }
  return (
    <Sheet title={fromOf(point)} onClose={closeSheet}>
      <p>{point.text}</p>
      {point.hidden ? null : (
        <Button look="primary" onClick={then(() => show(isShown ? null : id))}>
          {isShown ? texts.takeAway : texts.show}
        </Button>
      )}
      <Button onClick={then(() => hide(point))}>{point.hidden ? texts.unhide : texts.hide}</Button>
      <h3 className={styles.kicker}>{texts.together}</h3>
      <div className={sheet.inside}>
        {clusters
          .filter((cluster) => cluster.id !== point.cluster)
          .map((cluster) => (
            <Button key={cluster.id} size="note" onClick={then(() => moveTo(id, cluster.id))}>
              {cluster.title || texts.heading}
            </Button>
          ))}
        <Button size="note" onClick={then(() => void newHeading(id))}>
          {texts.newGroup}
        </Button>
        {point.cluster === null ? null : (
          <Button size="note" look="plain" onClick={then(() => moveTo(id, null))}>
            {texts.ungroup}
          </Button>
        )}
      </div>
    </Sheet>
  )
}
