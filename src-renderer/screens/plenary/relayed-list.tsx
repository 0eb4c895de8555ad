import { plenaryTexts } from '../../../src-shared/i18n/catalogues/plenary.ts'
import type { RelayedPoint } from '../../../src-shared/plenary/view.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import styles from './plenary.module.css'

/** All that was on the screens so far: who came late, or looked away, finds it here. */
export const RelayedList = ({ points }: { readonly points: readonly RelayedPoint[] }) => {
  const texts = useTexts(plenaryTexts)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys
    <section className={styles.list} tabIndex={0} aria-label={texts.relayed}>
      <ul>
        {points.map(({ id, text, from, group }) => (
          <li key={id}>
            <p>{text}</p>
            <p className={styles.source}>{group === null ? texts.pointFrom(from) : texts.pointFromGroup(from, group + 1)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
