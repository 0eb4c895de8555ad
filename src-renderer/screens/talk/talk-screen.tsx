import { useEffect } from 'react'
import { talkTexts } from '../../../src-shared/i18n/catalogues/talk.ts'
import type { Media, SegmentOf } from '../../../src-shared/seminar/schema.ts'
import { send } from '../../bridge/send.ts'
import { Cue } from '../../components/cue.tsx'
import { Frame } from '../../components/frame.tsx'
import { OnButton } from '../../components/on-button.tsx'
import { People } from '../../components/people.tsx'
import { Ring } from '../../components/ring.tsx'
import { Stage } from '../../components/stage.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useSpeakers } from '../../stores/segments.ts'
import { useProgramme, useSeminar } from '../../stores/slices.ts'
import { RoomTalk } from './room-talk.tsx'

type TalkScreenProps = { readonly segment: SegmentOf<'talk'> | SegmentOf<'session'>; readonly media: Media }

/** The recording cannot be shown: said in a sentence, and the programme goes on from here. */
const CannotPlay = ({
  segment,
  why,
  known,
}: Pick<TalkScreenProps, 'segment'> & { readonly why: 'missing' | 'unreadable'; readonly known: boolean }) => {
  const texts = useTexts(talkTexts)
  const text = useLocalized()
  const { countdown } = useProgramme()
  const { id } = segment
  useEffect(() => {
    if (!known) void send('talk.failed', { segment: id, why })
  }, [known, id, why])
  return (
    <Frame>
      <Stage
        kicker={texts.missingKicker}
        title={text(segment.title)}
        lead={`${texts[why]} ${texts.talkAbout}`}
        actions={<OnButton>{texts.goOn}</OnButton>}
        aside={countdown === undefined ? null : <Ring countdown={countdown} size={40} alerts={false} />}
      >
        <People people={useSpeakers(segment)} />
      </Stage>
      <Cue text={segment.cue} />
    </Frame>
  )
}

export const TalkScreen = ({ segment, media }: TalkScreenProps) => {
  const unplayable = useSeminar()?.unplayable[segment.id]
  const failed = useProgramme().media?.failed === true
  if (unplayable !== undefined || failed) return <CannotPlay segment={segment} why={unplayable ?? 'unreadable'} known={failed} />
  return (
    <Frame wide>
      <RoomTalk segment={segment} media={media} />
    </Frame>
  )
}
