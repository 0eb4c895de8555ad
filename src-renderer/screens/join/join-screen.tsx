import { useState } from 'react'
import { joinTexts } from '../../../src-shared/i18n/catalogues/join.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { Stage } from '../../components/stage.tsx'
import { WholeScreen } from '../../components/whole-screen.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { closeOverlay, openOverlay } from '../../stores/overlay.ts'
import { type Joined, useJoin } from '../../stores/slices.ts'
import { CodePad } from './code-pad.tsx'
import styles from './join.module.css'
import { RoomQuestion } from './room-question.tsx'
import { useAttemptText, useStandingText } from './use-join-text.ts'

/** An invitation, from its code or its link to the room that takes part. Comes by itself when a link was opened. */
export const JoinScreen = () => {
  const texts = useTexts(joinTexts)
  const { joined, attempt } = useJoin()
  const [followed, setFollowed] = useState(false)
  const answer = async (follow: boolean) => {
    // From here on the page keeps it open: main has nothing to ask any more.
    if (follow) openOverlay('join')
    setFollowed(follow)
    const answered = await send('join.answer', { follow })
    if (!follow || !answered.ok) closeOverlay()
  }
  const close = () => {
    if (attempt.state === 'asks') void send('join.answer', { follow: false })
    if (attempt.state === 'failed') void send('join.understood', {})
    closeOverlay()
  }
  const content = () => {
    if (attempt.state === 'asks')
      return <RoomQuestion key={`${attempt.room} ${attempt.group}`} asked={attempt} onAnswer={(yes) => void answer(yes)} />
    if (attempt.state === 'failed' && attempt.by === 'link') return <NotFollowed onClose={close} />
    if (followed && joined !== null && attempt.state === 'none') return <TakesPart joined={joined} onClose={close} />
    return <CodePad />
  }
  return (
    <WholeScreen title={texts.title} titleAs="kicker" closing={texts.understood} onClose={close}>
      <div className={styles.content}>{content()}</div>
    </WholeScreen>
  )
}

const NotFollowed = ({ onClose }: { readonly onClose: () => void }) => {
  const texts = useTexts(joinTexts)
  const { attempt } = useJoin()
  const { sentence } = useAttemptText(attempt)
  const typeIt = () => {
    openOverlay('join')
    void send('join.understood', {})
  }
  return (
    <Stage
      title={texts.toldTitle}
      lead={sentence}
      actions={
        <>
          <Button look="primary" onClick={typeIt}>
            {texts.open}
          </Button>
          <Button onClick={onClose}>{texts.understood}</Button>
        </>
      }
    />
  )
}

const TakesPart = ({ joined, onClose }: { readonly joined: Joined; readonly onClose: () => void }) => {
  const texts = useTexts(joinTexts)
  const standing = useStandingText()
  return (
    <Stage
      kicker={texts.joinedKicker}
      title={`${joined.room}, ${texts.groupNumber(joined.group).toLowerCase()}`}
      lead={standing(joined.standing)}
      actions={
        <Button look="primary" size="large" onClick={onClose}>
          {texts.done}
        </Button>
      }
    />
  )
}
