import type { ReactNode } from 'react'
import styles from './stage.module.css'
import { Title } from './title.tsx'

type StageProps = {
  /** A few words above the title, that say what this is; left out where the title says the same. */
  readonly kicker?: ReactNode
  readonly title: string
  readonly lead?: string | undefined
  /** Below the words: the one thing to press. */
  readonly actions?: ReactNode
  /** To the right: a countdown or a picture. */
  readonly aside?: ReactNode
  readonly children?: ReactNode
}

/** One thing at a time: words at the left, at most one instrument at the right. */
export const Stage = ({ kicker, title, lead, actions, aside, children }: StageProps) => (
  <div className={styles.stage}>
    <div className={styles.words}>
      {kicker === undefined || kicker === title ? null : <p className={styles.kicker}>{kicker}</p>}
      <Title className={styles.title}>{title}</Title>
      {lead === undefined || lead === '' ? null : <p className={styles.lead}>{lead}</p>}
      {children}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
    {aside}
  </div>
)
