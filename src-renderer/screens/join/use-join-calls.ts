import { useJoin, useProgramme, useSeminar, useSlice } from '../../stores/slices.ts'

/** Whether there is something about an invitation that the group has to hear now: never while it is at its seminar. */
export const useJoinCalls = (): boolean => {
  const { attempt } = useJoin()
  const { phase } = useProgramme()
  const library = useSlice('library')
  const nothingShown = useSeminar() === null
  const idle = nothingShown || (!library.open && (phase.name === 'before' || phase.name === 'ended'))
  return idle && (attempt.state === 'asks' || attempt.state === 'failed')
}
