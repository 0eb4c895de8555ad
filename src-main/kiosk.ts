import { join } from 'node:path'
import type { CommandHandlers, CommandName } from '../src-shared/contract/contract.ts'
import type { Slices } from '../src-shared/contract/slices.ts'
import type { Result } from '../src-shared/result/result.ts'
import { startAutopilot } from './autopilot/autopilot.ts'
import { startRunReport } from './autopilot/run-report.ts'
import { lateHandlers } from './bridge/late-handlers.ts'
import { startBridge } from './bridge/server.ts'
import { createKioskHandlers } from './kiosk-handlers.ts'
import type { OpenLog } from './logging/pino-log.ts'
import type { Options } from './options.ts'
import { createFolderOutbox } from './outbox/folder-outbox.ts'
import { watchedOutbox } from './outbox/watched-outbox.ts'
import { createNoDelivery } from './packs/delivery/no-delivery.ts'
import { seminarSliceOf } from './packs/seminar-slice.ts'
import { createChangedSlices } from './room/changed-slices.ts'
import { openRoom } from './room/open-room.ts'
import { createTroubles } from './room/troubles.ts'
import type { Settings } from './settings/settings.ts'
import type { Shell } from './shell/shell.ts'
import { createPinGate } from './staff/pin-gate.ts'
import { createStaffService } from './staff/staff-service.ts'
import { openSeminar } from './start-up.ts'

export type KioskDeps = {
  readonly shell: Shell
  /** Opened by the root, because its shell writes to it too; the root closes it last. */
  readonly log: OpenLog
  readonly settings: Settings
  readonly options: Options
  readonly rendererDirectory: string
  readonly profileDirectory: string
  readonly packDirectory: string
  readonly version: string
  readonly buildId: string
  /** Vite's address in development; absent: the built page. */
  readonly devServer?: string | undefined
  /** The kiosk wants its process to end with this code. */
  onShutdown(code: number): void
}

export type Kiosk = { stop(): Promise<void> }

/** Whoever keeps the kiosk running (`npm start`, systemd) starts it again after this exit code. */
export const restartCode = 75

/** The bridge's preferred port: device ids in the page stay the same as long as its origin does. */
const preferredPort = 47_113

/** Puts the kiosk together, opens its window and runs it until `stop`. Shutdown reverses start-up. */
export const startKiosk = async (deps: KioskDeps): Promise<Kiosk> => {
  const { shell, settings, options } = deps
  const logOf = deps.log.log.named
  const log = logOf('kiosk')
  log.info('start', { version: deps.version, shell: shell.name, speed: options.speed })

  // The window takes longest, so it is asked for first; the page waits for its first snapshot.
  const late = lateHandlers()
  const bridge = await startBridge({
    port: options.port ?? preferredPort,
    rendererDirectory: deps.rendererDirectory,
    mediaFile: (path) => startUp.packs.fileOf(path),
    handlers: late.handlers,
    log: logOf('bridge'),
    buildId: deps.buildId,
    devServer: deps.devServer,
    // Asked only once everything has been published, so the clock is there by then.
    fresh: () => ({ clock: clockSlice() }),
  })
  const window = shell.open(bridge.address)

  const startUp = await openSeminar({ options, packDirectory: deps.packDirectory, profileDirectory: deps.profileDirectory, log: deps.log.log })
  const { clock, pack, journal } = startUp
  const clockSlice = () => ({ now: clock.now(), speed: clock.speed })
  const publish = createChangedSlices((changed) => bridge.publish({ ...changed, clock: clockSlice() }))

  const troubles = createTroubles((all) => publish({ troubles: all }))
  if (settings.wasReset) troubles.set({ id: 'settings', severity: 'remark', reason: 'settings-reset' })
  if (options.lang !== null) settings.set({ language: options.lang, captions: options.lang })

  const deliverTo = () => options.deliverTo ?? settings.get().deliverTo
  const folder = await createFolderOutbox(join(deps.profileDirectory, 'outbox'), { deliverTo, clock, log: logOf('outbox') })
  const outbox = watchedOutbox(folder, troubles)
  const room = openRoom({
    startUp,
    outbox,
    troubles,
    log: logOf('room'),
    rehearsal: options.rehearsal,
    suggestedGroups: options.groups,
    publish,
    onRunning: shell.keepAwake,
  })
  const own = createKioskHandlers({ settings, library: options.library, log, publish })
  const staff = createStaffService({
    clock,
    shell,
    version: deps.version,
    pin: await createPinGate(deps.profileDirectory, settings, clock),
    profileDirectory: deps.profileDirectory,
    pack: () => (pack.ok ? pack.value : null),
    outbox,
    logTail: () => deps.log.tail(200),
    publish: (slice) => publish({ staff: slice }),
    restart: () => deps.onShutdown(restartCode),
    leave: () => deps.onShutdown(0),
    reset: room.reset,
  })

  const delivery = createNoDelivery()

  const seminar = pack.ok ? seminarSliceOf(pack.value) : null
  const view = (): Slices => ({
    clock: clockSlice(),
    ...own.slices(),
    seminar,
    ...room.slices(),
    troubles: troubles.list(),
    staff: staff.slice(),
    delivery: delivery.slice(),
  })
  const handlers: CommandHandlers = { ...room.handlers, ...staff.handlers, ...own.handlers, ...delivery.handlers }
  late.provide(handlers)
  publish(view())

  const stopListening = shell.onEvent((event) => {
    log.info('shell', { event: event.type })
    if (event.type === 'gone') deps.onShutdown(1)
    if (event.type === 'quit-requested') deps.onShutdown(0)
    if (event.type === 'resumed') publish(view())
  })
  const shown = await window
  if (!shown.ok) {
    log.error('no window', { reason: shown.failure.reason, cause: shown.failure.cause })
    deps.onShutdown(1)
  }

  const dispatch = async (name: CommandName, args: unknown) => (handlers[name] as (args: unknown) => unknown)(args) as Promise<Result<unknown>>
  const report = options.out === null ? null : startRunReport({ directory: options.out, view, shell, clock, log: logOf('report') })
  const onEnd = (outcome: 'held' | 'not-startable') => options.exitAtEnd && deps.onShutdown(outcome === 'held' ? 0 : 1)
  const autopilot = options.autopilot ? startAutopilot({ dispatch, view, clock, groups: options.groups, rehearsal: options.rehearsal, onEnd }) : null

  return {
    stop: async () => {
      stopListening()
      autopilot?.stop()
      await report?.stop()
      staff.stop()
      await delivery.stop()
      room.stop()
      await shell.close()
      await bridge.close()
      await journal?.journal.close()
      await outbox.close()
      log.info('stopped')
    },
  }
}
