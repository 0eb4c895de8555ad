import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useClockText } from '../i18n/use-time.ts'
import { useTitleOf } from '../stores/segments.ts'
import { useProgramme } from '../stores/slices.ts'
import styles from './next-item.module.css'

/** What comes next and when; always in sight. */
export const NextItem = () => {
  const { next, phase } = useProgramme()
  const texts = useTexts(frameTexts)
  const clock = useClockText()
  const titleOf = useTitleOf()
  if (phase.name === 'ended') return null
  return (
    <p className={styles.next}>
      {next === undefined ? (
        <span className={styles.when}>{texts.lastItem}</span>
      ) : (
        <>
          <span className={styles.when}>{texts.nextAt(clock(next.starts))}</span>
          <strong className={styles.title}>{titleOf(next.segment)}</strong>
        </>
      )}
    </p>
  )
}
