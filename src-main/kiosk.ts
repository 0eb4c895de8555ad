import { fail } from '../src-shared/result/result.ts'
import { startBridge } from './bridge/server.ts'
import type { Services } from './kiosk-services.ts'
import type { OpenLog } from './logging/pino-log.ts'
import type { Options } from './options.ts'
import type { FoundPolicy } from './settings/policy-place.ts'
import type { Settings } from './settings/settings.ts'
import type { Shell } from './shell/shell.ts'
import type { Updater } from './updates/updater.ts'

export type KioskDeps = {
  readonly shell: Shell
  /** Opened by the root, because its shell writes to it too; the root closes it last. */
  readonly log: OpenLog
  readonly options: Options
  readonly rendererDirectory: string
  readonly profileDirectory: string
  /** A pack that was named by hand and is played as it lies there; null: the store of seminars. */
  readonly packDirectory: string | null
  readonly version: string
  readonly buildId: string
  /** Vite's address in development; absent: the built page. */
  readonly devServer?: string | undefined
  settings(): Promise<Settings>
  /** What IT decided for this machine, as it was when the kiosk started. */
  readonly policy: FoundPolicy
  /** What the system's own settings say of a proxy; null: this shell cannot ask. */
  readonly systemProxy: ((address: string) => Promise<string>) | null
  /** Brings newer versions; null: somebody else does. */
  readonly updater: Updater | null
  /** The window is on the screen. */
  onShown(): void
  /** The kiosk wants its process to end with this code. */
  onShutdown(code: number): void
}

export type Kiosk = { stop(): Promise<void> }

/** The bridge's preferred port: device ids in the page stay the same as long as its origin does. */
const preferredPort = 47_113

/**
 * Opens the window, puts the services together meanwhile, and runs the kiosk until `stop`. Shutdown reverses
 * start-up. Only what the window needs is loaded before it is asked for: reading and running the rest takes a
 * tenth of a second, and Chromium needs longer than that.
 */
export const startKiosk = async (deps: KioskDeps): Promise<Kiosk> => {
  const { shell, options } = deps
  const logOf = deps.log.log.named
  const log = logOf('kiosk')
  log.info('start', { version: deps.version, shell: shell.name, speed: options.speed })

  const ready = Promise.withResolvers<Services>()
  // Whoever waits for the services ends with the process when there are none.
  ready.promise.catch(() => undefined)
  let services: Services | null = null
  const camera = Promise.withResolvers<boolean>()
  const bridge = await startBridge({
    port: options.port ?? preferredPort,
    rendererDirectory: deps.rendererDirectory,
    mediaFile: (path) => services?.mediaFile(path) ?? null,
    dispatch: async (message) => (await ready.promise).dispatch(message),
    log: logOf('bridge'),
    buildId: deps.buildId,
    devServer: deps.devServer,
    fresh: () => services?.fresh() ?? {},
    camera: () => camera.promise,
    tunnel: async (to) => services?.tunnel(to) ?? fail('not-a-relay'),
  })
  const window = shell.open(bridge.address)
  const stopListening = shell.onEvent((event) => {
    log.info('shell', { event: event.type })
    // An invitation may come before anything is there that could follow it.
    if (event.type === 'invitation') ready.promise.then((services) => services.invited(event.invitation)).catch(() => undefined)
    if (event.type === 'gone') deps.onShutdown(1)
    if (event.type === 'quit-requested') deps.onShutdown(0)
  })

  // First: the page waits for what IT says of a camera.
  const settings = await deps.settings()
  camera.resolve(settings.get().plenary.camera !== false)
  const { startServices } = await import('./kiosk-services.ts')
  const running = await startServices(deps, settings, bridge.publish)
  services = running
  ready.resolve(running)

  const shown = await window
  if (!shown.ok) {
    log.error('no window', { reason: shown.failure.reason, cause: shown.failure.cause })
    deps.onShutdown(1)
  } else deps.onShown()
  running.shown()

  return {
    stop: async () => {
      stopListening()
      await running.stop()
      await shell.close()
      await bridge.close()
      await running.close()
      log.info('stopped')
    },
  }
}
