import type { Countdown } from '../../src-shared/time/time.ts'
import { countdownDigits } from '../i18n/format.ts'
import { useLeft } from '../stores/now.ts'

/** What is left, in minutes and seconds; overtime with a plus. Inherits its type. */
export const CountdownText = ({ countdown }: { readonly countdown: Countdown }) => <span role="timer">{countdownDigits(useLeft(countdown))}</span>
