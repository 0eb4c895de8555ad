import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import type { PaneSize } from './group-grid.tsx'
import styles from './pane.module.css'

type PaneProps = {
  readonly size: PaneSize
  /** The screen's own rules, which ask for the size too. */
  readonly className: string | undefined
  readonly children: ReactNode
}

/** What one group has of the screen: its parts above each other. */
export const Pane = ({ size, className, children }: PaneProps) => <div className={classes(styles.pane, styles[size], className)}>{children}</div>
