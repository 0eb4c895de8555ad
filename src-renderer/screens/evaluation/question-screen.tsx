import { useEffect, useRef, useState } from 'react'
import type { Answer } from '../../../src-shared/evaluation/view.ts'
import { evaluationTexts } from '../../../src-shared/i18n/catalogues/evaluation.ts'
import type { Question } from '../../../src-shared/seminar/schema.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import type { PaneSize } from '../../components/group-grid.tsx'
import { KeyboardArea, KeyboardButton, useKeyboardShown } from '../../components/keyboard/keyboard-area.tsx'
import { useDrafts } from '../../components/keyboard/use-drafts.ts'
import { Pane } from '../../components/pane.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { AnswerField } from './answer-field.tsx'
import { isAnswered, seenFor } from './answers.ts'
import { Dots } from './dots.tsx'
import styles from './evaluation.module.css'

type QuestionScreenProps = {
  readonly group: number
  readonly question: Question
  readonly index: number
  readonly of: number
  readonly answer: Answer | null
  readonly size: PaneSize
}

/** One question to one person. Main moves on when the answer lies on the disk. */
export const QuestionScreen = (props: QuestionScreenProps) => (
  <KeyboardArea compact={props.size !== 'whole'}>
    <Asking {...props} />
  </KeyboardArea>
)

const writtenIn = (answer: Answer | null): string => (answer?.kind === 'text' ? answer.text : '')

const Asking = ({ group, question, index, of, answer, size }: QuestionScreenProps) => {
  const texts = useTexts(evaluationTexts)
  const prompt = useLocalized()(question.prompt)
  const [chosen, setChosen] = useState(answer)
  const [refused, setRefused] = useState(false)
  const writes = question.kind === 'text'
  const draft = useDrafts([writtenIn(answer)], 1, async (_, text) => (await send('evaluation.write', { group, question: question.id, text })).ok)
  const given: Answer | null = writes ? { kind: 'text', text: draft.texts[0] ?? '' } : chosen
  const heading = useRef<HTMLHeadingElement>(null)
  const writing = useKeyboardShown()
  const compact = size !== 'whole'
  const small = compact ? 'note' : 'body'
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])

  const keep = async (given: Answer | null) => {
    if (writes) await draft.flush()
    const kept = await send('evaluation.answer', { group, question: question.id, answer: given as never })
    setRefused(!kept.ok)
  }
  /** One touch answers a question of one choice; what was chosen is seen for a moment before the next comes. */
  const give = (answered: Answer) => {
    if (answered.kind === 'text') return draft.write(0, answered.text)
    setChosen(answered)
    if (question.kind === 'scale' || (question.kind === 'choice' && !question.several)) setTimeout(() => void keep(answered), seenFor)
  }
  const back = async () => {
    // What was written or chosen so far is kept: going back loses nothing.
    if (writes) await draft.flush()
    else if (isAnswered(given) && given !== answer) await keep(given)
    await send('evaluation.goTo', { group, index: index - 1 })
  }
  return (
    <Pane size={size} className={classes(styles.settles, writing && styles.writing, styles[size])}>
      <div className={styles.ask}>
        {!compact && !writing && <p className={styles.note}>{texts.question(index + 1, of)}</p>}
        <h1 ref={heading} tabIndex={-1} className={classes(styles.prompt, prompt.length > 70 && styles.long)}>
          {prompt}
        </h1>
        <AnswerField question={question} given={given} onGiven={give} onLeave={() => void draft.flush()} size={size} />
      </div>
      <div className={styles.foot}>
        <Button look="plain" size={small} disabled={index === 0} onClick={() => void back()}>
          {texts.back}
        </Button>
        <span className={styles.center}>
          {refused ? <span role="alert">{texts.notSaved}</span> : <Dots done={index} of={of} now={index} label={texts.question(index + 1, of)} />}
        </span>
        {question.kind === 'text' && <KeyboardButton />}
        <Button look={isAnswered(given) ? 'primary' : 'quiet'} size={small} onClick={() => void keep(isAnswered(given) ? given : null)}>
          {isAnswered(given) ? texts.next : texts.skip}
        </Button>
      </div>
    </Pane>
  )
}
