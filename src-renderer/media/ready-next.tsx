import { useEffect } from 'react'
import type { ProgrammeView } from '../../src-shared/programme/view.ts'
import type { Countdown, Instant } from '../../src-shared/time/time.ts'
import { leftOf, useFromNow } from '../stores/now.ts'
import { mediaOf, useSegment } from '../stores/segments.ts'
import { useProgramme, useSeminar } from '../stores/slices.ts'
import { sourcesOf } from './use-player.ts'
import { forgetReady, makeReady } from './video-pool.ts'

/** Only this long before it is needed: a recording that is loaded costs memory. */
const loadedBefore = 60_000

const leftUntilNext = (countdown: Countdown | undefined, phase: ProgrammeView['phase'], at: Instant): number => {
  if (countdown !== undefined) return leftOf(countdown, at)
  return phase.name === 'armed' || phase.name === 'waiting' ? phase.until - at : Number.POSITIVE_INFINITY
}

/** Opens the next recording, because a moderator may go on early, and loads it when the present item is nearly over. Stands after the screen, which takes it. */
export const ReadyNext = () => {
  const { next, countdown, phase } = useProgramme()
  const base = useSeminar()?.mediaBase ?? ''
  const media = mediaOf(useSegment(next?.segment))
  const near = useFromNow((at) => leftUntilNext(countdown, phase, at) <= loadedBefore)
  const readiness = near ? 'loaded' : 'opened'
  const url = media === undefined ? null : sourcesOf(media, base)[0]
  useEffect(() => {
    if (url === null) forgetReady()
    else makeReady(url, readiness)
  }, [url, readiness])
  return null
}
