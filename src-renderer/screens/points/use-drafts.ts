import { useCallback, useEffect, useEffectEvent, useReducer, useRef } from 'react'
import { draftsAfter, draftsOf, savingState, unsaved } from './drafts.ts'

const pauseInTyping = 400
const beforeNextTry = 3000

type Save = (index: number, text: string) => Promise<boolean>

/** Fields that save themselves: at a pause in the typing, when they are left, and when the screen goes away. */
export const useDrafts = (texts: readonly string[], count: number, save: Save) => {
  const [drafts, tell] = useReducer(draftsAfter, draftsOf(texts, count))
  const latest = useRef({ drafts, save })
  useEffect(() => {
    latest.current = { drafts, save }
  })

  const shown = texts.join('\n')
  const take = useEffectEvent(() => tell({ type: 'snapshot', texts }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a snapshot with other texts is what there is to take
  useEffect(() => take(), [shown])

  /** Saves what is not saved; whether all of it now is. */
  const flush = useCallback(async (): Promise<boolean> => {
    const { drafts, save } = latest.current
    const outcomes = await Promise.all(
      unsaved(drafts).map(async ({ index, text }) => {
        tell({ type: 'save-began', index })
        const saved = await save(index, text)
        tell({ type: saved ? 'saved' : 'save-failed', index, text })
        return saved
      }),
    )
    return outcomes.every(Boolean)
  }, [])

  const state = savingState(drafts)
  useEffect(() => {
    if (unsaved(drafts).length === 0) return
    const timer = setTimeout(() => void flush(), state === 'failed' ? beforeNextTry : pauseInTyping)
    return () => clearTimeout(timer)
  }, [drafts, state, flush])

  useEffect(() => () => void flush(), [flush])

  return { texts: drafts.map((draft) => draft.text), state, write: (index: number, text: string) => tell({ type: 'typed', index, text }), flush }
}
