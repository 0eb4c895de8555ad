/** Whoever keeps the kiosk running (`npm start`, systemd) starts it again after this exit code. */
export const restartCode = 75
