import { type Duration, duration } from '../time/time.ts'

/** Looks close together after something happened: a hub brings its devices back one by one. */
const soon = [0, 100, 250, 500, 1000].map(duration)
/** And so often afterwards; loss has to be seen within two seconds where no error tells of it. */
export const steady = duration(1000)

/** How long until the next look, `looks` looks after the last disturbance. */
export const nextLook = (looks: number): Duration => soon[looks] ?? steady

const attempts = [250, 500, 1000, 2000, 5000, 10_000].map(duration)

/** How long to leave a device alone that could not be opened: the system may give it free in a moment, or never. */
export const nextAttempt = (failures: number): Duration => attempts[Math.min(Math.max(failures, 1), attempts.length) - 1] ?? duration(10_000)
