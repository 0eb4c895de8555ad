import { useEffect, useRef, useState } from 'react'
import { dialogueTexts } from '../../../src-shared/i18n/catalogues/dialogue.ts'
import { plenaryWordsTexts } from '../../../src-shared/i18n/catalogues/plenary-words.ts'
import { longestPoint } from '../../../src-shared/plenary/lengths.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { KeyboardButton, useKeyboardShown } from '../../components/keyboard/keyboard-area.tsx'
import { TextField } from '../../components/keyboard/text-field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { changeWords, useOwnWords } from '../../stores/own-words.ts'
import { sendWords } from '../../stores/send-words.ts'
import { useGroups, usePlenary } from '../../stores/slices.ts'
import styles from './words.module.css'

const kinds = ['question', 'comment'] as const

const Kinds = () => {
  const texts = useTexts(plenaryWordsTexts)
  const kind = useOwnWords((words) => words.kind)
  return (
    <fieldset className={styles.choice} aria-label={texts.kind}>
      {kinds.map((one) => (
        <Button key={one} size="note" chosen={kind === one} onClick={() => changeWords({ kind: one, item: null })}>
          {texts[one]}
        </Button>
      ))}
    </fieldset>
  )
}

/** Where groups share the room. */
const Writers = () => {
  const texts = useTexts(plenaryWordsTexts)
  const { group: name } = useTexts(dialogueTexts)
  const chosen = useOwnWords((words) => words.group)
  const groups = useGroups()
  if (groups.length < 2) return null
  return (
    <fieldset className={styles.choice} aria-label={texts.from}>
      {groups.map(({ group }) => (
        <Button key={group} size="note" chosen={chosen === group} onClick={() => changeWords({ group, item: null })}>
          {name(group + 1)}
        </Button>
      ))}
    </fieldset>
  )
}

/** One question or comment to the host, written and sent. */
export const WordsEditor = ({ segment }: { readonly segment: string }) => {
  const texts = useTexts(plenaryWordsTexts)
  const { kind, text } = useOwnWords()
  const hasLine = usePlenary().line.name === 'in'
  const groups = useGroups()
  const writing = useKeyboardShown()
  const field = useRef<HTMLTextAreaElement>(null)
  const [sending, setSending] = useState(false)
  useEffect(() => field.current?.focus(), [])

  const sendIt = async () => {
    setSending(true)
    await sendWords({ groups, waits: !hasLine })
    setSending(false)
  }
  return (
    <section data-writes={writing ? 'tight' : 'loose'} className={classes(styles.editor, writing && styles.tight)} aria-label={texts.write}>
      <div className={styles.head}>
        <Kinds />
        <Writers />
      </div>
      <div className={styles.field}>
        <TextField
          ref={field}
          label={kind === 'question' ? texts.yourQuestion : texts.yourComment}
          hint={texts.hint}
          value={text}
          maxLength={longestPoint}
          compact={writing}
          onText={(written) => changeWords({ segment, text: written, item: null })}
        />
      </div>
      {writing ? null : <p className={styles.where}>{texts.where}</p>}
      <div className={styles.bar}>
        <Button look="primary" size={writing ? 'note' : 'body'} disabled={sending || text.trim() === ''} onClick={() => void sendIt()}>
          {texts.send}
        </Button>
        <Button size={writing ? 'note' : 'body'} onClick={() => changeWords({ open: false })}>
          {texts.later}
        </Button>
        <KeyboardButton />
      </div>
    </section>
  )
}
