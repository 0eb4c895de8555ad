/** What a camera is asked for: enough for a tile on a screen four metres away, and what the desk lets through. */
export const pictureSize = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 25, max: 30 } } as const
