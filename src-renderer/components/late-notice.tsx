import { useEffect } from 'react'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import type { ProgrammeNotice } from '../../src-shared/programme/view.ts'
import { send } from '../bridge/send.ts'
import { wholeMinutes } from '../i18n/format.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useClockText } from '../i18n/use-time.ts'
import { tellMinutes, useToldMinutes } from '../stores/lost-minutes.ts'
import { roomSpeed } from '../stores/now.ts'
import { useTitleOf } from '../stores/segments.ts'
import { useProgramme } from '../stores/slices.ts'
import { Button } from './button.tsx'
import styles from './late-notice.module.css'

type NoticeOf<K extends ProgrammeNotice['kind']> = Extract<ProgrammeNotice, { kind: K }>

const shownFor = 25_000

const Shortened = ({ notice }: { readonly notice: NoticeOf<'shortened'> }) => {
  const texts = useTexts(frameTexts)
  const titleOf = useTitleOf()
  const minutes = wholeMinutes(notice.lost)
  useEffect(() => {
    const timer = setTimeout(() => tellMinutes(minutes), shownFor / roomSpeed())
    return () => clearTimeout(timer)
  }, [minutes])
  return (
    <div className={styles.notice} role="status">
      <div className={styles.words}>
        <h2 className={styles.title}>{texts.shortenedTitle(minutes)}</h2>
        <p>
          {notice.segments
            .filter(({ by }) => by >= 30_000)
            .map(({ id, by }) => texts.shortenedRow(titleOf(id), wholeMinutes(by)))
            .join(' · ')}
        </p>
      </div>
      <div className={styles.actions}>
        <Button onClick={() => tellMinutes(minutes)}>{texts.understood}</Button>
      </div>
    </div>
  )
}

const LateFor = ({ notice }: { readonly notice: NoticeOf<'late-for'> }) => {
  const texts = useTexts(frameTexts)
  const clock = useClockText()
  const titleOf = useTitleOf()
  const { rows } = useProgramme()
  const fixedAt = rows.find((row) => row.id === notice.segment)?.fixedAt
  const time = fixedAt === undefined ? '' : clock(fixedAt)
  const choose = (choice: 'join-late' | 'skip-rest') => void send('room.lateChoice', { segment: notice.segment, choice })
  return (
    <div className={styles.notice} role="alert">
      <div className={styles.words}>
        <h2 className={styles.title}>{texts.lateTitle(titleOf(notice.segment), time, wholeMinutes(notice.by))}</h2>
      </div>
      <div className={styles.actions}>
        <Button onClick={() => choose('skip-rest')}>{texts.skipRest}</Button>
        <Button onClick={() => choose('join-late')}>{texts.joinLate}</Button>
      </div>
    </div>
  )
}

/** What was shortened, shown once; and the choice where a fixed time cannot be reached. */
export const LateNotice = () => {
  const { notices } = useProgramme()
  const told = useToldMinutes()
  const undecided = notices.find((notice): notice is NoticeOf<'late-for'> => notice.kind === 'late-for' && notice.choice === null)
  if (undecided !== undefined) return <LateFor notice={undecided} />
  const shortened = notices.find((notice): notice is NoticeOf<'shortened'> => notice.kind === 'shortened')
  return shortened === undefined || wholeMinutes(shortened.lost) <= told ? null : <Shortened notice={shortened} />
}

/** The same in one quiet line, for as long as it is so. */
export const LateLine = () => {
  const { notices, rows } = useProgramme()
  const texts = useTexts(frameTexts)
  const clock = useClockText()
  const titleOf = useTitleOf()
  const lineOf = (notice: ProgrammeNotice): string | null => {
    switch (notice.kind) {
      case 'ends-late':
        return texts.endsLate(wholeMinutes(notice.by))
      case 'late-for': {
        const fixedAt = rows.find((row) => row.id === notice.segment)?.fixedAt
        const title = titleOf(notice.segment)
        if (notice.choice === null) return null
        return notice.choice === 'join-late' ? texts.chosenJoinLate(title) : texts.chosenSkipRest(title, fixedAt === undefined ? '' : clock(fixedAt))
      }
      case 'shortened':
        return null
    }
  }
  const line = notices.map(lineOf).find((one) => one !== null)
  return line === undefined ? null : <p className={styles.line}>{line}</p>
}
