import type { SeatVoice } from '../../../src-shared/devices/voices.ts'
import { checkTexts } from '../../../src-shared/i18n/catalogues/check.ts'
import { classes } from '../../components/classes.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import styles from './check.module.css'

const looks: Record<SeatVoice, string | undefined> = {
  waiting: undefined,
  listening: styles.listening,
  heard: styles.heard,
  'speak-up': styles.faint,
}

/** Every seat and whether it was heard, in words and not by colour alone. */
export const SeatVoices = ({ seats }: { readonly seats: readonly SeatVoice[] }) => {
  const texts = useTexts(checkTexts)
  const words: Record<SeatVoice, string> = { waiting: texts.waiting, listening: texts.listening, heard: texts.heard, 'speak-up': texts.speakUp }
  return (
    <ol className={classes(styles.seats, seats.length > 10 && styles.many)}>
      {seats.map((voice, seat) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a seat is its place at the table
          key={seat}
          className={classes(styles.seat, looks[voice])}
          {...(voice === 'listening' ? { 'aria-current': 'true' as const } : {})}
        >
          <span className={styles.number}>{seat + 1}</span>
          {words[voice]}
        </li>
      ))}
    </ol>
  )
}
