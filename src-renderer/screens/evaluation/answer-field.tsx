import type { Answer } from '../../../src-shared/evaluation/view.ts'
import { evaluationTexts } from '../../../src-shared/i18n/catalogues/evaluation.ts'
import type { Question } from '../../../src-shared/seminar/schema.ts'
import { classes } from '../../components/classes.ts'
import type { PaneSize } from '../../components/group-grid.tsx'
import { TextField } from '../../components/keyboard/text-field.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import styles from './answer-field.module.css'
import { afterChoosing } from './answers.ts'

type AnswerFieldProps = {
  readonly question: Question
  readonly given: Answer | null
  readonly onGiven: (answer: Answer) => void
  /** A field that is written in was left. */
  readonly onLeave: () => void
  readonly size: PaneSize
}

/** Big targets to answer on. */
export const AnswerField = ({ question, given, onGiven, onLeave, size }: AnswerFieldProps) => {
  const texts = useTexts(evaluationTexts)
  const text = useLocalized()
  switch (question.kind) {
    case 'scale':
      return (
        <fieldset className={classes(styles.scale, size !== 'whole' && styles.compact, styles[size])}>
          <legend className="heard">{text(question.prompt)}</legend>
          <div className={styles.steps}>
            {Array.from({ length: question.steps }, (_, index) => index + 1).map((value) => (
              <button
                key={value}
                type="button"
                className={styles.step}
                aria-pressed={given?.kind === 'scale' && given.value === value}
                aria-label={`${texts.scaleStep(value, question.steps)}${value === 1 ? `, ${text(question.low)}` : value === question.steps ? `, ${text(question.high)}` : ''}`}
                onClick={() => onGiven({ kind: 'scale', value })}
              >
                {value}
              </button>
            ))}
          </div>
          <div className={styles.ends} aria-hidden="true">
            <span>{text(question.low)}</span>
            <span>{text(question.high)}</span>
          </div>
        </fieldset>
      )
    case 'choice':
      return (
        <fieldset className={classes(styles.choice, size !== 'whole' && styles.compact, styles[size], question.options.length > 3 && styles.many)}>
          <legend className={styles.hint}>{question.several ? texts.chooseSeveral : texts.chooseOne}</legend>
          <div className={styles.options}>
            {question.options.map((option) => (
              <button
                key={option.id}
                type="button"
                className={styles.option}
                aria-pressed={given?.kind === 'choice' && given.options.includes(option.id)}
                onClick={() => onGiven(afterChoosing(given, option.id, question.several))}
              >
                <span className={classes(styles.mark, question.several && styles.box)} aria-hidden="true">
                  <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="m5 13 5 5 9-12" />
                  </svg>
                </span>
                {text(option.label)}
              </button>
            ))}
          </div>
        </fieldset>
      )
    case 'text':
      return (
        <TextField
          label={text(question.prompt)}
          hint={texts.textHint}
          lines="many"
          value={given?.kind === 'text' ? given.text : ''}
          maxLength={question.maxLength}
          compact={size !== 'whole'}
          onText={(written) => onGiven({ kind: 'text', text: written })}
          onLeave={onLeave}
        />
      )
  }
}
