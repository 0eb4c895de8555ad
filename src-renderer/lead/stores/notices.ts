import { create } from 'zustand'

/** What just happened, for a few seconds. One at a time: the newest is the one that matters. */
export type Notice =
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'declined'; readonly room: string }
  /** Everybody was sent back; that can be taken back. */
  | { readonly kind: 'released' }

const shownFor: Readonly<Record<Notice['kind'], number>> = { failed: 7000, declined: 10_000, released: 12_000 }

export const useNoticeState = create<{ readonly notice: Notice | null }>(() => ({ notice: null }))
export const useNotice = (): Notice | null => useNoticeState(({ notice }) => notice)

let timer: ReturnType<typeof setTimeout> | undefined

export const giveNotice = (notice: Notice): void => {
  clearTimeout(timer)
  useNoticeState.setState({ notice })
  timer = setTimeout(dismissNotice, shownFor[notice.kind])
}
export const dismissNotice = (): void => {
  clearTimeout(timer)
  useNoticeState.setState({ notice: null })
}
