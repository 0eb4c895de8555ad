const idleAfter = 3000

/** Hides the pointer when nobody moves it: it has nothing to do on a wall. */
export const installIdlePointer = (): void => {
  const root = document.documentElement
  let timer: ReturnType<typeof setTimeout> | undefined
  const idle = () => {
    root.dataset.pointer = 'idle'
  }
  const moved = () => {
    if (root.dataset.pointer === 'idle') delete root.dataset.pointer
    clearTimeout(timer)
    timer = setTimeout(idle, idleAfter)
  }
  addEventListener('pointermove', moved, { passive: true })
  addEventListener('pointerdown', moved, { passive: true })
  idle()
}
