import { create } from 'zustand'

/** What the group has been told that it lost, in minutes by the reason: each loss is said once, and again only when it grew. */
const useTold = create<Readonly<Record<string, number>>>(() => ({}))

export const useToldMinutes = (): ((why: string) => number) => {
  const told = useTold()
  return (why) => told[why] ?? 0
}
export const tellMinutes = (why: string, minutes: number): void => useTold.setState((told) => ({ [why]: Math.max(told[why] ?? 0, minutes) }))
/** Another run of the seminar begins with nothing told. */
export const forgetToldMinutes = (): void => useTold.setState({}, true)
