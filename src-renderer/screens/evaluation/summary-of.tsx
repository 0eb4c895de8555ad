import type { CSSProperties } from 'react'
import type { EvaluationSummary } from '../../../src-shared/evaluation/view.ts'
import { evaluationTexts } from '../../../src-shared/i18n/catalogues/evaluation.ts'
import type { Question } from '../../../src-shared/seminar/schema.ts'
import { classes } from '../../components/classes.ts'
import { useLanguage, useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { shareOf } from './answers.ts'
import styles from './summary-of.module.css'

type SummaryProps = { readonly questions: readonly Question[]; readonly summary: EvaluationSummary; readonly compact: boolean }
type Bar = { readonly label: string; readonly count: number }

/** Counts as calm bars. What people wrote is never shown here. */
export const SummaryOf = ({ questions, summary, compact }: SummaryProps) => {
  const texts = useTexts(evaluationTexts)
  const text = useLocalized()
  const language = useLanguage()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys
    <section className={classes(styles.summary, compact && styles.compact)} aria-label={texts.summary} tabIndex={0}>
      {summary.questions.map((counted) => {
        const question = questions.find((one) => one.id === counted.id)
        if (question === undefined) return null
        const prompt = text(question.prompt)
        if (counted.kind === 'scale' && question.kind === 'scale') {
          const bars = counted.counts.map((count, index) => ({ label: `${index + 1}`, count }))
          const mean = counted.mean?.toLocaleString(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
          return (
            <figure key={counted.id} className={styles.question}>
              <figcaption className={styles.prompt}>{prompt}</figcaption>
              <Upright bars={bars} low={text(question.low)} high={text(question.high)} {...(mean === undefined ? {} : { mean: texts.mean(mean) })} />
            </figure>
          )
        }
        if (counted.kind === 'choice' && question.kind === 'choice')
          return (
            <figure key={counted.id} className={styles.question}>
              <figcaption className={styles.prompt}>{prompt}</figcaption>
              <Lying bars={question.options.map((option) => ({ label: text(option.label), count: counted.counts[option.id] ?? 0 }))} />
            </figure>
          )
        return (
          <figure key={counted.id} className={styles.question}>
            <figcaption className={styles.prompt}>{prompt}</figcaption>
            <p className={styles.words}>{texts.texts(counted.kind === 'text' ? counted.given : 0)}</p>
          </figure>
        )
      })}
    </section>
  )
}

const lengthOf = (bar: Bar, bars: readonly Bar[]): CSSProperties & Record<'--share', number> => ({
  '--share': shareOf(
    bar.count,
    bars.map((one) => one.count),
  ),
})

const Upright = ({
  bars,
  low,
  high,
  mean,
}: {
  readonly bars: readonly Bar[]
  readonly low: string
  readonly high: string
  readonly mean?: string
}) => {
  const texts = useTexts(evaluationTexts)
  return (
    <div>
      <ol className={styles.upright}>
        {bars.map((bar) => (
          <li key={bar.label} className={styles.column}>
            <span className="heard">{texts.bar(bar.label, bar.count)}</span>
            <span aria-hidden="true" className={styles.count}>
              {bar.count}
            </span>
            <span aria-hidden="true" className={styles.tall} style={lengthOf(bar, bars)} />
            <span aria-hidden="true" className={styles.label}>
              {bar.label}
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.ends}>
        <span>{low}</span>
        {mean !== undefined && <strong>{mean}</strong>}
        <span>{high}</span>
      </p>
    </div>
  )
}

const Lying = ({ bars }: { readonly bars: readonly Bar[] }) => {
  const texts = useTexts(evaluationTexts)
  return (
    <ul className={styles.lying}>
      {bars.map((bar) => (
        <li key={bar.label} className={styles.row}>
          <span className="heard">{texts.bar(bar.label, bar.count)}</span>
          <span aria-hidden="true">{bar.label}</span>
          <span aria-hidden="true" className={styles.long} style={lengthOf(bar, bars)} />
          <span aria-hidden="true" className={styles.count}>
            {bar.count}
          </span>
        </li>
      ))}
    </ul>
  )
}
