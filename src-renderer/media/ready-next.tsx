import { useEffect } from 'react'
import { leftOf, useNow } from '../stores/now.ts'
import { mediaOf, useSegment } from '../stores/segments.ts'
import { useProgramme, useSeminar } from '../stores/slices.ts'
import { sourcesOf } from './use-player.ts'
import { forgetReady, makeReady } from './video-pool.ts'

/** Only this long before it is needed: a recording that is loaded costs memory. */
const loadedBefore = 60_000

/** Opens the next recording, because a moderator may go on early, and loads it when the present item is nearly over. Stands after the screen, which takes it. */
export const ReadyNext = () => {
  const { next, countdown, phase } = useProgramme()
  const base = useSeminar()?.mediaBase ?? ''
  const media = mediaOf(useSegment(next?.segment))
  const at = useNow()
  const left = countdown === undefined ? (phase.name === 'armed' || phase.name === 'waiting' ? phase.until - at : undefined) : leftOf(countdown, at)
  const readiness = left !== undefined && left <= loadedBefore ? 'loaded' : 'opened'
  const url = media === undefined ? null : sourcesOf(media, base)[0]
  useEffect(() => {
    if (url === null) forgetReady()
    else makeReady(url, readiness)
  }, [url, readiness])
  return null
}
