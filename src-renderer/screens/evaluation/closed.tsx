import type { EvaluationStep } from '../../../src-shared/evaluation/view.ts'
import { evaluationTexts } from '../../../src-shared/i18n/catalogues/evaluation.ts'
import type { SegmentOf } from '../../../src-shared/seminar/schema.ts'
import { classes } from '../../components/classes.ts'
import { DoneTogether } from '../../components/done-together.tsx'
import type { PaneSize } from '../../components/group-grid.tsx'
import { Pane } from '../../components/pane.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useGroups, useProgramme } from '../../stores/slices.ts'
import styles from './evaluation.module.css'
import { SummaryOf } from './summary-of.tsx'

type ClosedProps = {
  readonly group: number
  readonly segment: SegmentOf<'evaluation'>
  readonly step: Extract<EvaluationStep, { name: 'closed' }>
  readonly size: PaneSize
}

/** Thanks; and how the group answered, where so many answered that nobody can be told by it. */
export const Closed = ({ group, segment, step, size }: ClosedProps) => {
  const texts = useTexts(evaluationTexts)
  const text = useLocalized()
  const groups = useGroups()
  const { next } = useProgramme()
  const soon = step.summary === 'soon'
  const summary = step.summary === 'soon' ? null : step.summary
  const onwards = (
    <DoneTogether
      group={group}
      size={size === 'whole' && summary === null ? 'large' : 'body'}
      all={groups.every(({ evaluation }) => evaluation?.step.name === 'closed')}
    >
      {next === undefined ? texts.finish : texts.onwards}
    </DoneTogether>
  )
  const counted = step.done === 0 ? texts.nobody : texts.closedCount(step.done)
  if (summary === null)
    return (
      <Pane size={size} className={classes(styles.settles, styles[size])}>
        <div className={styles.middle}>
          <h1 className={styles.title}>{step.done === 0 ? counted : texts.thanks}</h1>
          {step.done > 0 && <p className={styles.body}>{counted}</p>}
          {step.done > 0 && <p className={styles.body}>{soon ? texts.summarySoon : texts.noSummary(step.minimumCount)}</p>}
          {step.done > 0 && <p className={styles.body}>{text(segment.thanks)}</p>}
          {onwards}
        </div>
      </Pane>
    )
  return (
    <Pane size={size} className={classes(styles.settles, styles[size])}>
      <header className={styles.thanks}>
        <h1 className={styles.subtitle}>{texts.thanks}</h1>
        {size === 'whole' && <p className={styles.note}>{counted}</p>}
        <div className={styles.push}>{onwards}</div>
      </header>
      <SummaryOf questions={segment.questions} summary={summary} compact={size !== 'whole'} />
    </Pane>
  )
}
