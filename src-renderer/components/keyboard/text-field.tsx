import type { Ref } from 'react'
import { classes } from '../classes.ts'
import styles from './text-field.module.css'

type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly onText: (text: string) => void
  readonly onLeave?: () => void
  readonly hint?: string
  readonly maxLength: number
  /** One: a line break goes to the next field. */
  readonly lines?: 'one' | 'many'
  readonly compact?: boolean
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** A field to write in, on an attached keyboard or the one on the screen (see `keyboard-area.tsx`). */
export const TextField = ({ label, value, onText, onLeave, hint, maxLength, lines = 'one', compact = false, ref }: TextFieldProps) => (
  <textarea
    ref={ref}
    className={classes(styles.field, lines === 'many' && styles.many, compact && styles.compact)}
    aria-label={label}
    value={value}
    placeholder={hint}
    maxLength={maxLength}
    rows={1}
    data-lines={lines}
    // The room has its own keyboard, and nothing written here goes to a spelling service.
    inputMode="none"
    spellCheck={false}
    autoComplete="off"
    onChange={(event) => onText(lines === 'one' ? event.target.value.replace(/\s*\n\s*/g, ' ') : event.target.value)}
    onBlur={onLeave}
  />
)
