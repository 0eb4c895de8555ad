import { useEffect, useRef } from 'react'
import styles from './ask.module.css'
import { Button } from './button.tsx'
import { classes } from './classes.ts'

type AskProps = {
  readonly sentence: string
  readonly yes: string
  readonly no: string
  readonly onYes: () => void
  readonly onNo: () => void
  readonly compact?: boolean
}

/** Asks once, in a sentence, in the place of what was pressed. The focus stands on the harmless answer. */
export const Ask = ({ sentence, yes, no, onYes, onNo, compact = false }: AskProps) => {
  const harmless = useRef<HTMLButtonElement>(null)
  useEffect(() => harmless.current?.focus({ preventScroll: true }), [])
  return (
    <section
      className={classes(styles.ask, compact && styles.compact)}
      aria-label={sentence}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onNo()
      }}
    >
      <p className={styles.sentence} aria-live="polite">
        {sentence}
      </p>
      <div className={styles.answers}>
        <Button ref={harmless} size={compact ? 'note' : 'body'} onClick={onNo}>
          {no}
        </Button>
        <Button look="primary" size={compact ? 'note' : 'body'} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </section>
  )
}
