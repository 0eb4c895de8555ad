import { instant } from '../../src-shared/time/time.ts'
import { useFromNow } from '../stores/now.ts'
import { ClockTime } from './clock-time.tsx'
import styles from './frame.module.css'

const aMinute = 60_000

/** The time of day in the room. */
export const RoomTime = () => (
  <span className={styles.clock}>
    <ClockTime at={instant(useFromNow((now) => now - (now % aMinute)))} />
  </span>
)
