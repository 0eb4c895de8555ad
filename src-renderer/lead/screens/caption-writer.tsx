import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { captionTexts } from '../../../src-shared/i18n/catalogues/captions.ts'
import { captionRequest, takeFinished } from '../../../src-shared/plenary/captions.ts'
import { Button } from '../../components/button.tsx'
import { ask } from '../desk/ask.ts'
import { useTexts } from '../stores/language.ts'
import styles from './captions.module.css'

/** Where somebody writes along with what is said: each phrase goes out as soon as it is finished. */
export const CaptionWriter = () => {
  const texts = useTexts(captionTexts)
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const sendOne = async (phrase: string) => {
    // What did not go out stands in the field again, before what was written meanwhile.
    if (!(await ask(captionRequest, { text: phrase }))) setText((now) => `${phrase} ${now}`)
  }
  const write = (written: string) => {
    const { finished, rest } = takeFinished(written)
    setText(rest)
    for (const phrase of finished) void sendOne(phrase)
  }
  const sendAll = () => {
    // With a blank behind it the last sentence is finished as well, and what has no end is the rest.
    const { finished, rest } = takeFinished(`${text} `)
    setText('')
    for (const phrase of [...finished, rest.trim()]) if (phrase !== '') void sendOne(phrase)
    field.current?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    sendAll()
  }
  return (
    <section className={styles.writer} aria-label={texts.write}>
      <input
        ref={field}
        className={styles.field}
        aria-label={texts.write}
        placeholder={texts.write}
        value={text}
        autoComplete="off"
        onKeyDown={onKey}
        onChange={({ target, nativeEvent }) =>
          nativeEvent instanceof InputEvent && nativeEvent.isComposing ? setText(target.value) : write(target.value)
        }
      />
      <Button look="primary" size="note" disabled={text.trim() === ''} onClick={sendAll}>
        {texts.send}
      </Button>
      <p className={styles.hint}>{texts.hint}</p>
    </section>
  )
}
