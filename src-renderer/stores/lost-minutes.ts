import { create } from 'zustand'

/** How many lost minutes the group has been told of: each loss is said once, and again only when it grew. */
const useTold = create<{ readonly minutes: number }>(() => ({ minutes: 0 }))

export const useToldMinutes = (): number => useTold((told) => told.minutes)
export const tellMinutes = (minutes: number): void => useTold.setState((told) => ({ minutes: Math.max(told.minutes, minutes) }))
/** Another run of the seminar begins with nothing told. */
export const forgetToldMinutes = (): void => useTold.setState({ minutes: 0 })
