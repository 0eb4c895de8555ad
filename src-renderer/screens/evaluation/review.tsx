import { useEffect, useRef } from 'react'
import { evaluationTexts } from '../../../src-shared/i18n/catalogues/evaluation.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import type { PaneSize } from '../../components/group-grid.tsx'
import { Pane } from '../../components/pane.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { Dots } from './dots.tsx'
import styles from './evaluation.module.css'

type ReviewProps = { readonly group: number; readonly questions: number; readonly size: PaneSize }

/** After the last question: hand over, or go back once more into one's own. */
export const Review = ({ group, questions, size }: ReviewProps) => {
  const texts = useTexts(evaluationTexts)
  const compact = size !== 'whole'
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <Pane size={size} className={classes(styles.settles, styles[size])}>
      <div className={styles.middle}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {texts.review}
        </h1>
        <p className={styles.body}>{texts.reviewBody}</p>
        <Button look="primary" size={compact ? 'body' : 'large'} onClick={() => void send('evaluation.handOver', { group })}>
          {texts.handOver}
        </Button>
      </div>
      <div className={styles.foot}>
        <Button look="plain" size={compact ? 'note' : 'body'} onClick={() => void send('evaluation.goTo', { group, index: questions - 1 })}>
          {texts.back}
        </Button>
        <span className={styles.center}>
          <Dots done={questions} of={questions} label={texts.question(questions, questions)} />
        </span>
      </div>
    </Pane>
  )
}
