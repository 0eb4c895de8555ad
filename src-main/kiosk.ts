import { join } from 'node:path'
import type { CommandHandlers } from '../src-shared/contract/contract.ts'
import type { RoomSettings, Slices } from '../src-shared/contract/slices.ts'
import { fail, ok, type Result } from '../src-shared/result/result.ts'
import { planOf, planProblems } from '../src-shared/seminar/plan.ts'
import { startAutopilot } from './autopilot/autopilot.ts'
import { startRunReport } from './autopilot/run-report.ts'
import { lateHandlers } from './bridge/late-handlers.ts'
import { startBridge } from './bridge/server.ts'
import type { OpenLog } from './logging/pino-log.ts'
import type { Options } from './options.ts'
import { createFolderOutbox } from './outbox/folder-outbox.ts'
import { watchedOutbox } from './outbox/watched-outbox.ts'
import type { OpenPack } from './packs/pack-store.ts'
import { packTroubles, seminarSliceOf } from './packs/seminar-slice.ts'
import { createChangedSlices } from './room/changed-slices.ts'
import { createRoomService } from './room/room-service.ts'
import { createSeminarRuns, type SeminarRuns } from './room/seminar-runs.ts'
import { createTroubles } from './room/troubles.ts'
import type { KioskSettings, Settings } from './settings/settings.ts'
import type { Shell } from './shell/shell.ts'
import { createPinGate } from './staff/pin-gate.ts'
import { createStaffService } from './staff/staff-service.ts'
import { openSeminar } from './start-up.ts'

