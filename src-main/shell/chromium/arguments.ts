/** What decides how Chromium is started. `testPort` and `testFlags` are never set in a packaged build. */
export type ChromiumStart = {
  readonly origin: string
  readonly profileDirectory: string
  readonly asRoot: boolean
  /** `/dev/shm` is large enough. */
  readonly sharedMemory: boolean
  readonly testPort: number | null
  readonly testFlags: readonly string[]
}

/** The features that would show something over the page, or fetch something from afar. */
const unwanted = ['Translate', 'MediaRouter', 'OptimizationHints', 'AutofillServerCommunication', 'InterestFeedContentSuggestions']

/** The page has one origin for as long as it lives: a process kept ready for another one is 17 MB for nothing. */
const unneeded = ['SpareRendererForSitePerProcess']

export const chromiumArguments = (start: ChromiumStart): string[] => [
  '--kiosk',
  '--remote-debugging-pipe',
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
  // The process that plays sound leaves when nothing has sounded for five seconds: 20 MB for a bell that rings twice an hour.
  '--audio-service-quit-timeout-ms=5000',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-pinch',
  '--disable-pings',
  '--disable-sync',
  '--enable-gpu-rasterization',
  '--media-router=0',
  '--overscroll-history-navigation=0',
  // A covered or blanked screen must not slow the page's clock.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  `--disable-features=${[...unwanted, ...unneeded].join(',')}`,
  `--user-data-dir=${start.profileDirectory}`,
  ...start.testFlags,
  `--app=${start.origin}/`,
]
