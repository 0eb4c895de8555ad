import type { ReactNode } from 'react'
import type { Countdown } from '../../src-shared/time/time.ts'
import { countdownDigits } from '../i18n/format.ts'
import { useLeft } from '../stores/now.ts'
import styles from './big-time.module.css'
import { classes } from './classes.ts'

/** What is left, as large as the screen allows, and below it until when. */
export const BigTime = ({ countdown, children }: { readonly countdown: Countdown; readonly children?: ReactNode }) => {
  const digits = countdownDigits(useLeft(countdown))
  return (
    <div className={styles.time} role="timer">
      <span className={classes(styles.digits, digits.length > 5 && styles.long)}>{digits}</span>
      {children === undefined ? null : <span className={styles.note}>{children}</span>}
    </div>
  )
}
