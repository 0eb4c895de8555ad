import { useEffect, useRef } from 'react'
import type { Countdown } from '../../../src-shared/time/time.ts'
import { bell } from '../../audio/bell.ts'
import { useLeft } from '../../stores/now.ts'

/** One soft bell when the time runs out in front of the group; none for a time that had run out before. */
export const useBell = (countdown: Countdown): void => {
  const left = useLeft(countdown)
  const before = useRef(left)
  useEffect(() => {
    if (countdown.state === 'running' && before.current > 0 && left <= 0) bell()
    before.current = left
  }, [left, countdown.state])
}
