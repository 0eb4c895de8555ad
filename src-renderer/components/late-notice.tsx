import { useEffect, useRef } from 'react'
import { frameTexts } from '../../src-shared/i18n/catalogues/frame.ts'
import type { ProgrammeNotice } from '../../src-shared/programme/view.ts'
import { send } from '../bridge/send.ts'
import { wholeMinutes } from '../i18n/format.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useClockText } from '../i18n/use-time.ts'
import { tellMinutes, useToldMinutes } from '../stores/lost-minutes.ts'
import { now, roomSpeed } from '../stores/now.ts'
import { useTitleOf } from '../stores/segments.ts'
import { useProgramme } from '../stores/slices.ts'
import { Button } from './button.tsx'
import styles from './late-notice.module.css'
import { type Loss, lossesOf, missedPlenary, talksAreWhole } from './lost-time.ts'

type NoticeOf<K extends ProgrammeNotice['kind']> = Extract<ProgrammeNotice, { kind: K }>

const shownFor = 25_000
/** However fast the room's time runs, people read at their own pace. */
const readIn = 5_000
/** Less is not worth a word. */
const worthAWord = 30_000

/** Goes away by itself when there was time to read it. */
const Said = ({ title, children, onSaid }: { readonly title: string; readonly children: string; readonly onSaid: () => void }) => {
  const texts = useTexts(frameTexts)
  const latest = useRef(onSaid)
  useEffect(() => {
    latest.current = onSaid
  })
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), Math.max(readIn, shownFor / roomSpeed()))
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.notice} role="status">
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        <p>{children}</p>
      </div>
      <div className={styles.actions}>
        <Button onClick={onSaid}>{texts.understood}</Button>
      </div>
    </div>
  )
}

const Shortened = ({ loss }: { readonly loss: Loss }) => {
  const texts = useTexts(frameTexts)
  const titleOf = useTitleOf()
  const { rows } = useProgramme()
  const minutes = wholeMinutes(loss.lost)
  const sentences: Record<Loss['why'], string> = {
    meet: texts.shortenedTitle(minutes),
    fixed: texts.shortenedFor(minutes, titleOf(loss.before ?? '')),
    end: texts.shortenedEnd(minutes),
    late: texts.shortenedLate(minutes),
  }
  const cuts = loss.cuts.filter(({ by }) => by >= worthAWord).map(({ id, by }) => texts.shortenedRow(titleOf(id), wholeMinutes(by)))
  return (
    <Said
      title={talksAreWhole(rows) ? `${sentences[loss.why]} ${texts.talksWhole}` : sentences[loss.why]}
      onSaid={() => tellMinutes(toldAs(loss), minutes)}
    >
      {cuts.join(' · ')}
    </Said>
  )
}

const toldAs = ({ before }: Loss): string => `before ${before ?? 'the end'}`

const Missed = ({ id, over }: { readonly id: string; readonly over: boolean }) => {
  const texts = useTexts(frameTexts)
  return (
    <Said title={over ? texts.missedOver : texts.missedStill} onSaid={() => tellMinutes(missedAs(id), 1)}>
      {texts.missedBody}
    </Said>
  )
}

const missedAs = (id: string): string => `missed ${id}`

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

/** The choice where a fixed time cannot be reached; a plenary that is missed, and what was shortened: each said once. */
export const LateNotice = () => {
  const { rows, notices, phase } = useProgramme()
  const told = useToldMinutes()
  const undecided = notices.find((notice): notice is NoticeOf<'late-for'> => notice.kind === 'late-for' && notice.choice === null)
  if (undecided !== undefined) return <LateFor notice={undecided} />
  const missed = phase.name === 'ended' ? null : missedPlenary(rows, now())
  if (missed !== null && told(missedAs(missed.id)) === 0) return <Missed key={missed.id} {...missed} />
  const loss = lossesOf({ rows, notices }).find((one) => one.lost >= worthAWord && wholeMinutes(one.lost) > told(toldAs(one)))
  return loss === undefined ? null : <Shortened key={`${toldAs(loss)} ${wholeMinutes(loss.lost)}`} loss={loss} />
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
