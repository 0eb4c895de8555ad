import { useEffect } from 'react'
import { leftOf, useNow } from '../stores/now.ts'
import { mediaOf, useSegment } from '../stores/segments.ts'
import { useProgramme, useSeminar } from '../stores/slices.ts'
import { sourcesOf } from './use-player.ts'
import { forgetReady, makeReady } from './video-pool.ts'

/** Only this long before it is needed: a recording that lies ready costs memory. */
const readyBefore = 60_000

/** Makes the next recording ready when the present item is nearly over. Stands after the screen, which takes it. */
export const ReadyNext = () => {
  const { next, countdown, phase } = useProgramme()
  const base = useSeminar()?.mediaBase ?? ''
  const media = mediaOf(useSegment(next?.segment))
  const at = useNow()
  const left = countdown === undefined ? (phase.name === 'armed' || phase.name === 'waiting' ? phase.until - at : undefined) : leftOf(countdown, at)
  const near = left !== undefined && left <= readyBefore
  const url = near && media !== undefined ? sourcesOf(media, base)[0] : null
  useEffect(() => {
    if (url === null) forgetReady()
    else makeReady(url)
  }, [url])
  return null
}
