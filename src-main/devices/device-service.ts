import { usableButtons } from '../../src-shared/buttons/check.ts'
import type { ButtonsSlice } from '../../src-shared/contract/buttons.ts'
import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import type { DevicesSlice, deviceCommands, NightlyResult } from '../../src-shared/contract/devices.ts'
import type { SoundThing } from '../../src-shared/devices/changes.ts'
import { advanceCheck, type CheckEvent, type CheckKind, type CheckState, noCheck, stepLimit } from '../../src-shared/devices/check.ts'
import type { Chosen } from '../../src-shared/devices/choose.ts'
import { planScreens, type ScreenWish } from '../../src-shared/devices/choose-screen.ts'
import type { DeviceWish } from '../../src-shared/devices/device.ts'
import type { Finding } from '../../src-shared/devices/finding.ts'
import type { RoomScreen } from '../../src-shared/devices/screens.ts'
import { judgeSound } from '../../src-shared/devices/sound-verdict.ts'
import type { SeatVoice } from '../../src-shared/devices/voices.ts'
import type { ProgrammeView } from '../../src-shared/programme/view.ts'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'
import { isFixed } from '../../src-shared/settings/layers.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import type { Log } from '../logging/log.ts'
import type { Troubles } from '../room/troubles.ts'
import type { Settings } from '../settings/settings.ts'
import type { Shell } from '../shell/shell.ts'
import type { AudioSystem } from './audio-system.ts'
import { isDue, whenToCheck } from './check-times.ts'
import { createDeviceTroubles } from './device-troubles.ts'
import { keepEcho, readEcho } from './echo-record.ts'
import { named, tellNightly } from './nightly.ts'
import { noDevices, type RoomDevices, sayDevices, seeDevices, stillProven } from './room-devices.ts'
import { createVolumeKeeper } from './volume-keeper.ts'

export type DeviceService = {
  readonly handlers: Pick<CommandHandlers, keyof typeof deviceCommands>
  slice(): DevicesSlice
  /** The room's state is another: what was near may have come. */
  programme(view: ProgrammeView): void
  /** Begins to watch; once the window is there. */
  begin(): Promise<void>
  stop(): Promise<void>
}

const wishOf = ({ connector, label }: RoomScreen): ScreenWish => ({ connector, label })

const lookEvery = 2000
/** A system that moved a stream when its loudspeaker went needs a moment until it can be moved back. */
const bringAfter = [150, 1200] as const

