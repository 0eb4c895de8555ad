/** Whoever keeps the kiosk running (`npm start`, systemd) starts it again after this exit code. */
export const restartCode = 75
/** The kiosk ends because a newer version waits to be installed; only the Windows root knows what to do with it. */
export const updateCode = 76
/** Staff left the kiosk in the session of its unit, which starts it again after any other code (assets/linux/session.sh). */
export const leftCode = 77
