import type { RoomScreen } from '../../../src-shared/devices/screens.ts'
import type { Pipe } from './pipe.ts'

/** A part of the desktop, as Chromium counts: in points, not in pixels. */
export type Area = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

export const areaOf = ({ x, y, width, height, scale }: RoomScreen): Area => {
  const points = (pixels: number) => Math.round(pixels / scale)
  return { left: points(x), top: points(y), width: points(width), height: points(height) }
}

export const sameArea = (one: Partial<Area>, two: Area): boolean =>
  (['left', 'top', 'width', 'height'] as const).every((side) => one[side] === two[side])

/**
 * Lets the window of a page fill this part of the desktop; null: the screen that it is on. Answers whether anything had to
 * be done. `anyway`: also where Chromium takes it for full screen already, which it may only believe.
 */
export const placeWindow = async (
  send: Pipe['send'],
  targetId: string,
  area: Area | null,
  how: 'if-needed' | 'anyway' = 'if-needed',
): Promise<boolean> => {
  const { windowId, bounds } = await send('Browser.getWindowForTarget', { targetId })
  const now = bounds as Partial<Area> & { readonly windowState?: string }
  if (how === 'if-needed' && now.windowState === 'fullscreen' && (area === null || sameArea(now, area))) return false
  // By way of the other state: a window that fills a screen stays on it.
  await send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } })
  if (area !== null) await send('Browser.setWindowBounds', { windowId, bounds: area })
  await send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'fullscreen' } })
  return true
}
