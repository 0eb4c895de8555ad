import type { ReactNode } from 'react'
import type { PointsView } from '../../../src-shared/dialogue/view.ts'
import { pointsTexts } from '../../../src-shared/i18n/catalogues/points.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import type { PaneSize } from '../../components/group-grid.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import styles from './points.module.css'

type SentPointsProps = { readonly group: number; readonly points: PointsView; readonly size: PaneSize; readonly children?: ReactNode }

/** What the group wrote, to be read; with a way to change it. */
export const SentPoints = ({ group, points, size, children }: SentPointsProps) => {
  const texts = useTexts(pointsTexts)
  const written = points.texts.filter((text) => text.trim() !== '')
  const compact = size !== 'whole'
  const title = (
    <h2 className={styles.sentTitle}>
      <svg className={styles.check} viewBox="0 0 24 24" aria-hidden="true">
        <path d="m5 13 5 5 9-12" />
      </svg>
      {points.sent ? texts.sentTitle : points.collect === 'takeaways' ? texts.takeaways : texts.mainPoints}
    </h2>
  )
  return (
    <section className={classes(styles.sent, styles[size])}>
      {size !== 'quarter' && (
        <header>
          {title}
          {points.sent && !compact && <p className={styles.say}>{texts.sentBody}</p>}
        </header>
      )}
      {written.length === 0 ? (
        <p className={styles.say}>{texts.sentNothing}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that may scroll has to be reached by keys
        <ol className={styles.list} tabIndex={0} aria-label={texts.sentTitle}>
          {written.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is its number
            <li key={index} className={styles.point}>
              <span className={styles.number} aria-hidden="true">
                {index + 1}
              </span>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
      <div className={classes(styles.bar, compact && styles.compact)}>
        {size === 'quarter' && title}
        {children}
        <Button size={compact ? 'note' : 'body'} onClick={() => void send('points.reopen', { group, segment: points.segment })}>
          {texts.reopen}
        </Button>
      </div>
    </section>
  )
}
