import { closingTexts } from '../../../src-shared/i18n/catalogues/closing.ts'
import type { SegmentOf } from '../../../src-shared/seminar/schema.ts'
import { Cue } from '../../components/cue.tsx'
import { Frame } from '../../components/frame.tsx'
import { OnButton } from '../../components/on-button.tsx'
import { Ring } from '../../components/ring.tsx'
import { Stage } from '../../components/stage.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useProgramme } from '../../stores/slices.ts'

export const ClosingScreen = ({ segment }: { readonly segment: SegmentOf<'closing'> }) => {
  const texts = useTexts(closingTexts)
  const text = useLocalized()
  const { countdown } = useProgramme()
  return (
    <Frame>
      <Stage
        kicker={texts.kicker}
        title={text(segment.title)}
        lead={text(segment.body)}
        actions={<OnButton>{texts.goOn}</OnButton>}
        aside={countdown === undefined ? null : <Ring countdown={countdown} size={44} alerts={false} />}
      />
      <Cue text={segment.cue} />
    </Frame>
  )
}
