import { plenaryTexts } from '../../../src-shared/i18n/catalogues/plenary.ts'
import type { RelayedPoint } from '../../../src-shared/plenary/view.ts'
import { classes } from '../../components/classes.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import styles from './plenary.module.css'

const longFrom = 140

/** What everybody looks at just now. */
export const ShownPoint = ({ point: { kind, text, from, group } }: { readonly point: RelayedPoint }) => {
  const texts = useTexts(plenaryTexts)
  return (
    <figure className={styles.point} aria-live="polite">
      <p className={styles.kind}>{texts[kind]}</p>
      <blockquote className={classes(styles.words, text.length > longFrom && styles.long)}>{text}</blockquote>
      <figcaption className={styles.from}>{group === null ? texts.pointFrom(from) : texts.pointFromGroup(from, group + 1)}</figcaption>
    </figure>
  )
}
