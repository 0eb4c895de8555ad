import type { ScreenPlan } from '../../src-shared/devices/choose-screen.ts'
import type { ScreenState } from '../../src-shared/devices/screens.ts'
import type { Result } from '../../src-shared/result/result.ts'

/** The page's address, and the cookie that opens it. The secret travels in the cookie only, never in an address or an argument. */
export type PageAddress = {
  readonly origin: string
  readonly cookie: { readonly name: string; readonly value: string }
  /** Whether the page may have the camera: IT's setting, which is read while the window is being made. */
  camera(): Promise<boolean>
}

/**
 * A window mostly asks for its page an instant before its cookie is in place. It is sent here once, by which time
 * the cookie is there, and from here back to the page; only a window still without a cookie stays, and waits.
 */
export const againPath = '/?again'

export type ShellEvent =
  /** The page was lost (crash, killed, navigated away) and the shell has put it back or is about to. */
  | { readonly type: 'page-lost'; readonly why: string }
  | { readonly type: 'resumed' }
  /** An invitation was opened, in a mail or by a second start of the program; whatever stands in it. */
  | { readonly type: 'invitation'; readonly invitation: string }
  /** A screen came, went or is another; only some systems tell, and the page hears of it too. */
  | { readonly type: 'displays-changed' }
  | { readonly type: 'quit-requested' }
  /** The window is gone and cannot be brought back. */
  | { readonly type: 'gone'; readonly why: string }

/** The room's screens: what there is, and what each of them shows. */
export type ShellScreens = {
  /** As they are now. */
  list(): Promise<ScreenState>
  /** The kiosk's window fills the room's screen, and the others show what the plan says: now, and after the window was lost. */
  arrange(plan: ScreenPlan): void
}

/** What the page is asked for on a screen that is not the room's. */
export const besidePath = (shows: ScreenPlan['beside'][number]['shows']): string => `/?beside=${shows}`

/** The kiosk's window. Two adapters: Electron, and the system's Chromium. Nothing above knows which. */
export type Shell = {
  readonly name: 'electron' | 'chromium' | 'none'
  /** Opens the window on the page, full screen and with focus; answers when the page has been asked for. */
  open(page: PageAddress): Promise<Result<void>>
  readonly screens: ShellScreens
  /** Keeps screen and system awake while true. */
  keepAwake(on: boolean): void
  /** What the room sees now, as PNG. */
  screenshot(): Promise<Result<Uint8Array>>
  onEvent(listener: (event: ShellEvent) => void): () => void
  close(): Promise<void>
}
