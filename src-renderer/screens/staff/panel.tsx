import { type ReactNode, useId } from 'react'
import { classes } from '../../components/classes.ts'
import styles from './staff.module.css'

type PanelProps = { readonly title: string; readonly children: ReactNode; readonly grow?: boolean }

export const Panel = ({ title, children, grow = false }: PanelProps) => {
  const id = useId()
  return (
    <section className={classes(styles.panel, grow && styles.grow)} aria-labelledby={id}>
      <h2 id={id} className={styles.panelTitle}>
        {title}
      </h2>
      {children}
    </section>
  )
}
