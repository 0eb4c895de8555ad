import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { deliveryTexts } from '../../../src-shared/i18n/catalogues/delivery.ts'
import { failureReasonOf, failureTexts } from '../../../src-shared/i18n/catalogues/failures.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { CrossIcon } from '../../components/icons.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { codeLength, letterOf, withLetter } from './code.ts'
import { CodePad, CodePlaces } from './code-pad.tsx'
import styles from './join.module.css'

type Step =
  | { readonly name: 'typing'; readonly word: string }
  | { readonly name: 'asking' }
  | { readonly name: 'joined'; readonly room: string; readonly group: string }

/** A code from the invitation, typed on the screen or on a keyboard; it names the seminar, the room and the group. */
export const JoinScreen = ({ onClose }: { readonly onClose: () => void }) => {
  const texts = useTexts(deliveryTexts)
  const failures = useTexts(failureTexts)
  const element = useRef<HTMLDialogElement>(null)
  const [code, setCode] = useState('')
  const [step, setStep] = useState<Step>({ name: 'typing', word: '' })
  const typing = step.name === 'typing'

  const change = (next: string) => {
    setCode(next)
    setStep({ name: 'typing', word: '' })
  }
  const join = async () => {
    if (!typing || code.length < codeLength) return
    setStep({ name: 'asking' })
    const joined = await send('join.enter', { text: code })
    if (joined.ok) setStep({ name: 'joined', room: joined.value.room ?? '', group: joined.value.group ?? '' })
    else setStep({ name: 'typing', word: failures[failureReasonOf(joined.failure.reason)] || failures.other })
  }
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const letter = letterOf(event.key)
    const onButton = event.target instanceof HTMLButtonElement
    if (letter === null && event.key !== 'Backspace' && (event.key !== 'Enter' || onButton)) return
    event.preventDefault()
    event.stopPropagation()
    if (step.name === 'joined') onClose()
    else if (!typing) return
    else if (letter !== null) change(withLetter(code, letter))
    else if (event.key === 'Backspace') change(code.slice(0, -1))
    else void join()
  })
  useEffect(() => {
    const call = (event: KeyboardEvent) => listen(event)
    document.addEventListener('keydown', call, { capture: true })
    const dialog = element.current
    dialog?.showModal()
    dialog?.focus()
    return () => {
      document.removeEventListener('keydown', call, { capture: true })
      dialog?.close()
    }
  }, [])

  return (
    <dialog
      ref={element}
      className={styles.screen}
      tabIndex={-1}
      aria-labelledby="join-title"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className={styles.head}>
        <Button onClick={onClose}>
          <CrossIcon />
          {texts.codeClose}
        </Button>
      </header>
      {step.name === 'joined' ? (
        <div className={styles.joined} role="status">
          <h1 id="join-title" className={styles.title}>
            {texts.welcomeRoom}
          </h1>
          <p className={styles.who}>{texts.welcomeWho(step.room, step.group)}</p>
          <p>{texts.welcomeNext}</p>
          <Button look="primary" size="large" onClick={onClose}>
            {texts.codeSend}
          </Button>
        </div>
      ) : (
        <div className={styles.typing}>
          <h1 id="join-title" className={styles.title}>
            {texts.codeTitle}
          </h1>
          <p className={styles.lead}>{texts.codeLead}</p>
          <CodePlaces code={code} />
          <p className={styles.word} role="status">
            {step.name === 'asking' ? texts.codeAsking : step.word}
          </p>
          <CodePad
            disabled={!typing}
            full={code.length >= codeLength}
            empty={code === ''}
            onLetter={(letter) => change(withLetter(code, letter))}
            onErase={() => change(code.slice(0, -1))}
            onDone={() => void join()}
          />
        </div>
      )}
    </dialog>
  )
}
