import { join } from 'node:path'
import type { CommandHandlers, CommandName } from '../src-shared/contract/contract.ts'
import type { Slices } from '../src-shared/contract/slices.ts'
import type { ToPage } from '../src-shared/contract/wire.ts'
import { causeText, type Result } from '../src-shared/result/result.ts'
import { statusOf } from '../src-shared/status/status-of.ts'
import { startAutopilot } from './autopilot/autopilot.ts'
import { startRunReport } from './autopilot/run-report.ts'
import { dispatch } from './bridge/dispatch.ts'
import type { OpenTunnel } from './bridge/relay-tunnels.ts'
import { type ButtonsService, createButtonsService } from './buttons/buttons-service.ts'
import { createHidButtons } from './buttons/hid-buttons.ts'
import { loadHidSystem } from './buttons/hid-system.ts'
import { createAskedCheck } from './devices/asked-check.ts'
import { createDeviceService, type DeviceService } from './devices/device-service.ts'
import { findAudioSystem } from './devices/find-audio-system.ts'
import { leftCode, restartCode, updateCode } from './exit-codes.ts'
import type { Join } from './join/join-service.ts'
import { withJoinedSource } from './join/joined-source.ts'
import { createKioskJoin } from './join/kiosk-join.ts'
import type { KioskDeps } from './kiosk.ts'
import { createKioskHandlers } from './kiosk-handlers.ts'
import { createFolderTarget } from './outbox/deliver-to-folder.ts'
import { createFolderOutbox } from './outbox/folder-outbox.ts'
import { watchedOutbox } from './outbox/watched-outbox.ts'
import { createLaterDelivery } from './packs/delivery/later-delivery.ts'
import { createNoDelivery } from './packs/delivery/no-delivery.ts'
import { createNoPackStore } from './packs/no-pack-store.ts'
import type { PlayableFile } from './packs/pack-store.ts'
import { seminarSliceOf } from './packs/seminar-slice.ts'
import { openSeminarStore } from './packs/store/folder-seminar-store.ts'
import { createStoredPackStore, type Heal } from './packs/stored-pack-store.ts'
import { createKioskPlenary } from './plenary/kiosk-plenary.ts'
import { openPlenaryMemory } from './plenary/plenary-memory.ts'
import { createChangedSlices } from './room/changed-slices.ts'
import { type OpenRoom, openRoom } from './room/open-room.ts'
import { createTroubles } from './room/troubles.ts'
import type { Settings } from './settings/settings.ts'
import { afterInTheWorld } from './shell/after.ts'
import { behindKiosk } from './shell/own-session.ts'
import { createPinGate } from './staff/pin-gate.ts'
import { createStaffService } from './staff/staff-service.ts'
import { openSeminar } from './start-up.ts'
import { createLaterReporter } from './status/later-reporter.ts'
import { createStatusFile, type StatusFile, statusSlices } from './status/status-file.ts'
import { createUpdateService } from './updates/update-service.ts'

/** Everything of the kiosk behind its window: the seminar, the room, the staff's side. */
export type Services = {
  /** Carries out one message of the page; null when it is none that can be answered. */
  dispatch(message: string): Promise<ToPage | null>
  /** A file of the open pack; null when it has none of that name. */
  mediaFile(path: string): PlayableFile | null
  /** A line to a relay of the plenary, for the window. */
  readonly tunnel: OpenTunnel
  /** Takes an invitation that came from outside, a link or a code. */
  invited(invitation: string): void
  /** Slices that go stale by themselves, read anew for a page that comes. */
  fresh(): Partial<Slices>
  /** Starts what watches or plays the room; once its window is there. */
  shown(): void
  /** Stops what acts; the window still stands. */
  stop(): Promise<void>
  /** Closes what is kept on the disk. */
  close(): Promise<void>
}

/** Milliseconds. Looking for devices starts programs of the system, and the first screen is drawn meanwhile. */
const firstScreenTakes = 1000

