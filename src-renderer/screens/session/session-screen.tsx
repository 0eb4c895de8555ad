import { sessionTexts } from '../../../src-shared/i18n/catalogues/session.ts'
import type { SegmentOf } from '../../../src-shared/seminar/schema.ts'
import { Cue } from '../../components/cue.tsx'
import { Frame } from '../../components/frame.tsx'
import { OnButton } from '../../components/on-button.tsx'
import { People } from '../../components/people.tsx'
import { Ring } from '../../components/ring.tsx'
import { Stage } from '../../components/stage.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useClockText } from '../../i18n/use-time.ts'
import { useSpeakers } from '../../stores/segments.ts'
import { useProgramme } from '../../stores/slices.ts'

/** A live item of a conference day; the room's screen says what is on, with whom, and until when. */
export const SessionScreen = ({ segment }: { readonly segment: SegmentOf<'session'> }) => {
  const texts = useTexts(sessionTexts)
  const text = useLocalized()
  const clock = useClockText()
  const { countdown, rows } = useProgramme()
  const row = rows.find(({ id }) => id === segment.id)
  return (
    <Frame>
      <Stage
        kicker={row === undefined ? undefined : texts.range(clock(row.starts), clock(row.ends))}
        title={text(segment.title)}
        lead={text(segment.about)}
        actions={<OnButton>{texts.goOn}</OnButton>}
        aside={countdown === undefined ? null : <Ring countdown={countdown} size={44} alerts={false} />}
      >
        <People people={useSpeakers(segment)} />
      </Stage>
      <Cue text={segment.cue} />
    </Frame>
  )
}
