import { plenaryTexts } from '../../../src-shared/i18n/catalogues/plenary.ts'
import { programmeTexts } from '../../../src-shared/i18n/catalogues/programme.ts'
import { type Instant, zero } from '../../../src-shared/time/time.ts'
import { BigTime } from '../../components/big-time.tsx'
import { Frame } from '../../components/frame.tsx'
import { Stage } from '../../components/stage.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useClockText } from '../../i18n/use-time.ts'
import { useSegment, useTitleOf } from '../../stores/segments.ts'

/** Early for a fixed time: for what, and how long. The plenary's waiting room is this, in its own words. */
export const WaitingScreen = ({ segment, until }: { readonly segment: string; readonly until: Instant }) => {
  const texts = useTexts(programmeTexts)
  const plenary = useTexts(plenaryTexts)
  const clock = useClockText()
  const title = useTitleOf()(segment)
  const together = useSegment(segment)?.kind === 'plenary'
  return (
    <Frame>
      <Stage
        kicker={together ? plenary.waitingKicker : texts.waitingKicker}
        title={title}
        lead={together ? plenary.waitingLead(clock(until)) : texts.waitingLead(title, clock(until))}
        aside={<BigTime countdown={{ state: 'running', endsAt: until, total: zero }}>{texts.beginsAt(clock(until))}</BigTime>}
      />
    </Frame>
  )
}
