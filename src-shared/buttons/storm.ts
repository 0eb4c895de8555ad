/** So many reports within `within` milliseconds come from no hand. */
const most = 12
const within = 100
/** Milliseconds of quiet until a device is believed again. */
const quiet = 1000

export type StormState = { readonly recent: readonly number[]; readonly until: number | null }
export const calm: StormState = { recent: [], until: null }

/** Takes one change of a device in. While `until` lies ahead nothing that the device says counts. */
export const noticeReport = ({ recent, until }: StormState, at: number): StormState => {
  const kept = [...recent.filter((one) => at - one < within), at].slice(-most)
  const stormy = kept.length >= most || (until !== null && at < until)
  return { recent: kept, until: stormy ? at + quiet : null }
}

export const isStormy = ({ until }: StormState, at: number): boolean => until !== null && at < until
