import { useEffect, useRef } from 'react'
import { pauseTexts } from '../../../src-shared/i18n/catalogues/pause.ts'
import type { SegmentOf } from '../../../src-shared/seminar/schema.ts'
import type { Countdown } from '../../../src-shared/time/time.ts'
import { bell } from '../../audio/bell.ts'
import { Cue } from '../../components/cue.tsx'
import { Frame } from '../../components/frame.tsx'
import { KindIcon } from '../../components/icons.tsx'
import { Ring } from '../../components/ring.tsx'
import { Stage } from '../../components/stage.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useClockText } from '../../i18n/use-time.ts'
import { useLeft } from '../../stores/now.ts'
import { useTitleOf } from '../../stores/segments.ts'
import { useProgramme } from '../../stores/slices.ts'
import { callsBack } from './calls-back.ts'

/** Calls the group back: softly a minute before the end, and at the end. */
const CallBack = ({ countdown }: { readonly countdown: Countdown }) => {
  const left = useLeft(countdown)
  const before = useRef(left)
  useEffect(() => {
    if (countdown.state === 'running' && callsBack(before.current, left)) bell('low')
    before.current = left
  }, [left, countdown.state])
  return null
}

/** The cue stands in the lower corner, beside the ring or below it. */
const ringSize = 'min(52rem, 100cqh - 15rem)'

export const PauseScreen = ({ segment }: { readonly segment: SegmentOf<'pause'> }) => {
  const texts = useTexts(pauseTexts)
  const text = useLocalized()
  const clock = useClockText()
  const titleOf = useTitleOf()
  const { countdown, next } = useProgramme()
  const goesOn = next === undefined ? '' : texts.goesOnWith(titleOf(next.segment))
  const body = text(segment.body)
  return (
    <Frame>
      {countdown === undefined ? null : <CallBack countdown={countdown} />}
      <Stage
        kicker={
          <>
            <KindIcon kind="pause" />
            {next === undefined ? texts.kicker : texts.goesOnAt(clock(next.starts))}
          </>
        }
        title={text(segment.title)}
        lead={body === '' ? goesOn : `${body}\n${goesOn}`}
        aside={countdown === undefined ? null : <Ring countdown={countdown} size={ringSize} alerts={false} />}
      />
      <Cue text={segment.cue} />
    </Frame>
  )
}
