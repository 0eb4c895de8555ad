import { useEffect } from 'react'
import { leadTexts } from '../../../src-shared/i18n/catalogues/lead.ts'
import { leadBoardTexts } from '../../../src-shared/i18n/catalogues/lead-board.ts'
import { leadPeopleTexts } from '../../../src-shared/i18n/catalogues/lead-people.ts'
import { isOnlooker } from '../../../src-shared/plenary/members.ts'
import { Button } from '../../components/button.tsx'
import { NoticeToast } from '../components/notice-toast.tsx'
import { TopBar } from '../components/top-bar.tsx'
import { closeSheet, setUi, useBoardUi } from '../stores/board-ui.ts'
import { useTexts } from '../stores/language.ts'
import { useLink } from '../stores/link.ts'
import { useBoard, usePresence, useView, useYou } from '../stores/plenary.ts'
import board from './board.module.css'
import { BoardPane, OnScreens } from './board-pane.tsx'
import { CaptionWriter } from './caption-writer.tsx'
import { Captions } from './captions.tsx'
import { FloorPane } from './floor-pane.tsx'
import { MemberSheet } from './member-sheet.tsx'
import styles from './plenary-page.module.css'
import { PointSheet } from './point-sheet.tsx'
import { RosterPane } from './roster-pane.tsx'
import { StagePane } from './stage-pane.tsx'

/** For who only watches: what was shown, and no board. */
const Relayed = () => {
  const texts = useTexts(leadBoardTexts)
  const relayed = useView((view) => view.relayed)
  return (
    <div className={board.pane}>
      <OnScreens />
      <h2 className={styles.heading}>{texts.relayed}</h2>
      {relayed.length === 0 ? <p className={board.nothing}>{texts.relayedEmpty}</p> : null}
      <ul className={board.cards}>
        {relayed.map(({ id, text, from, group }) => (
          <li key={id} className={board.card}>
            <p className={board.text}>{text}</p>
            <p className={board.from}>{group === null ? from : `${from}, ${texts.group(group + 1)}`}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}

const Tabs = () => {
  const points = useTexts(leadBoardTexts)
  const people = useTexts(leadPeopleTexts)
  const tab = useBoardUi((ui) => ui.tab)
  const knocks = usePresence().filter((one) => one.knocks).length
  return (
    <div className={styles.tabs}>
      <Button size="note" chosen={tab === 'points'} onClick={() => setUi({ tab: 'points' })}>
        {points.board}
      </Button>
      <Button size="note" chosen={tab === 'rooms'} onClick={() => setUi({ tab: 'rooms' })}>
        {people.rooms}
        {knocks > 0 ? (
          <span className={styles.badge}>
            <span aria-hidden="true">{knocks}</span>
            <span className="heard">{people.knocking}</span>
          </span>
        ) : null}
      </Button>
    </div>
  )
}

const Work = () => {
  const texts = useTexts(leadTexts)
  const watches = isOnlooker(useYou())
  const tab = useBoardUi((ui) => ui.tab)
  return (
    <section className={styles.work} aria-label={texts.work}>
      {watches ? null : <Tabs />}
      {/* What has nothing to press in it is scrolled by keys all the same. */}
      <div className={styles.scrolls} {...(watches ? { tabIndex: 0 } : {})}>
        {watches ? <Relayed /> : tab === 'points' ? <BoardPane /> : <RosterPane />}
      </div>
    </section>
  )
}

/** What somebody has in their hand may be taken away by the room that wrote it. */
const useLetGo = (): void => {
  const points = useBoard()
  const { sheet, dragging } = useBoardUi()
  useEffect(() => {
    const isGone = (id: string) => points.every((point) => point.id !== id)
    if (sheet?.of === 'point' && isGone(sheet.id)) closeSheet()
    if (dragging !== null && isGone(dragging)) setUi({ dragging: null })
  }, [points, sheet, dragging])
}

/** Who is heard, who waits, and what is next: on one page. */
export const PlenaryPage = () => {
  const texts = useTexts(leadTexts)
  const link = useLink()
  const sheet = useBoardUi((ui) => ui.sheet)
  const isCaptioner = useYou().role === 'captioner'
  useLetGo()
  return (
    <div className={styles.page}>
      <TopBar />
      {link.name === 'in' ? null : (
        <p className={styles.lost} role="alert">
          {texts.lost}
        </p>
      )}
      <main className={styles.main}>
        <StagePane />
        <FloorPane />
        <Work />
      </main>
      <Captions />
      {isCaptioner ? <CaptionWriter /> : null}
      {sheet?.of === 'point' ? <PointSheet id={sheet.id} /> : null}
      {sheet?.of === 'member' ? <MemberSheet id={sheet.id} /> : null}
      <NoticeToast />
    </div>
  )
}
