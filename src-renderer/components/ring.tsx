import type { CSSProperties, ReactNode } from 'react'
import type { Countdown } from '../../src-shared/time/time.ts'
import { countdownDigits } from '../i18n/format.ts'
import { roomSpeed, useLeft } from '../stores/now.ts'
import { classes } from './classes.ts'
import { type Nearness, nearnessOf } from './nearness.ts'
import styles from './ring.module.css'

const radius = 47
const around = 2 * Math.PI * radius

type RingProps = {
  readonly countdown: Countdown
  /** Diameter in rem (hundredths of the screen's height), or any length. */
  readonly size?: number | string
  /** Below the digits. */
  readonly children?: ReactNode
  /** Colours at 30 s and at 0; a pause has no need of them. */
  readonly alerts?: boolean
}

const looks: Record<Nearness, string | undefined> = { plenty: undefined, soon: styles.soon, over: styles.over }

/** A calm ring that empties, with what is left in its middle. */
export const Ring = ({ countdown, size = 46, children, alerts = true }: RingProps) => {
  const left = useLeft(countdown)
  const share = countdown.total <= 0 ? 0 : Math.min(1, Math.max(0, left / countdown.total))
  const nearness = alerts ? nearnessOf(left) : 'plenty'
  const style: CSSProperties & Record<'--ring-size', string> = { '--ring-size': typeof size === 'number' ? `${size}rem` : size }
  return (
    <div className={classes(styles.ring, looks[nearness], countdown.state === 'held' && styles.held)} style={style} role="timer">
      <svg className={styles.picture} viewBox="0 0 100 100" aria-hidden="true">
        <circle className={styles.track} cx="50" cy="50" r={radius} strokeWidth="5" />
        <circle
          className={styles.left}
          cx="50"
          cy="50"
          r={radius}
          strokeWidth="5"
          strokeDasharray={around}
          strokeDashoffset={around * (1 - share)}
          style={roomSpeed() > 4 ? { transition: 'none' } : undefined}
          visibility={share > 0 ? 'visible' : 'hidden'}
        />
      </svg>
      <div className={styles.middle}>
        <span className={styles.digits}>{countdownDigits(left)}</span>
        {children}
      </div>
    </div>
  )
}
