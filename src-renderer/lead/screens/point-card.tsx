import { leadBoardTexts } from '../../../src-shared/i18n/catalogues/lead-board.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { MoreIcon, ScreenIcon, StarIcon } from '../components/lead-icons.tsx'
import { putTogether, show, star } from '../desk/deeds.ts'
import { setUi, useBoardUi } from '../stores/board-ui.ts'
import { useTexts } from '../stores/language.ts'
import { type BoardPoint, useMembers, useView, useYou } from '../stores/plenary.ts'
import styles from './board.module.css'

/** From whom a point is: the room, and which of its groups where it has several. */
export const useFrom = () => {
  const texts = useTexts(leadBoardTexts)
  const members = useMembers()
  return ({ from, room, group }: BoardPoint): string =>
    (members.find(({ id }) => id === room)?.groups ?? 1) > 1 ? `${from}, ${texts.group(group + 1)}` : from
}

export const PointCard = ({ point }: { readonly point: BoardPoint }) => {
  const texts = useTexts(leadBoardTexts)
  const from = useFrom()(point)
  const isHost = useYou().role === 'host'
  const isShown = useView((view) => view.shown?.id === point.id)
  const dragging = useBoardUi((ui) => ui.dragging)
  const { id, text, starred, hidden, shownAt } = point
  const target = isHost && dragging !== null && dragging !== id
  return (
    <li
      className={classes(styles.card, isShown && styles.onScreens, hidden && styles.hidden, target && styles.target)}
      data-point={id}
      draggable={isHost}
      onDragStart={({ dataTransfer }) => {
        dataTransfer.setData('text/plain', text)
        dataTransfer.effectAllowed = 'move'
        // The card that is taken is drawn before it changes.
        setTimeout(() => setUi({ dragging: id }))
      }}
      onDragEnd={() => setUi({ dragging: null })}
      onDragOver={(event) => target && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (dragging !== null) putTogether(dragging, point)
        setUi({ dragging: null })
      }}
    >
      <p className={styles.text}>{text}</p>
      <div className={styles.foot}>
        <p className={styles.from}>
          {from}
          {isShown ? <strong>{texts.shown}</strong> : shownAt === null ? null : <span>{texts.wasShown}</span>}
          {hidden ? <strong>{texts.hidden}</strong> : null}
        </p>
        <Button size="note" look="plain" round chosen={starred} aria-label={texts.star} onClick={() => star(point)}>
          <StarIcon full={starred} />
        </Button>
        {isHost ? (
          <>
            {hidden ? null : (
              <Button
                size="note"
                look="plain"
                round
                chosen={isShown}
                aria-label={isShown ? texts.takeAway : texts.show}
                onClick={() => show(isShown ? null : id)}
              >
                <ScreenIcon />
              </Button>
            )}
            <Button size="note" look="plain" round aria-label={texts.moreFor(text)} onClick={() => setUi({ sheet: { of: 'point', id } })}>
              <MoreIcon />
            </Button>
          </>
        ) : null}
      </div>
    </li>
  )
}
