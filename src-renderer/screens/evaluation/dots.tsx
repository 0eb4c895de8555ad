import { classes } from '../../components/classes.ts'
import styles from './evaluation.module.css'

type DotsProps = {
  /** So many are filled. */
  readonly done: number
  readonly of: number
  /** The one that is on now, from 0. */
  readonly now?: number
  readonly label: string
}

/** How far it has come, in quiet dots. */
export const Dots = ({ done, of, now, label }: DotsProps) => (
  <span className={styles.dots} role="img" aria-label={label}>
    {Array.from({ length: of }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
      <span key={index} className={classes(styles.dot, index < done && styles.done, index === now && styles.now)} />
    ))}
  </span>
)
