import type { ReactNode } from 'react'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useGroups } from '../stores/slices.ts'
import styles from './group-grid.module.css'

/** How much room a group has on the screen. */
export type PaneSize = 'whole' | 'half' | 'quarter'

export const paneSizeOf = (groups: number): PaneSize => (groups <= 1 ? 'whole' : groups === 2 ? 'half' : 'quarter')

/** Splits the stage into one to four panes, one for each group in the room. */
export const GroupGrid = ({ children }: { readonly children: (group: number, size: PaneSize) => ReactNode }) => {
  const groups = useGroups()
  const texts = useTexts(frameTexts)
  const size = paneSizeOf(groups.length)
  return (
    <div className={`${styles.grid} ${size === 'half' ? styles.two : size === 'quarter' ? styles.four : ''}`}>
      {groups.map(({ group }) => (
        <section key={group} className={styles.pane} aria-label={texts.group(group + 1)}>
          {size === 'whole' ? null : <p className={styles.name}>{texts.group(group + 1)}</p>}
          <div className={styles.inner}>{children(group, size)}</div>
        </section>
      ))}
    </div>
  )
}