/** Finds, chooses, watches and checks the room's screen, loudspeaker and microphone. */
export const createDeviceService = (deps: {
  shell: Shell
  /** Made when the watch begins: it starts a process. */
  audio(): AudioSystem
  settings: Settings
  clock: Clock
  log: Log
  troubles: Troubles
  /** For what is kept between starts, and for the result of the check by night. */
  directory: string
  staffOpen(): boolean
  buttons(): ButtonsSlice['devices']
  publish(slice: DevicesSlice): void
}): DeviceService => {
  const { settings, clock, log } = deps
  let room: RoomDevices = noDevices
  let check: CheckState = noCheck
  let voices: readonly SeatVoice[] | null = null
  let better: string | null = null
  let lastEcho: number | null = null
  let button: DevicesSlice['button'] = null
  let nightly: NightlyResult | null = null
  let nightlyRun: number | null = null
  let programme: ProgrammeView | null = null
  let audio: AudioSystem | null = null
  let volumes: Awaited<ReturnType<typeof createVolumeKeeper>> | null = null
  let stopped = false
  let soundAsked = 0
  let soundAnswered = 0
  /** What was chosen, and how loud, when the check began: a trial says something only of that. */
  let begun: Chosen = room.chosen
  /** While the volume of a loudspeaker that was just taken into use is being set: a trial would hear two of them. */
  let settling: Promise<unknown> | null = null
  let arranged = ''
  const times = whenToCheck()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const cancels: (() => void)[] = []

  const deviceSettings = () => settings.get().devices
  const slice = (): DevicesSlice => ({
    ...sayDevices(room, deviceSettings(), voices),
    speaker: room.chosen.speaker,
    microphone: room.chosen.microphone,
    devices: room.devices,
    screens: room.screens.screens,
    screen: room.screen,
    others: deviceSettings().screens.others,
    system: room.system !== null,
    check,
    voices,
    echo: lastEcho,
    button,
    better,
    nightly,
  })
  const tell = () => deps.publish(slice())

  const later = (after: number, call: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      call()
    }, after)
    timers.add(timer)
  }

  const troubles = createDeviceTroubles(deps.troubles, later)

  const see = (seen: Parameters<typeof seeDevices>[1]) => {
    const first = room.page === null
    const before = room
    const { room: next, changes } = seeDevices(room, seen, deviceSettings())
    room = next
    const speaker = next.chosen.speaker?.device
    for (const one of before.system ?? []) if (next.system?.some(({ id }) => id === one.id) === false) volumes?.gone(one.id)
    if (!first)
      for (const change of changes.toReversed()) {
        log.info('device', change)
        troubles.changed(change)
      }
    const was = before.chosen.speaker?.device
    // The page may know it a moment before the system does, and the system's end of it is what can be set.
    const cameOrChanged = was?.key !== speaker?.key || was?.page !== speaker?.page || was?.system !== speaker?.system
    if (cameOrChanged && speaker !== undefined) takeIntoUse(speaker.system)
    troubles.loudspeaker(speaker)
    arrangeScreens()
    tell()
  }
  const arrangeScreens = () => {
    const plan = planScreens(room.screens.screens, room.screen?.screen ?? null, deviceSettings().screens.others)
    // A machine that shows nothing, or cannot be asked, is left as it is.
    if (plan.room === null || JSON.stringify(plan) === arranged) return
    arranged = JSON.stringify(plan)
    deps.shell.screens.arrange(plan)
  }
  const takeIntoUse = (id: string | null) => {
    const device = room.system?.find((one) => one.id === id && one.direction === 'output')
    if (device === undefined) return
    if (volumes !== null) {
      const mine = volumes.use(device).then(lookAtSound, (cause: unknown) => log.warn('the volume was not set', { cause: causeText(cause) }))
      settling = mine
      void mine.then(() => {
        if (settling === mine) settling = null
      })
    }
    for (const after of bringAfter)
      later(after, () => {
        if (check.name !== 'running' && room.chosen.speaker?.device.system === id) void audio?.bringTo(device)
      })
  }

  const lookAtSound = async () => {
    soundAsked += 1
    const mine = soundAsked
    const listed = await audio?.list()
    // On a busy machine an older answer can come after a newer one, and would bring back what is gone.
    if (stopped || mine < soundAnswered) return
    soundAnswered = mine
    see({ system: listed?.ok === true ? listed.value : null })
  }
  const lookAtScreens = async () => {
    const screens = await deps.shell.screens.list()
    if (!stopped) see({ screens })
  }

  const advance = (event: CheckEvent) => {
    const before = check
    check = advanceCheck(check, event, clock.now(), {
      good: sayDevices(room, deviceSettings(), voices).word === 'ready' && button !== 'not-pressed',
      button: usableButtons(deps.buttons()).length > 0,
    })
    if (before.name !== 'running' && check.name === 'running') {
      voices = null
      better = null
      button = null
      begun = room.chosen
      void lookAtScreens()
    }
    tell()
    if (before.name === 'running' && check.name !== 'running' && nightlyRun === before.run) void endNightly()
  }
  const endNightly = async () => {
    nightlyRun = null
    nightly = { at: clock.now(), ...sayDevices(room, deviceSettings(), voices) }
    tell()
    await tellNightly({ directory: deps.directory, result: nightly, slice: slice(), log })
  }
  const endButton = (run: number, works: boolean) => {
    if (check.name !== 'running' || check.run !== run || check.step !== 'button') return
    button = works ? 'works' : 'not-pressed'
    log.info('button checked', { works })
    advance({ type: 'step-done', run, step: 'button' })
  }
  const mayCheck = () => programme === null || !['running', 'waiting'].includes(programme.phase.name)
  const start = (kind: CheckKind): Result<void> => {
    if (!mayCheck()) return fail('not-now')
    const begin = () => mayCheck() && advance({ type: 'start', kind })
    if (settling === null) begin()
    else void settling.then(begin)
    return ok(undefined)
  }

  const tick = () => {
    if (check.name === 'running' && clock.now() - check.since > stepLimit[check.step] * clock.speed) {
      if (check.step === 'button') endButton(check.run, false)
      else {
        log.warn('the page did not end a step of the check', { step: check.step })
        // What was heard before says nothing of a sound that cannot even be played now.
        if (check.step === 'sound') room = { ...room, proof: null }
        advance({ type: 'cannot-go-on', run: check.run })
      }
    }
    if (check.name === 'result' && check.until !== null && clock.now() >= check.until) advance({ type: 'close' })
    // A result that a group is reading stays until it has been read.
    if (check.name !== 'idle') return
    const due = isDue(times, { now: clock.now(), speed: clock.speed, programme, room, nightly: deviceSettings().nightly })
    if (due === null) return
    if (due === 'nightly' && (room.chosen.speaker === null || room.chosen.microphone === null)) return void endNightly()
    if (due === 'nightly') nightlyRun = check.run + 1
    start(due === 'group' ? 'group' : 'quiet')
  }

  const remember = (change: Partial<ReturnType<typeof deviceSettings>>) => {
    const next = { ...deviceSettings(), ...change }
    // What is the same already need not be written again after every check.
    if (JSON.stringify(next) !== JSON.stringify(deviceSettings())) settings.set({ devices: next })
  }
  /** A seminar is held on it: the next one is too, where nothing else is asked for. */
  const rememberScreen = () => {
    if (room.screen !== null) rememberScreens({ last: wishOf(room.screen.screen) })
  }
  const rememberScreens = (change: Partial<ReturnType<typeof deviceSettings>['screens']>) =>
    remember({ screens: { ...deviceSettings().screens, ...change } })
  const wishFor = (thing: SoundThing, key: string): DeviceWish | null => {
    const found = room.devices.find((one) => one.key === key && one.direction === (thing === 'speaker' ? 'output' : 'input'))
    return found === undefined ? null : { key, label: found.label }
  }

  return {
    slice,
    programme: (view) => {
      const began = view.phase.name === 'running' && programme?.phase.name !== 'running'
      programme = view
      if (began) rememberScreen()
      if (!mayCheck() && check.name !== 'idle') advance({ type: 'close' })
      else tick()
    },
    begin: async () => {
      audio = deps.audio()
      lastEcho = (await readEcho(deps.directory))?.decibels ?? null
      volumes = await createVolumeKeeper({ path: `${deps.directory}/volumes.json`, audio, level: () => deviceSettings().volume, log })
      cancels.push(
        audio.onChange(() => void lookAtSound()),
        clock.every(lookEvery, tick),
      )
      cancels.push(deps.shell.onEvent(({ type }) => (type === 'displays-changed' || type === 'resumed') && void lookAtScreens()))
      cancels.push(settings.onChange(() => see({})))
      await lookAtScreens()
      await lookAtSound()
    },
    stop: async () => {
      stopped = true
      for (const cancel of cancels) cancel()
      for (const timer of timers) clearTimeout(timer)
      await volumes?.putBack()
      await audio?.close()
    },
    handlers: {
      'devices.seen': async ({ permission, audio: seen }) => {
        see({ page: { permission, audio: seen } })
        await Promise.all([lookAtSound(), lookAtScreens()])
        return ok(undefined)
      },
      'devices.use': ({ thing, key }) => {
        const wish = wishFor(thing, key)
        if (wish === null) return fail('not-now')
        see({ override: { ...room.override, [thing]: wish } })
        return ok(undefined)
      },
      'devices.pin': ({ thing, key }) => {
        if (!deps.staffOpen()) return fail('locked')
        if (isFixed(settings.get(), `devices.pinned.${thing}`)) return fail('policy-decides')
        const wish = key === null ? null : wishFor(thing, key)
        if (key !== null && wish === null) return fail('not-now')
        remember({ pinned: { ...deviceSettings().pinned, [thing]: wish } })
        see({ override: { ...room.override, [thing]: null } })
        return ok(undefined)
      },
      'devices.pinScreen': ({ connector }) => {
        if (!deps.staffOpen()) return fail('locked')
        if (isFixed(settings.get(), 'devices.screens.pinned')) return fail('policy-decides')
        const found = room.screens.screens.find((one) => one.connector === connector)
        if (connector !== null && found === undefined) return fail('not-now')
        rememberScreens({ pinned: found === undefined ? null : wishOf(found) })
        return ok(undefined)
      },
      'devices.others': ({ others }) => {
        if (!deps.staffOpen()) return fail('locked')
        if (isFixed(settings.get(), 'devices.screens.others')) return fail('policy-decides')
        rememberScreens({ others })
        return ok(undefined)
      },
      'check.start': ({ kind }) => start(kind),
      'check.sound': ({ run, playings, echo }) => {
        const { speaker, microphone } = room.chosen
        if (check.name !== 'running' || check.run !== run) return fail('not-now')
        // Unplugged meanwhile, and nothing in its place: that is said already, and there is nothing to wait for.
        if (speaker === null || microphone === null) {
          advance({ type: 'cannot-go-on', run })
          return ok(undefined)
        }
        const labelOf = (key: string) => room.devices.find((one) => one.key === key)?.label ?? key
        const pair = { speaker: speaker.device.key, microphone: microphone.device.key }
        const same = stillProven(begun, room.chosen)
        const findings: readonly Finding[] = same
          ? judgeSound({ ...pair, playings, echo, labelOf })
          : [{ thing: 'speaker', cause: 'not-checked', weight: 'fault' }]
        if (!same) times.quietFor = null
        log.info('sound checked', { ...pair, findings: named(findings), echo, heard: JSON.stringify(playings) })
        const works = findings.every(({ weight }) => weight === 'remark')
        // A quiet check measures no echo, and says nothing against what was measured before.
        if (echo !== null || !works) lastEcho = echo
        if (echo !== null)
          keepEcho(deps.directory, { decibels: echo, at: clock.now() }).catch((cause: unknown) =>
            log.warn('the echo that was measured is not kept', { cause: causeText(cause) }),
          )
        if (speaker.device.form === 'display') room = { ...room, plays: new Map([...room.plays, [speaker.device.key, works]]) }
        room = { ...room, proof: { ...pair, findings } }
        if (works)
          remember({
            last: {
              speaker: { key: pair.speaker, label: speaker.device.label },
              microphone: { key: pair.microphone, label: microphone.device.label },
            },
          })
        // A hello that cannot be heard would only make a group doubt itself.
        advance(works ? { type: 'step-done', run, step: 'sound' } : { type: 'cannot-go-on', run })
        // A screen that turned out to play, or not to, may have another rank now.
        see({})
        return ok(undefined)
      },
      'check.voices': ({ run, seats, better: found }) => {
        voices = seats
        better = found
        advance({ type: 'step-done', run, step: 'voices' })
        return ok(undefined)
      },
      'check.button': ({ run, works }) => {
        endButton(run, works)
        return ok(undefined)
      },
      'check.close': () => {
        advance({ type: 'close' })
        return ok(undefined)
      },
    },
  }
}
