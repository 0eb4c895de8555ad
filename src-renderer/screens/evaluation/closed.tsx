import type { EvaluationStep } from '../../../src-shared/evaluation/view.ts'
import { evaluationTexts } from '../../../src-shared/i18n/catalogues/evaluation.ts'
import type { SegmentOf } from '../../../src-shared/seminar/schema.ts'
import { classes } from '../../components/classes.ts'
import type { PaneSize } from '../../components/group-grid.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import styles from './evaluation.module.css'
import { SummaryOf } from './summary-of.tsx'

type ClosedProps = {
  readonly segment: SegmentOf<'evaluation'>
  readonly step: Extract<EvaluationStep, { name: 'closed' }>
  readonly size: PaneSize
}

/** Thanks; and how the group answered, where so many answered that nobody can be told by it. */
export const Closed = ({ segment, step, size }: ClosedProps) => {
  const texts = useTexts(evaluationTexts)
  const text = useLocalized()
  const counted = step.done === 0 ? texts.nobody : texts.closedCount(step.done)
  if (step.summary === null)
    return (
      <div className={classes(styles.stage, styles[size])}>
        <div className={styles.middle}>
          <h1 className={styles.title}>{step.done === 0 ? counted : texts.thanks}</h1>
          {step.done > 0 && <p className={styles.body}>{counted}</p>}
          {step.done > 0 && <p className={styles.body}>{texts.noSummary(step.minimumCount)}</p>}
          <p className={styles.body}>{text(segment.thanks)}</p>
        </div>
      </div>
    )
  return (
    <div className={classes(styles.stage, styles[size])}>
      <header className={styles.thanks}>
        <h1 className={styles.subtitle}>{texts.thanks}</h1>
        <p className={styles.note}>{counted}</p>
      </header>
      <SummaryOf questions={segment.questions} summary={step.summary} compact={size !== 'whole'} />
    </div>
  )
}