/** Puts the services together and publishes the first state of everything. */
export const startServices = async (
  deps: Omit<KioskDeps, 'settings'>,
  settings: Settings,
  publishToPages: (changed: Partial<Slices>) => void,
): Promise<Services> => {
  const { shell, options } = deps
  const logOf = deps.log.log.named
  const log = logOf('kiosk')
  deps.log.level(settings.get().logLevel)
  const groups = options.groups ?? settings.get().groups

  const storeDirectory = join(deps.profileDirectory, 'packs')
  const store = deps.packDirectory === null ? await openSeminarStore(storeDirectory, { log: logOf('packs') }) : null
  const later: { heal: Heal | null } = { heal: null }
  const startUp = await openSeminar({
    options,
    packDirectory: deps.packDirectory,
    profileDirectory: deps.profileDirectory,
    log: deps.log.log,
    stored: (clock) =>
      store?.ok === true
        ? createStoredPackStore({
            store: store.value,
            chosen: () => settings.get().chosenSeminar,
            now: () => clock.now(),
            heal: () => later.heal,
            log: logOf('packs'),
          })
        : createNoPackStore(store?.failure),
  })
  const { clock, pack, journal } = startUp
  const clockSlice = () => ({ now: clock.now(), speed: clock.speed })
  const told: { status: StatusFile | null } = { status: null }
  const publish = createChangedSlices((changed) => {
    publishToPages({ ...changed, clock: clockSlice() })
    if (statusSlices.some((name) => name in changed)) told.status?.changed()
  })

  const troubles = createTroubles((all) => publish({ troubles: all }))
  if (settings.wasReset) troubles.set({ id: 'settings', severity: 'remark', reason: 'settings-reset' })
  const { language, captions } = settings.get()
  if (options.lang !== null && (options.lang !== language || options.lang !== captions))
    settings.set({ language: options.lang, captions: options.lang })

  const deliverTo = () => options.deliverTo ?? settings.get().deliverTo
  const memory = await openPlenaryMemory(deps.profileDirectory, { log: logOf('plenary'), now: () => clock.now() })
  const known: { joining: Join | null; room: OpenRoom | null } = { joining: null, room: null }
  const plenary = createKioskPlenary({
    clock,
    settings,
    systemProxy: deps.systemProxy,
    memory,
    after: afterInTheWorld,
    log: logOf('plenary'),
    seminar: pack.ok ? { id: pack.value.manifest.id, desk: pack.value.manifest.plenary?.desk ?? null } : null,
    pass: (seminar) => known.joining?.pass(seminar) ?? null,
    follow: (segment, phase) => known.room?.follow(segment, phase),
    publish: (slices) => publish(slices),
  })
  // Until the room knows where it is, answers wait: nobody may learn whose they are from the order in which they come.
  const folder = await createFolderOutbox(join(deps.profileDirectory, 'outbox'), {
    targets: [createFolderTarget(deliverTo), plenary.target],
    held: (item) => known.room?.holds(item) ?? item.kind === 'evaluation',
    clock,
    log: logOf('outbox'),
  })
  const outbox = watchedOutbox(folder, troubles)
  let running = false
  const watched: { devices: DeviceService | null } = { devices: null }
  const laterButtons: { service: ButtonsService | null; room: Pick<Slices, 'room' | 'groups'> | null } = { service: null, room: null }
  const room = openRoom({
    startUp,
    outbox,
    troubles,
    log: logOf('room'),
    rehearsal: options.rehearsal,
    suggestedGroups: groups,
    publish: (changed) => {
      publish(changed)
      if (changed.room !== undefined) watched.devices?.programme(changed.room.programme)
      if (changed.room !== undefined) plenary.programme(changed.room)
      if (changed.room !== undefined && changed.groups !== undefined) laterButtons.room = { room: changed.room, groups: changed.groups }
      laterButtons.service?.roomChanged()
    },
    onRunning: (on) => {
      running = on
      shell.keepAwake(on)
    },
  })
  known.room = room
  const own = createKioskHandlers({ settings, library: options.library, log, publish })
  const behind = behindKiosk(process.env, process.platform)
  const staff = createStaffService({
    clock,
    shell,
    behind,
    version: deps.version,
    pin: await createPinGate(deps.profileDirectory, settings, clock),
    profileDirectory: deps.profileDirectory,
    pack: () => (pack.ok ? pack.value : null),
    outbox,
    goesTo: () => [
      ...(deliverTo() === null ? [] : (['folder'] as const)),
      ...(pack.ok && memory.place(pack.value.manifest.id) !== null ? (['desk'] as const) : []),
    ],
    logTail: () => deps.log.tail(200),
    publish: (slice) => publish({ staff: slice }),
    restart: () => deps.onShutdown(restartCode),
    leave: () => deps.onShutdown(behind === 'console' ? leftCode : 0),
    reset: room.reset,
  })
  const joining = createKioskJoin({
    systemProxy: deps.systemProxy,
    settings,
    clock,
    log: logOf('join'),
    shown: pack.ok ? pack.value.manifest : null,
    fixed: deps.packDirectory !== null,
    busy: () => running,
    delivery: () => deliverySide.handlers,
    publish: (slice) => publish({ join: slice }),
  })
  known.joining = joining
  const devices = createDeviceService({
    shell,
    audio: () => findAudioSystem(process.env, process.platform, logOf('audio')),
    settings,
    clock,
    log: logOf('devices'),
    troubles,
    directory: join(deps.profileDirectory, 'devices'),
    staffOpen: () => staff.slice().state === 'open',
    buttons: () => laterButtons.service?.slice().devices ?? [],
    publish: (slice) => {
      publish({ devices: slice })
      askedCheck.seen(slice)
    },
  })
  const askedCheck = createAskedCheck({
    slice: devices.slice,
    programme: () => room.slices().room.programme,
    start: () => devices.handlers['check.start']({ kind: 'quiet' }),
    after: afterInTheWorld,
  })
  const asked = askedCheck.listen(deps.profileDirectory).catch((cause: unknown) => {
    log.warn('a check cannot be asked for at a terminal', { cause: causeText(cause) })
    return null
  })
  watched.devices = devices
  const delivery =
    store?.ok === true
      ? createLaterDelivery(async () =>
          (await import('./packs/delivery/kiosk-delivery.ts')).createKioskDelivery(
            {
              store: store.value,
              storeDirectory,
              settings: withJoinedSource(settings, joining.from),
              clock,
              log: logOf('delivery'),
              troubles,
              publish: (slice) => {
                publish({ delivery: slice })
                joining.delivered(slice)
              },
              shown: () => (pack.ok ? { id: pack.value.manifest.id, version: pack.value.manifest.version } : null),
              busy: () => running,
              onBetter: () => deps.onShutdown(restartCode),
            },
            deps.systemProxy,
          ),
        )
      : null
  later.heal = delivery?.heal ?? null
  const deliverySide = delivery ?? createNoDelivery()

  const seminar = pack.ok ? seminarSliceOf(pack.value) : null
  const buttons = createButtonsService({
    buttons: createHidButtons({ after: afterInTheWorld, log: logOf('buttons'), load: loadHidSystem }),
    clock,
    settings,
    troubles,
    room: () => ({ ...(laterButtons.room ?? room.slices()), ...own.slices(), seminar }),
    takeBack: room.takeBack,
    isStaff: () => staff.slice().state === 'open',
    publish: (slice) => publish({ buttons: slice }),
  })
  laterButtons.service = buttons
  const view = (): Slices => ({
    clock: clockSlice(),
    ...own.slices(),
    seminar,
    ...room.slices(),
    troubles: troubles.list(),
    staff: staff.slice(),
    delivery: deliverySide.slice(),
    join: joining.slice(),
    devices: devices.slice(),
    buttons: buttons.slice(),
    ...plenary.slices(),
  })
  const handlers: CommandHandlers = {
    ...room.handlers,
    ...staff.handlers,
    ...own.handlers,
    ...deliverySide.handlers,
    ...joining.handlers,
    ...devices.handlers,
    ...buttons.handlers,
    ...plenary.handlers,
  }
  publish(view())
  const kioskFacts = { version: deps.version, room: settings.get().room, shell: shell.name, pid: process.pid }
  const policyFacts = deps.policy.state === 'none' ? null : { path: deps.policy.path, mark: deps.policy.mark, slips: [...deps.policy.slips] }
  const startedAt = clock.now()
  const updates =
    deps.updater === null
      ? null
      : createUpdateService({
          updater: deps.updater,
          after: afterInTheWorld,
          log: logOf('updates'),
          rules: () => settings.get().updates,
          status: () => statusOf(view(), { ...kioskFacts, startedAt, state: 'running' }, { check: null, policy: policyFacts }, clock.now()),
          wallClock: () => Date.now(),
          onInstall: () => deps.onShutdown(updateCode),
        })
  const reporter = createLaterReporter(settings, async () =>
    (await import('./status/kiosk-reporter.ts')).createKioskReporter({
      settings,
      systemProxy: deps.systemProxy,
      after: afterInTheWorld,
      log: logOf('report'),
    }),
  )
  const status = createStatusFile({
    directory: deps.profileDirectory,
    figuresFor: process.env.TALKROOM_FIGURES ?? null,
    kiosk: kioskFacts,
    clock,
    after: afterInTheWorld,
    log,
    policy: policyFacts,
    slices: view,
    written: reporter.told,
  })
  told.status = status
  joining.begin(options.join ?? deps.policy.policy.join ?? null)
  if (options.opened !== null) joining.open(options.opened)

  const stopListening = shell.onEvent((event) => {
    if (event.type !== 'resumed') return
    publish(view())
    buttons.lookAgain()
    plenary.lookAgain()
  })
  const act = async (name: CommandName, args: unknown) => (handlers[name] as (args: unknown) => unknown)(args) as Promise<Result<unknown>>
  const onEnd = (outcome: 'held' | 'not-startable') => options.exitAtEnd && deps.onShutdown(outcome === 'held' ? 0 : 1)
  let watching: { readonly report: { stop(): Promise<void> } | null; readonly autopilot: { stop(): void } | null } | null = null

  let cancelLook = () => {}

  return {
    dispatch: (message) => dispatch(message, handlers, logOf('bridge')),
    invited: joining.open,
    mediaFile: startUp.packs.fileOf,
    tunnel: plenary.tunnel,
    fresh: () => {
      room.pageCame()
      return { clock: clockSlice() }
    },
    shown: () => {
      cancelLook = afterInTheWorld(firstScreenTakes, () => {
        devices.programme(room.slices().room.programme)
        devices.begin().catch((cause: unknown) => log.error('the room’s devices are not watched', { cause: causeText(cause) }))
        buttons.start()
        plenary.begin().catch((cause: unknown) => log.error('the plenary cannot be reached', { cause: causeText(cause) }))
      })
      updates?.start()
      delivery?.begin().catch((cause: unknown) => log.error('seminars cannot be fetched', { cause: causeText(cause) }))
      watching = {
        report: options.out === null ? null : startRunReport({ directory: options.out, view, shell, clock, log: logOf('report') }),
        autopilot: options.autopilot ? startAutopilot({ dispatch: act, view, clock, groups, rehearsal: options.rehearsal, onEnd }) : null,
      }
    },
    stop: async () => {
      cancelLook()
      updates?.stop()
      stopListening()
      watching?.autopilot?.stop()
      await watching?.report?.stop()
      staff.stop()
      joining.stop()
      await (await asked)?.close()
      await devices.stop()
      await buttons.stop()
      await deliverySide.stop()
      await plenary.stop()
      room.stop()
    },
    close: async () => {
      await status.stop()
      await reporter.stop()
      await journal?.journal.close()
      await outbox.close()
    },
  }
}
