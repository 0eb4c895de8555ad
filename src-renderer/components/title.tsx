import { classes } from './classes.ts'
import styles from './title.module.css'

const longFrom = 60

/** What an organiser calls something: short names large, long ones smaller, and never so long that nothing else fits. */
export const Title = ({ className, children }: { readonly className: string | undefined; readonly children: string }) => (
  <h1 className={classes(className, children.length > longFrom && styles.long)}>{children}</h1>
)
