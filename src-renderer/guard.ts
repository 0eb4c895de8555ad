/**
 * Keeps the page a kiosk: nothing a person does may leave it, open another window, or reach the
 * browser behind it. Must be the first thing that runs. Measured in the experiments' notes, A5.
 */

/** Not yet in every version of the DOM's types. */
type LeavingEvent = Event & {
  readonly destination: { readonly url: string }
  readonly downloadRequest: string | null
  readonly formData: FormData | null
}

/** Whether a key may reach the browser's own shortcuts; the page's own keys all come without these. */
export const isBrowserShortcut = (key: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altGraph: boolean
}): boolean =>
  // AltGr arrives as Control and Alt together on Windows, and writes @, {, € on Swedish and Danish keyboards.
  (!key.altGraph && (key.ctrlKey || key.altKey || key.metaKey)) ||
  /^F\d+$/.test(key.key) ||
  (key.key === 'Escape' && key.shiftKey) ||
  key.key.startsWith('Browser') ||
  key.key.startsWith('Launch')

/** Copying and pasting within a field is a person's own writing and goes nowhere. */
const isEditing = (event: KeyboardEvent): boolean =>
  event.ctrlKey &&
  !event.altKey &&
  !event.shiftKey &&
  /^[acvxyz]$/.test(event.key) &&
  event.target instanceof Element &&
  event.target.matches('input, textarea')

const stop = (event: Event): void => event.preventDefault()

const anchorOf = (event: Event): HTMLAnchorElement | undefined =>
  event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement)

export const installGuard = (): void => {
  const leaving = (event: Event): void => {
    const { destination, downloadRequest, formData } = event as LeavingEvent
    const away = new URL(destination.url).origin !== location.origin
    if ((away || downloadRequest !== null || formData !== null) && event.cancelable) event.preventDefault()
  }
  if ('navigation' in window) (window.navigation as EventTarget).addEventListener('navigate', leaving)
  window.open = () => null
  window.print = () => undefined
  const everywhere = { capture: true }
  addEventListener(
    'click',
    (event) => {
      const anchor = anchorOf(event)
      if (anchor !== undefined && (anchor.target !== '' || anchor.download !== '' || anchor.origin !== location.origin)) stop(event)
    },
    everywhere,
  )
  addEventListener('submit', stop, everywhere)
  for (const type of ['auxclick', 'contextmenu', 'dragstart', 'dragover', 'drop']) addEventListener(type, stop, everywhere)
  // Passive listeners could not stop the browser's own zoom.
  addEventListener('wheel', (event) => event.ctrlKey && stop(event), { passive: false, capture: true })
  for (const type of ['gesturestart', 'gesturechange']) addEventListener(type, stop, { passive: false, capture: true })
  addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey, altKey, metaKey, shiftKey } = event
      const altGraph = event.getModifierState('AltGraph')
      if (isBrowserShortcut({ key, ctrlKey, altKey, metaKey, shiftKey, altGraph }) && !isEditing(event)) stop(event)
    },
    everywhere,
  )
}
