import type { CSSProperties, ReactNode } from 'react'
import type { SeatState } from '../../../src-shared/dialogue/view.ts'
import { dialogueTexts } from '../../../src-shared/i18n/catalogues/dialogue.ts'
import { classes } from '../../components/classes.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import styles from './seat-table.module.css'

/** A sign for each state, so that no one has to tell them apart by colour. */
const signs: Record<SeatState, ReactNode> = {
  waiting: null,
  speaking: <path d="M4 5h16v11h-8l-5 4v-4H4z" />,
  spoken: <path d="m5 13 5 5 9-12" />,
  passed: <path d="M5 12a7 7 0 1 1 2.6 5.5M5 12l-2-3.4M5 12l3.6-1.9" />,
  declined: <path d="M5 12h14" />,
}

type SeatTableProps = { readonly seats: readonly SeatState[]; readonly size: 'whole' | 'half' | 'quarter'; readonly children: ReactNode }

/** The table from above: the seats in their order clockwise from the top, and what the turn has left in the middle. */
export const SeatTable = ({ seats, size, children }: SeatTableProps) => {
  const texts = useTexts(dialogueTexts)
  return (
    <div className={classes(styles.table, styles[size])}>
      {children}
      <ol className={styles.seats} aria-label={texts.seats}>
        {seats.map((state, seat) => {
          const style: CSSProperties & Record<'--angle', string> = { '--angle': `${(seat * 360) / seats.length}deg` }
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a seat is its place at the table
              key={seat}
              className={classes(styles.seat, styles[state])}
              style={style}
              {...(state === 'speaking' ? { 'aria-current': 'true' as const } : {})}
            >
              <span className={styles.number} aria-hidden="true">
                {seat + 1}
              </span>
              {signs[state] !== null && (
                <svg className={styles.sign} viewBox="0 0 24 24" aria-hidden="true">
                  {signs[state]}
                </svg>
              )}
              <span className="heard">{`${texts.seat(seat + 1)}, ${texts[state]}`}</span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
