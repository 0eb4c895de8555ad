/** What decides how Chromium is started. `testPort` and `testFlags` are never set in a packaged build. */
export type ChromiumStart = {
  readonly origin: string
  readonly profileDirectory: string
  readonly asRoot: boolean
  /** `/dev/shm` is large enough. */
  readonly sharedMemory: boolean
  /** There is something that draws faster than the processor. */
  readonly graphicsCard: boolean
  readonly testPort: number | null
  readonly testFlags: readonly string[]
}

const unwanted = [
  // What would show something over the page, or fetch something from afar.
  ...['Translate', 'MediaRouter', 'OptimizationHints', 'AutofillServerCommunication', 'InterestFeedContentSuggestions'],
  // The page has one origin for as long as it lives: a process kept ready for another one is 17 MB for nothing.
  'SpareRendererForSitePerProcess',
]

/** One page that speaks to one address: the network may live with the window, without 25 MB and a start of its own. */
const wanted = ['NetworkServiceInProcess2']

export const chromiumArguments = (start: ChromiumStart): string[] => [
  '--kiosk',
  '--remote-debugging-pipe',
  // The window is placed and kept in front by X (displays.ts, desktop.ts). As a client of Wayland, which a compositor's
  // session names to it, Chromium stops at a check of its own when it is asked for a place.
  '--ozone-platform=x11',
  ...(start.testPort === null ? [] : [`--remote-debugging-port=${start.testPort}`]),
  // Chromium refuses to run as root with its sandbox. --test-type takes away the bar that warns of it.
  ...(start.asRoot ? ['--no-sandbox', '--test-type'] : []),
  ...(start.sharedMemory ? [] : ['--disable-dev-shm-usage']),
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--hide-crash-restore-bubble',
  '--password-store=basic',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-pinch',
  '--disable-pings',
  '--disable-sync',
  // To act a graphics card that is not there takes 40 MB, and draws no faster.
  start.graphicsCard ? '--enable-gpu-rasterization' : '--disable-gpu',
  '--media-router=0',
  '--overscroll-history-navigation=0',
  // A covered or blanked screen must not slow the page's clock.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  `--enable-features=${wanted.join(',')}`,
  `--disable-features=${unwanted.join(',')}`,
  // Whatever is not on the loopback goes through main, which leads to the relays of the plenary and nowhere else.
  `--proxy-server=${start.origin}`,
  `--user-data-dir=${start.profileDirectory}`,
  ...start.testFlags,
  `--app=${start.origin}/`,
]
