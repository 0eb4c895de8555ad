import { useCallback, useEffect, useState } from 'react'
import { useOverlayState } from '../../stores/overlay.ts'

const shownFor = 4000

/** Controls show themselves at any sign of a hand and go away by themselves; they stay while `held`. */
export const useControlsShown = (held: boolean): { readonly shown: boolean; readonly show: () => void } => {
  const presses = useOverlayState((state) => state.presses)
  const [asked, setAsked] = useState(0)
  const [shown, setShown] = useState(true)
  const show = useCallback(() => setAsked((count) => count + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each press and each ask begins the time anew
  useEffect(() => {
    setShown(true)
    const timer = setTimeout(() => setShown(false), shownFor)
    return () => clearTimeout(timer)
  }, [presses, asked])
  return { shown: shown || held, show }
}
