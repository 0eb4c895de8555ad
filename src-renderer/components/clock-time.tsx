import type { Instant } from '../../src-shared/time/time.ts'
import { useClockText } from '../i18n/use-time.ts'

/** A time of day, as the room's language writes it. */
export const ClockTime = ({ at }: { readonly at: Instant }) => <time>{useClockText()(at)}</time>
