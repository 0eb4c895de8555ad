import { useEffect, useState } from 'react'
import { plenaryWordsTexts } from '../../src-shared/i18n/catalogues/plenary-words.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { changeWords, noWords, useOwnWords } from '../stores/own-words.ts'
import { sendWords } from '../stores/send-words.ts'
import { useGroups, usePlenary, useProgramme } from '../stores/slices.ts'
import { Button } from './button.tsx'
import styles from './late-notice.module.css'

/** The plenary was over before a group had sent what it wrote: it may still, or throw it away. */
export const UnsentWords = () => {
  const texts = useTexts(plenaryWordsTexts)
  const { segment, text } = useOwnWords()
  const { phase } = useProgramme()
  const groups = useGroups()
  const waits = usePlenary().line.name !== 'in'
  const [sending, setSending] = useState(false)
  // Another group's seminar: nothing of the one before is shown to it.
  useEffect(() => {
    if (phase.name === 'before') changeWords(noWords)
  }, [phase.name])
  if (text.trim() === '' || phase.name === 'before' || (phase.name === 'running' && phase.segment === segment)) return null
  const sendIt = async () => {
    setSending(true)
    await sendWords({ groups, waits })
    setSending(false)
  }
  return (
    <div className={styles.notice} role="status">
      <div className={styles.words}>
        <h2 className={styles.title}>{texts.unsent}</h2>
        <p>{text}</p>
      </div>
      <div className={styles.actions}>
        <Button onClick={() => changeWords(noWords)}>{texts.throwAway}</Button>
        <Button look="primary" disabled={sending} onClick={() => void sendIt()}>
          {texts.sendAfterwards}
        </Button>
      </div>
    </div>
  )
}
