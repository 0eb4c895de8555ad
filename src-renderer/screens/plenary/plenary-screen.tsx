import { useEffect, useState } from 'react'
import { roomStanding } from '../../../src-shared/plenary/room-standing.ts'
import type { SegmentOf } from '../../../src-shared/seminar/schema.ts'
import { changeWords } from '../../stores/own-words.ts'
import { useRoomMedia } from '../../stores/room-media.ts'
import { usePlenary } from '../../stores/slices.ts'
import { Alone } from './alone.tsx'
import { Together } from './together.tsx'

/** A line that is cut is mostly back by then; before that nobody's screen changes. */
const comesBackWithin = 6000

/** All groups and the presenters; or the group by itself, as long as there is no plenary to be in. */
export const PlenaryScreen = ({ segment }: { readonly segment: SegmentOf<'plenary'> }) => {
  const plenary = usePlenary()
  const own = useRoomMedia()
  const isIn = plenary.line.name === 'in'
  const [longGone, setLongGone] = useState(!isIn)
  useEffect(() => {
    if (isIn) {
      setLongGone(false)
      return
    }
    const timer = setTimeout(() => setLongGone(true), comesBackWithin)
    return () => clearTimeout(timer)
  }, [isIn])
  // What was not sent is asked about on the next screen.
  useEffect(() => () => changeWords({ open: false, told: null }), [])
  const standing = roomStanding(plenary, own, longGone)
  return standing.name === 'alone' ? <Alone why={standing.why} segment={segment} /> : <Together standing={standing} segment={segment} />
}
