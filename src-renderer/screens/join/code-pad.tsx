import { useEffect, useEffectEvent, useState } from 'react'
import { joinTexts } from '../../../src-shared/i18n/catalogues/join.ts'
import { codeLength, codeLetters } from '../../../src-shared/join/code.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useJoin } from '../../stores/slices.ts'
import { type CodeEntry, codeKeyOf, emptyEntry, eraseLetter, judged, pasteText, placeCursor, typeLetter } from './code-entry.ts'
import styles from './join.module.css'
import { useAttemptText } from './use-join-text.ts'

/** The code of an invitation, on keys or on the screen. It is looked up by itself when it is whole and right. */
export const CodePad = () => {
  const texts = useTexts(joinTexts)
  const { attempt } = useJoin()
  const told = useAttemptText(attempt)
  const [entry, setEntry] = useState(emptyEntry)
  const resolving = attempt.state === 'resolving'
  const locked = resolving || told.waits
  const verdict = judged(entry)

  const lookUp = (code: string) => void send('join.code', { code })
  const change = (next: CodeEntry) => {
    if (locked) return
    setEntry(next)
    // What was said of the code before is not true of this one.
    if (attempt.state === 'failed') void send('join.understood', {})
    if (judged(next) === 'good' && next.letters.join('') !== entry.letters.join('')) lookUp(next.letters.join(''))
  }
  const tryAgain = () => {
    if (!locked && verdict === 'good') lookUp(entry.letters.join(''))
  }

  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const key = codeKeyOf(event.key)
    // Enter on a button presses that button.
    if (key === null || (key.type === 'again' && event.target instanceof HTMLButtonElement)) return
    event.preventDefault()
    event.stopPropagation()
    if (key.type === 'letter') change(typeLetter(entry, key.letter))
    else if (key.type === 'erase') change(eraseLetter(entry))
    else if (key.type === 'move') change(placeCursor(entry, entry.at + key.by))
    else tryAgain()
  })
  const paste = useEffectEvent((event: ClipboardEvent) => change(pasteText(entry, event.clipboardData?.getData('text') ?? '')))
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => listen(event)
    const onPaste = (event: ClipboardEvent) => paste(event)
    document.addEventListener('keydown', onKey, { capture: true })
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true })
      document.removeEventListener('paste', onPaste)
    }
  }, [])

  const word = () => {
    if (resolving) return texts.lookingUp
    if (entry.strange !== null) return texts.strange(entry.strange)
    if (verdict === 'slip') return texts['code-check']
    return told.sentence
  }
  return (
    <div className={styles.pad}>
      <div className={styles.words}>
        <h2 className={styles.heading}>{texts.codeTitle}</h2>
        <p className={styles.lead}>{texts.codeLead}</p>
        <fieldset className={styles.places}>
          <legend className="heard">{texts.code}</legend>
          {entry.letters.map((letter, place) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
              key={place}
              type="button"
              className={classes(styles.place, place === entry.at && !locked && styles.at, place === codeLength / 2 && styles.half)}
              aria-label={texts.place(place + 1, letter)}
              aria-current={place === entry.at}
              disabled={locked}
              onClick={(event) => {
                if (event.detail > 0) event.currentTarget.blur()
                change(placeCursor(entry, place))
              }}
            >
              {letter}
            </button>
          ))}
        </fieldset>
        <div className={styles.told}>
          {resolving ? <div className={styles.working} /> : null}
          <p role="status">{word()}</p>
        </div>
        {attempt.state === 'failed' && verdict === 'good' ? (
          <div className={styles.actions}>
            <Button look="primary" disabled={locked} onClick={tryAgain}>
              {texts.tryAgain}
            </Button>
          </div>
        ) : null}
      </div>
      <fieldset className={styles.keys}>
        <legend className="heard">{texts.keys}</legend>
        {codeLetters.map((letter) => (
          <Button key={letter} disabled={locked} onClick={() => change(typeLetter(entry, letter))}>
            {letter}
          </Button>
        ))}
        <Button disabled={locked || entry.letters.every((letter) => letter === '')} onClick={() => change(eraseLetter(entry))}>
          {texts.erase}
        </Button>
      </fieldset>
    </div>
  )
}
