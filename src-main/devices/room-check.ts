import { usableButtons } from '../../src-shared/buttons/check.ts'
import type { ButtonsSlice } from '../../src-shared/contract/buttons.ts'
import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import type { DevicesSlice, deviceCommands } from '../../src-shared/contract/devices.ts'
import { advanceCheck, type CheckEvent, type CheckKind, noCheck, stepLimit } from '../../src-shared/devices/check.ts'
import type { Chosen } from '../../src-shared/devices/choose.ts'
import type { Finding } from '../../src-shared/devices/finding.ts'
import { judgeSound } from '../../src-shared/devices/sound-verdict.ts'
import type { ProgrammeView } from '../../src-shared/programme/view.ts'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import type { Log } from '../logging/log.ts'
import { isDue, whenToCheck } from './check-times.ts'
import type { DeviceMemory } from './device-memory.ts'
import type { DeviceWatch } from './device-watch.ts'
import { keepEcho, readEcho } from './echo-record.ts'
import { named, tellNightly } from './nightly.ts'
import { sayDevices, stillProven } from './room-devices.ts'

/** What the last checks have found. */
export type Found = Pick<DevicesSlice, 'check' | 'voices' | 'echo' | 'button' | 'better' | 'nightly'>

export type RoomCheck = {
  readonly handlers: Pick<CommandHandlers, Extract<keyof typeof deviceCommands, `check.${string}`>>
  found(): Found
  programme(view: ProgrammeView): void
  /** Looks whether something is due, or takes too long. */
  tick(): void
  /** Reads what was measured before. */
  begin(): Promise<void>
}

/** Tries the room's devices: with the group, quietly before it comes, and by night. */
export const createRoomCheck = (deps: {
  watch: DeviceWatch
  memory: DeviceMemory
  clock: Clock
  log: Log
  directory: string
  buttons(): ButtonsSlice['devices']
  slice(): DevicesSlice
  onChange(): void
}): RoomCheck => {
  const { watch, memory, clock, log } = deps
  let found: Found = { check: noCheck, voices: null, echo: null, button: null, better: null, nightly: null }
  let nightlyRun: number | null = null
  let programme: ProgrammeView | null = null
  /** What was chosen, and how loud, when the check began: a trial says something only of that. */
  let begun: Chosen = watch.room().chosen
  const times = whenToCheck()

  const find = (change: Partial<Found>) => {
    found = { ...found, ...change }
  }
  const said = () => sayDevices(watch.room(), memory.get(), found.voices)

  const advance = (event: CheckEvent) => {
    const before = found.check
    const check = advanceCheck(before, event, clock.now(), {
      good: said().word === 'ready' && found.button !== 'not-pressed',
      button: usableButtons(deps.buttons()).length > 0,
    })
    find({ check })
    if (before.name !== 'running' && check.name === 'running') {
      find({ voices: null, better: null, button: null })
      begun = watch.room().chosen
      void watch.look('screens')
    }
    deps.onChange()
    if (before.name === 'running' && check.name !== 'running' && nightlyRun === before.run) void endNightly()
  }
  const endNightly = async () => {
    nightlyRun = null
    const result = { at: clock.now(), ...said() }
    find({ nightly: result })
    deps.onChange()
    await tellNightly({ directory: deps.directory, result, slice: deps.slice(), log })
  }
  const endButton = (run: number, works: boolean) => {
    const { check } = found
    if (check.name !== 'running' || check.run !== run || check.step !== 'button') return
    find({ button: works ? 'works' : 'not-pressed' })
    log.info('button checked', { works })
    advance({ type: 'step-done', run, step: 'button' })
  }
  const mayCheck = () => programme === null || !['running', 'waiting'].includes(programme.phase.name)
  const start = (kind: CheckKind): Result<void> => {
    if (!mayCheck()) return fail('not-now')
    const begin = () => mayCheck() && advance({ type: 'start', kind })
    const settling = watch.settling()
    if (settling === null) begin()
    else void settling.then(begin)
    return ok(undefined)
  }

  const tick = () => {
    const { check } = found
    if (check.name === 'running' && clock.now() - check.since > stepLimit[check.step] * clock.speed) {
      if (check.step === 'button') endButton(check.run, false)
      else {
        log.warn('the page did not end a step of the check', { step: check.step })
        // What was heard before says nothing of a sound that cannot even be played now.
        if (check.step === 'sound') watch.learn({ proof: null })
        advance({ type: 'cannot-go-on', run: check.run })
      }
    }
    const now = found.check
    if (now.name === 'result' && now.until !== null && clock.now() >= now.until) advance({ type: 'close' })
    // A result that a group is reading stays until it has been read.
    if (found.check.name !== 'idle') return
    const room = watch.room()
    const due = isDue(times, { now: clock.now(), speed: clock.speed, programme, room, nightly: memory.get().nightly })
    if (due === null) return
    if (due === 'nightly' && (room.chosen.speaker === null || room.chosen.microphone === null)) return void endNightly()
    if (due === 'nightly') nightlyRun = found.check.run + 1
    start(due === 'group' ? 'group' : 'quiet')
  }

  const keep = (decibels: number) =>
    keepEcho(deps.directory, { decibels, at: clock.now() }).catch((cause: unknown) =>
      log.warn('the echo that was measured is not kept', { cause: causeText(cause) }),
    )

  return {
    found: () => found,
    programme: (view) => {
      programme = view
      if (!mayCheck() && found.check.name !== 'idle') advance({ type: 'close' })
      else tick()
    },
    tick,
    begin: async () => {
      find({ echo: (await readEcho(deps.directory))?.decibels ?? null })
    },
    handlers: {
      'check.start': ({ kind }) => start(kind),
      'check.sound': ({ run, playings, echo }) => {
        const room = watch.room()
        const { speaker, microphone } = room.chosen
        const { check } = found
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
        if (echo !== null || !works) find({ echo })
        if (echo !== null) void keep(echo)
        if (speaker.device.form === 'display') watch.learn({ plays: new Map([...room.plays, [speaker.device.key, works]]) })
        watch.learn({ proof: { ...pair, findings } })
        if (works)
          memory.remember({
            last: {
              speaker: { key: pair.speaker, label: speaker.device.label },
              microphone: { key: pair.microphone, label: microphone.device.label },
            },
          })
        // A hello that cannot be heard would only make a group doubt itself.
        advance(works ? { type: 'step-done', run, step: 'sound' } : { type: 'cannot-go-on', run })
        // A screen that turned out to play, or not to, may have another rank now.
        watch.see({})
        return ok(undefined)
      },
      'check.voices': ({ run, seats, better }) => {
        find({ voices: seats, better })
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
