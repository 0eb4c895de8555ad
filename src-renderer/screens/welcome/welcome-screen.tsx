import { welcomeTexts } from '../../../src-shared/i18n/catalogues/welcome.ts'
import type { SegmentOf } from '../../../src-shared/seminar/schema.ts'
import { Cue } from '../../components/cue.tsx'
import { Frame } from '../../components/frame.tsx'
import { OnButton } from '../../components/on-button.tsx'
import { Ring } from '../../components/ring.tsx'
import { Stage } from '../../components/stage.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useProgramme, useSeminar } from '../../stores/slices.ts'

export const WelcomeScreen = ({ segment }: { readonly segment: SegmentOf<'welcome'> }) => {
  const texts = useTexts(welcomeTexts)
  const text = useLocalized()
  const seminar = useSeminar()
  const { countdown } = useProgramme()
  return (
    <Frame title={seminar?.content.organiser ?? ''}>
      <Stage
        kicker={text(seminar?.content.title)}
        title={text(segment.title)}
        lead={text(segment.body)}
        actions={<OnButton>{texts.goOn}</OnButton>}
        aside={countdown === undefined ? null : <Ring countdown={countdown} size={44} alerts={false} />}
      />
      <Cue text={segment.cue} />
    </Frame>
  )
}
