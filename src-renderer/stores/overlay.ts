import { create } from 'zustand'

/** What lies over the screen, of the page's own making: main knows nothing of it. One at a time. */
export type Overlay = 'none' | 'help' | 'moderator' | 'leave-item' | 'join' | 'staff'

type OverlayState = {
  readonly overlay: Overlay
  /** Counts the moderator's presses, so that hidden controls show themselves. */
  readonly presses: number
  /** Those of them that came from a key, as a presenter's button sends it. */
  readonly keyPresses: number
}

export const useOverlayState = create<OverlayState>(() => ({ overlay: 'none', presses: 0, keyPresses: 0 }))

export const useOverlay = (): Overlay => useOverlayState((state) => state.overlay)
export const openOverlay = (overlay: Overlay): void => useOverlayState.setState({ overlay })
export const closeOverlay = (): void => openOverlay('none')
export const toggleHelp = (): void => useOverlayState.setState((state) => ({ overlay: state.overlay === 'help' ? 'none' : 'help' }))
export const noticePress = (): void => useOverlayState.setState((state) => ({ presses: state.presses + 1 }))
export const noticeKeyPress = (): void => useOverlayState.setState((state) => ({ keyPresses: state.keyPresses + 1 }))
