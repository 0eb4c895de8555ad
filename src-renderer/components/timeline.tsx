import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import type { ScheduleRow } from '../../src-shared/programme/view.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useFromNow } from '../stores/now.ts'
import { useTitleOf } from '../stores/segments.ts'
import { useProgramme } from '../stores/slices.ts'
import { classes } from './classes.ts'
import { ClockTime } from './clock-time.tsx'
import { KindIcon } from './icons.tsx'
import styles from './timeline.module.css'

/** In steps of one in two hundred: finer steps would repaint every second without being seen. */
const shareDone = (row: ScheduleRow, now: Instant): number =>
  row.ends <= row.starts ? 1 : Math.round(Math.min(1, Math.max(0, (now - row.starts) / (row.ends - row.starts))) * 200) / 200

const Progress = ({ row }: { readonly row: ScheduleRow }) => (
  <div className={styles.fill} style={{ transform: `scaleX(${useFromNow((now) => shareDone(row, now))})` }} />
)

/** The whole programme, quiet, always there. Widths follow the time each item gets. */
export const Timeline = ({ slim = false }: { readonly slim?: boolean }) => {
  const { rows } = useProgramme()
  const titleOf = useTitleOf()
  const texts = useTexts(frameTexts)
  const total = rows.reduce((length, row) => length + Math.max(row.allotted, 0), 0)
  return (
    <ol className={styles.timeline} aria-label={texts.timeline}>
      {rows.map((row) => {
        const lost = Math.round((row.planned - row.allotted) / 60_000)
        return (
          <li
            key={row.id}
            className={classes(styles.item, styles[row.state], row.fixedAt !== undefined && styles.fixed)}
            style={{ flex: `${Math.max(row.allotted, total * 0.045)} 1 0` }}
            {...(row.state === 'current' ? { 'aria-current': 'step' as const } : {})}
          >
            <div className={styles.bar}>{row.state === 'current' ? <Progress row={row} /> : null}</div>
            {slim ? (
              <span className="heard">{titleOf(row.id)}</span>
            ) : (
              <div className={styles.label}>
                <span className={styles.time}>
                  <ClockTime at={row.starts} />
                </span>
                {lost > 0 && row.state !== 'skipped' && row.state !== 'done' ? <span className={styles.shorter}>{`−${lost} min`}</span> : null}
                <span className={styles.title}>{titleOf(row.id)}</span>
                <span className={styles.sign}>
                  <KindIcon kind={row.kind} />
                </span>
                {row.state === 'skipped' ? <span className="heard">{texts.skipped}</span> : null}
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}
