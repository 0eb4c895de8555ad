import type { ReactNode } from 'react'
import type { Localized } from '../../src-shared/i18n/language.ts'
import { classes } from './classes.ts'
import { Cue } from './cue.tsx'
import type { PaneSize } from './group-grid.tsx'
import styles from './pane.module.css'

type PaneProps = {
  readonly size: PaneSize
  /** The screen's own rules, which ask for the size too. */
  readonly className: string | undefined
  /** What the moderator may say now. A whole screen has a place of its own for it. */
  readonly cue?: Localized | undefined
  readonly children: ReactNode
}

/** What one group has of the screen: its parts above each other. */
export const Pane = ({ size, className, cue, children }: PaneProps) => (
  <div className={classes(styles.pane, styles[size], className)}>
    {size !== 'whole' && (
      <div className={styles.cue}>
        <Cue text={cue} as="sign" />
      </div>
    )}
    {children}
  </div>
)
