import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { savingState } from './drafts.ts'
import { keepDrafts, type Save } from './keep-drafts.ts'

/** Fields that save themselves, for as long as they are on the screen (see `keep-drafts.ts`). */
export const useDrafts = (texts: readonly string[], count: number, save: Save) => {
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  const [kept] = useState(() => keepDrafts(texts, count, (index, text) => latest.current(index, text)))
  const drafts = useSyncExternalStore(kept.subscribe, kept.current)

  const shown = texts.join('\n')
  const take = useEffectEvent(() => kept.take(texts))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a snapshot with other texts is what there is to take
  useEffect(() => take(), [shown])
  useEffect(() => () => kept.stop(), [kept])

  return { texts: drafts.map((draft) => draft.text), state: savingState(drafts), write: kept.write, flush: kept.flush }
}
