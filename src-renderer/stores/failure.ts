import { create } from 'zustand'
import { type FailureReason, failureReasonOf, failureTexts } from '../../src-shared/i18n/catalogues/failures.ts'

const shownFor = 6000

/** The last request that did not work, for as long as somebody should read of it. */
const useFailureState = create<{ readonly reason: FailureReason | null }>(() => ({ reason: null }))
export const useLastFailure = (): FailureReason | null => useFailureState((state) => state.reason)

let timer: ReturnType<typeof setTimeout> | undefined

export const noticeFailure = (reason: string): void => {
  const known = failureReasonOf(reason)
  if (failureTexts.en[known] === '') return
  clearTimeout(timer)
  useFailureState.setState({ reason: known })
  timer = setTimeout(() => useFailureState.setState({ reason: null }), shownFor)
}