export type KioskDeps = {
  readonly shell: Shell
  /** Opened by the root, because its shell writes to it too; closed at the end of `stop`. */
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
  const opened = deps.log
  const log = opened.log.named('kiosk')
  log.info('start', { version: deps.version, shell: shell.name, speed: options.speed })

  // The window takes longest, so it is asked for first; the page waits for its first snapshot.
  const late = lateHandlers()
  const bridge = await startBridge({
    port: options.port ?? preferredPort,
    rendererDirectory: deps.rendererDirectory,
    mediaFile: (path) => packs.fileOf(path),
    handlers: late.handlers,
    log: opened.log.named('bridge'),
    buildId: deps.buildId,
    devServer: deps.devServer,
    // Asked only once everything has been published, so the clock is there by then.
    fresh: () => ({ clock: { now: clock.now(), speed: clock.speed } }),
  })
  const window = shell.open(bridge.address)

  const { clock, packs, pack, journal } = await openSeminar({
    options,
    packDirectory: deps.packDirectory,
    profileDirectory: deps.profileDirectory,
    log: opened.log,
  })
  const publishChanged = createChangedSlices((changed) => bridge.publish({ ...changed, clock: { now: clock.now(), speed: clock.speed } }))
  const troubles = createTroubles((all) => publishChanged({ troubles: all }))
  const outbox = watchedOutbox(
    await createFolderOutbox(join(deps.profileDirectory, 'outbox'), {
      deliverTo: () => options.deliverTo ?? settings.get().deliverTo,
      clock,
      log: opened.log.named('outbox'),
    }),
    troubles,
  )

  const runs = pack.ok ? runsOf(pack.value) : null
  if (!pack.ok) troubles.set({ id: 'pack', severity: 'trouble', ...pack.failure })
  if (settings.wasReset) troubles.set({ id: 'settings', severity: 'remark', reason: 'settings-reset' })

  const room = createRoomService({
    clock,
    log: opened.log.named('room'),
    troubles,
    startable: (run) => runs?.startable(run) ?? false,
    publish: publishChanged,
    begin: async (kind) => {
      if (runs === null) return fail('no-seminar')
      const next = kind === 'seminar' ? ok(runs.seminar()) : runs.rehearsal(room.run())
      if (!next.ok) return next
      room.use(next.value)
      return ok(undefined)
    },
    onRunning: shell.keepAwake,
  })

  function runsOf(open: OpenPack): SeminarRuns | null {
    const plan = planOf(open.manifest, seminarSliceOf(open).unplayable)
    if (!plan.ok || journal === null) {
      troubles.set({ id: 'pack', severity: 'trouble', reason: 'pack-invalid' })
      return null
    }
    for (const trouble of packTroubles(open)) {
      troubles.set(trouble)
      log.warn('the pack is not whole', { reason: trouble.reason, segment: trouble.segment })
    }
    for (const problem of planProblems(plan.value)) {
      troubles.set({ id: `fixed:${problem.segment}`, reason: 'fixed-times-impossible', severity: 'remark', segment: problem.segment })
      log.warn('a fixed time cannot be met', { segment: problem.segment, late: problem.by })
    }
    if (journal.found === 'other-version') troubles.set({ id: 'journal-found', severity: 'remark', reason: 'journal-other-version' })
    if (journal.found === 'damaged') troubles.set({ id: 'journal-found', severity: 'remark', reason: 'journal-damaged' })
    return createSeminarRuns({ manifest: open.manifest, plan: plan.value, clock, journal: journal.journal, outbox, troubles })
  }

  const staff = createStaffService({
    clock,
    shell,
    version: deps.version,
    pin: await createPinGate(deps.profileDirectory, settings, clock),
    profileDirectory: deps.profileDirectory,
    pack: () => (pack.ok ? pack.value : null),
    outbox,
    logTail: () => opened.tail(200),
    publish: (slice) => publishChanged({ staff: slice }),
    restart: () => deps.onShutdown(restartCode),
    leave: () => deps.onShutdown(0),
    reset: async () => {
      await room.run()?.end()
      if (runs !== null) room.use(runs.seminar())
    },
  })

  let library = options.library
  const openLibrary = (open: boolean): Result<void> => {
    library = open
    publishChanged({ library: { open } })
    return ok(undefined)
  }

  const handlers: CommandHandlers = {
    ...room.handlers,
    ...staff.handlers,
    'page.ready': ({ screen }) => {
      log.info('page ready', { screen })
      return ok(undefined)
    },
    'page.trouble': ({ message }) => {
      log.error('page', { message })
      return ok(undefined)
    },
    'settings.set': (change) => {
      settings.set(defined(change))
      publishChanged({ settings: roomSettings(settings.get()) })
      return ok(undefined)
    },
    'library.open': () => openLibrary(true),
    'library.close': () => openLibrary(false),
  }

  if (options.lang !== null) settings.set({ language: options.lang, captions: options.lang })
  if (runs !== null && journal !== null) room.use(runs.restore(journal.events, journal.lastAlive))
  late.provide(handlers)
  const all = (): Slices => ({
    clock: { now: clock.now(), speed: clock.speed },
    settings: roomSettings(settings.get()),
    seminar: pack.ok ? seminarSliceOf(pack.value) : null,
    ...room.slices(),
    library: { open: library },
    troubles: troubles.list(),
    staff: staff.slice(),
  })
  publishChanged(all())

  const dispatch = async (name: keyof CommandHandlers, args: unknown) =>
    (handlers[name] as (args: unknown) => unknown)(args) as Promise<Result<unknown>>
  const stopListening = shell.onEvent((event) => {
    log.info('shell', { event: event.type })
    if (event.type === 'gone') deps.onShutdown(1)
    if (event.type === 'quit-requested') deps.onShutdown(0)
    if (event.type === 'resumed') publishChanged(all())
  })
  const shown = await window
  if (!shown.ok) {
    log.error('no window', { reason: shown.failure.reason, cause: shown.failure.cause })
    deps.onShutdown(1)
  }

  const report = options.out === null ? null : startRunReport({ directory: options.out, view: all, shell, clock, log: opened.log.named('report') })
  const autopilot = options.autopilot
    ? startAutopilot({
        dispatch,
        view: all,
        clock,
        groups: options.groups,
        rehearsal: options.rehearsal,
        onEnd: () => options.exitAtEnd && deps.onShutdown(0),
      })
    : null

  return {
    stop: async () => {
      stopListening()
      autopilot?.stop()
      await report?.stop()
      staff.stop()
      room.stop()
      await shell.close()
      await bridge.close()
      await journal?.journal.close()
      await outbox.close()
      log.info('stopped')
    },
  }
}

const roomSettings = ({ language, theme, captions, keyboard, sound, emulator }: KioskSettings): RoomSettings => ({
  language,
  theme,
  captions,
  keyboard,
  sound,
  emulator,
})

/** Leaves out what was not given, so that it does not overwrite what is set. */
const defined = <T extends object>(change: T) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
