import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './foot.module.css'
import { NextItem } from './next-item.tsx'
import { Timeline } from './timeline.tsx'

type FootProps = {
  /** Over a picture: black, and lower. */
  readonly slim?: boolean
  /** What comes and goes above it. */
  readonly above?: ReactNode
  /** What is to be said, beside what comes next. */
  readonly children: ReactNode
}

/** The programme, at the bottom of every screen. */
export const Foot = ({ slim = false, above, children }: FootProps) => (
  <footer className={classes(styles.foot, slim && styles.slim)}>
    {above}
    <div className={styles.lines}>
      {children}
      <NextItem />
    </div>
    <Timeline slim={slim} />
  </footer>
)
