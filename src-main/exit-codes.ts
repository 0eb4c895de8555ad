/** Whoever keeps the kiosk running (`npm start`, systemd) starts it again after this exit code. */
export const restartCode = 75
/** The kiosk ends because a newer version waits to be installed; only the Windows root knows what to do with it. */
export const updateCode = 76
/** Staff left the kiosk in the session of its unit, which starts it again after any other code (assets/linux/session.sh). */
export const leftCode = 77

/** What the kiosk itself ends with beside 0 and 1; what it means, for the manual page. */
export const kioskExitMeanings: Readonly<Record<number, string>> = {
  [restartCode]: 'the kiosk itself: it is to be started again',
  [updateCode]: 'the kiosk itself, on Windows: a newer version is to be installed, and then it is to be started again',
  [leftCode]: 'the kiosk itself, in the session of its unit: staff left it, and it is not to be started again',
}
