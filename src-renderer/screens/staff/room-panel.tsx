import { useState } from 'react'
import { joinTexts } from '../../../src-shared/i18n/catalogues/join.ts'
import { send } from '../../bridge/send.ts'
import { Ask } from '../../components/ask.tsx'
import { Button } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { type Joined, useJoin } from '../../stores/slices.ts'
import { useSeminarName, useStandingText } from '../join/use-join-text.ts'
import { Panel } from './panel.tsx'
import styles from './staff.module.css'

/** Which room this computer is, by whose invitation, and the way out of it. */
export const RoomPanel = () => {
  const texts = useTexts(joinTexts)
  const { joined } = useJoin()
  return <Panel title={texts.staffTitle}>{joined === null ? <p>{texts.staffNone}</p> : <JoinedRoom joined={joined} />}</Panel>
}

const JoinedRoom = ({ joined }: { readonly joined: Joined }) => {
  const texts = useTexts(joinTexts)
  const nameOf = useSeminarName()
  const standingText = useStandingText()
  const [asking, setAsking] = useState(false)
  const { standing } = joined
  const leave = () => {
    setAsking(false)
    void send('join.leave', {})
  }
  return (
    <>
      <p className={styles.name}>
        {joined.room}, {texts.groupNumber(joined.group).toLowerCase()}
      </p>
      <p>
        {nameOf(joined.seminar) ?? joined.seminar} · {texts.sender} <span className={styles.code}>{joined.fingerprint}</span>
      </p>
      <p className={styles.soft}>
        {standing.state === 'asks' ? (standing.sameLetters ? texts.sameLetters : texts.otherLetters) : standingText(standing)}
      </p>
      {asking ? (
        <div className={styles.asking}>
          <Ask compact sentence={texts.leaveAsk(joined.room)} yes={texts.leave} no={texts.keep} onNo={() => setAsking(false)} onYes={leave} />
        </div>
      ) : (
        <div className={styles.row}>
          <Button size="note" onClick={() => setAsking(true)}>
            {texts.leave}
          </Button>
        </div>
      )}
    </>
  )
}
