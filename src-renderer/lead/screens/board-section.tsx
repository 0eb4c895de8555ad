import { useEffect, useRef, useState } from 'react'
import { leadBoardTexts } from '../../../src-shared/i18n/catalogues/lead-board.ts'
import { longestPoint } from '../../../src-shared/plenary/lengths.ts'
import { classes } from '../../components/classes.ts'
import { ask } from '../desk/ask.ts'
import { moveTo } from '../desk/deeds.ts'
import type { Section } from '../rules/board.ts'
import { setUi, useBoardUi } from '../stores/board-ui.ts'
import { useTexts } from '../stores/language.ts'
import { type Cluster, useYou } from '../stores/plenary.ts'
import styles from './board.module.css'
import { PointCard } from './point-card.tsx'

/** A heading is the host's while it is being written: what others call it meanwhile is not put into the field. */
const HeadingField = ({ cluster: { id, title } }: { readonly cluster: Cluster }) => {
  const texts = useTexts(leadBoardTexts)
  const field = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const wanted = useBoardUi((ui) => ui.editing === id)
  useEffect(() => {
    if (wanted) field.current?.focus()
  }, [wanted])
  // Its last point may be taken out by another host, and no field says goodbye then.
  useEffect(
    () => () => {
      if (useBoardUi.getState().editing === id) setUi({ editing: null })
    },
    [id],
  )
  const finish = () => {
    const text = draft?.trim() ?? title
    setDraft(null)
    setUi({ editing: null })
    if (text !== title) void ask('cluster.name', { cluster: id, title: text })
  }
  return (
    <input
      ref={field}
      className={styles.headingField}
      aria-label={texts.heading}
      placeholder={texts.headingHint}
      maxLength={longestPoint}
      value={draft ?? title}
      onFocus={() => {
        setDraft(title)
        setUi({ editing: id })
      }}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={finish}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape') setDraft(title)
        if (key === 'Enter') currentTarget.blur()
      }}
    />
  )
}

export const BoardSection = ({ section: { cluster, points }, alone }: { readonly section: Section; readonly alone: boolean }) => {
  const texts = useTexts(leadBoardTexts)
  const isHost = useYou().role === 'host'
  const dragging = useBoardUi((ui) => ui.dragging)
  const mayDrop = isHost && dragging !== null && points.every(({ id }) => id !== dragging)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form, and nothing here is sent.
    <div
      role="group"
      aria-label={cluster === null ? texts.single : cluster.title || texts.heading}
      className={classes(styles.section, cluster !== null && styles.cluster, mayDrop && styles.target)}
      onDragOver={(event) => mayDrop && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        if (dragging !== null) moveTo(dragging, cluster?.id ?? null)
        setUi({ dragging: null })
      }}
    >
      {cluster === null ? (
        alone ? null : (
          <h3 className={styles.kicker}>{texts.single}</h3>
        )
      ) : isHost ? (
        <HeadingField cluster={cluster} />
      ) : (
        <h3 className={styles.clusterTitle}>{cluster.title || texts.heading}</h3>
      )}
      <ul className={styles.cards}>
        {points.map((point) => (
          <PointCard key={point.id} point={point} />
        ))}
      </ul>
    </div>
  )
}
