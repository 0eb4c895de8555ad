import type { ScreenState } from '../../src-shared/devices/screens.ts'
import type { Result } from '../../src-shared/result/result.ts'

/** The page's address, and the cookie that opens it. The secret travels in the cookie only, never in an address or an argument. */
export type PageAddress = { readonly origin: string; readonly cookie: { readonly name: string; readonly value: string } }

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

/** The kiosk's window. Two adapters: Electron, and the system's Chromium. Nothing above knows which. */
export type Shell = {
  readonly name: 'electron' | 'chromium' | 'none'
  /** Opens the window on the page, full screen and with focus; answers when the page has been asked for. */
  open(page: PageAddress): Promise<Result<void>>
  /** The room's screens as they are now. */
  displays(): Promise<ScreenState>
  /** Keeps screen and system awake while true. */
  keepAwake(on: boolean): void
  /** What the room sees now, as PNG. */
  screenshot(): Promise<Result<Uint8Array>>
  onEvent(listener: (event: ShellEvent) => void): () => void
  close(): Promise<void>
}
