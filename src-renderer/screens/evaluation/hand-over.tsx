import { useState } from 'react'
import type { EvaluationStep } from '../../../src-shared/evaluation/view.ts'
import { evaluationTexts } from '../../../src-shared/i18n/catalogues/evaluation.ts'
import { send } from '../../bridge/send.ts'
import { Ask } from '../../components/ask.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import type { PaneSize } from '../../components/group-grid.tsx'
import { Pane } from '../../components/pane.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { Dots } from './dots.tsx'
import styles from './evaluation.module.css'

type HandOverProps = {
  readonly group: number
  readonly step: Extract<EvaluationStep, { name: 'hand-over' }>
  readonly questions: number
  readonly size: PaneSize
}

/** Between two people, and before the first: neutral, and only how many are done. */
export const HandOver = ({ group, step, questions, size }: HandOverProps) => {
  const texts = useTexts(evaluationTexts)
  const [closing, setClosing] = useState(false)
  const first = step.done === 0
  const compact = size !== 'whole'
  const left = step.seats - step.done
  const all = left <= 0
  const large = compact ? 'body' : 'large'
  const begin = () => void send('evaluation.begin', { group })
  const close = () => void send('evaluation.close', { group })
  return (
    <Pane size={size} className={classes(styles.settles, styles[size])}>
      <div className={styles.middle}>
        <h1 className={styles.title}>{all ? texts.allTitle : first ? texts.introTitle : texts.handOverTitle}</h1>
        <p className={styles.body}>{all ? texts.allBody : first ? texts.introBody(questions) : texts.handOverBody}</p>
        {!all && <p className={styles.body}>{texts.anonymous}</p>}
        <Button look="primary" size={large} onClick={all ? close : begin}>
          {all ? texts.close : texts.begin}
        </Button>
      </div>
      <div className={styles.foot}>
        {closing ? (
          <Ask
            sentence={texts.closeAsk(left)}
            yes={texts.closeYes}
            no={texts.closeNo}
            compact={compact}
            onNo={() => setClosing(false)}
            onYes={close}
          />
        ) : (
          <>
            <Dots done={step.done} of={step.seats} label={texts.progress(step.done, step.seats)} />
            <span className={styles.note}>{texts.progress(step.done, step.seats)}</span>
            <span className={styles.push}>
              <Button look="plain" size="note" onClick={all ? begin : () => setClosing(true)}>
                {all ? texts.oneMore : texts.close}
              </Button>
            </span>
          </>
        )}
      </div>
    </Pane>
  )
}
