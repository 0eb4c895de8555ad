import { programmeTexts } from '../../../src-shared/i18n/catalogues/programme.ts'
import { useIntentTaker } from '../../bridge/intents.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { Stage } from '../../components/stage.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useRoom } from '../../stores/slices.ts'

/** The seminar is over. One press too many must not start another. */
export const EndedScreen = () => {
  const texts = useTexts(programmeTexts)
  const { rehearsal } = useRoom()
  useIntentTaker((intent) => intent === 'next')
  return (
    <Frame>
      <Stage
        kicker={texts.endedKicker}
        title={texts.endedTitle}
        lead={rehearsal ? texts.endedRehearsal : texts.endedLead}
        actions={
          <>
            <Button onClick={() => void send('library.open', {})}>{texts.watchAgain}</Button>
            <Button look="plain" onClick={() => void send('room.leave', {})}>
              {texts.toStart}
            </Button>
          </>
        }
      />
    </Frame>
  )
}
