/**
 * Keeps the page a kiosk: nothing a person does may leave it, open another window, or reach the
 * browser behind it. Must be the first thing that runs. Measured in the experiments' notes, A5.
 */

/** Not yet in every version of the DOM's types. */
type LeavingEvent = Event & { readonly navigationType: 'reload' | 'push' | 'replace' | 'traverse' }

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

const nothing = (): void => undefined
const refuse = (): Promise<never> => Promise.reject(new DOMException('not in a kiosk', 'NotAllowedError'))

/** The browser's own windows, questions and pickers: none of them belongs on a room's screen, and the room's window stays where it is. */
const replaced: Readonly<Record<string, unknown>> = {
  open: () => null,
  alert: nothing,
  confirm: () => false,
  prompt: () => null,
  ...Object.fromEntries(['close', 'print', 'moveTo', 'moveBy', 'resizeTo', 'resizeBy'].map((name) => [name, nothing])),
  ...Object.fromEntries(['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'].map((name) => [name, refuse])),
  documentPictureInPicture: undefined,
}

const fixed = (value: unknown): PropertyDescriptor => ({ value, writable: false, configurable: false })

export const installGuard = (): void => {
  /** The page is one page: it may be loaded anew, and goes nowhere. */
  const leaving = (event: Event): void => {
    if ((event as LeavingEvent).navigationType !== 'reload' && event.cancelable) stop(event)
  }
  if ('navigation' in window) (window.navigation as EventTarget).addEventListener('navigate', leaving)
  for (const [name, instead] of Object.entries(replaced)) Object.defineProperty(window, name, fixed(instead))
  // Prints, among other things that no field of ours needs.
  Object.defineProperty(
    Document.prototype,
    'execCommand',
    fixed(() => false),
  )
  // Files, dates and colours are asked for in windows of the browser's own. No field of ours asks for any.
  Object.defineProperty(HTMLInputElement.prototype, 'showPicker', fixed(nothing))
  const everywhere = { capture: true }
  addEventListener(
    'click',
    (event) => {
      const anchor = anchorOf(event)
      if (anchor !== undefined && (anchor.target !== '' || anchor.download !== '' || anchor.origin !== location.origin)) stop(event)
    },
    everywhere,
  )
  addEventListener('click', (event) => event.target instanceof HTMLInputElement && event.target.type === 'file' && stop(event), everywhere)
  // Of a form that is sent by script no event tells.
  Object.defineProperty(HTMLFormElement.prototype, 'submit', fixed(nothing))
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
