import { programmeTexts } from '../../../src-shared/i18n/catalogues/programme.ts'
import type { Localized } from '../../../src-shared/i18n/language.ts'
import { Frame } from '../../components/frame.tsx'
import { OnButton } from '../../components/on-button.tsx'
import { Ring } from '../../components/ring.tsx'
import { Stage } from '../../components/stage.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useProgramme } from '../../stores/slices.ts'

/** An item of a kind that this version does not know keeps its place and its time. */
export const UnknownScreen = ({ title }: { readonly title: Localized | undefined }) => {
  const texts = useTexts(programmeTexts)
  const text = useLocalized()
  const { countdown } = useProgramme()
  return (
    <Frame>
      <Stage
        kicker={texts.unknownKicker}
        title={text(title)}
        lead={texts.unknownLead}
        actions={<OnButton>{texts.goOn}</OnButton>}
        aside={countdown === undefined ? null : <Ring countdown={countdown} size={44} alerts={false} />}
      />
    </Frame>
  )
}
