import { groupsOf, intentOf, namesOf } from '../../src-shared/buttons/bindings.ts'
import { identityOf } from '../../src-shared/buttons/device.ts'
import type { ButtonIntent, Gesture } from '../../src-shared/buttons/intents.ts'
import { lightFor } from '../../src-shared/buttons/light.ts'
import type { MachineDeed } from '../../src-shared/buttons/machine.ts'
import type { ButtonProfile, ControlMeaning, Light } from '../../src-shared/buttons/profile.ts'
import { isPressOfSwitch } from '../../src-shared/buttons/switch.ts'
import type { ButtonDeed, ButtonsSlice } from '../../src-shared/contract/buttons.ts'
import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import type { Slices } from '../../src-shared/contract/slices.ts'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { isFixed } from '../../src-shared/settings/layers.ts'
import type { SettingName } from '../../src-shared/settings/schema.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import type { Instant } from '../../src-shared/time/time.ts'
import type { Troubles } from '../room/troubles.ts'
import type { Settings } from '../settings/settings.ts'
import type { ButtonDevice, Buttons, ButtonsEvent } from './buttons.ts'
import { deviceRows, keysId } from './device-rows.ts'
import { createHands } from './hands.ts'
import { createLearnMode } from './learning.ts'
import { createLossWatch } from './loss-watch.ts'

type ButtonsHandlers = Pick<CommandHandlers, 'buttons.key' | 'buttons.learn' | 'buttons.forget' | 'buttons.bind' | 'buttons.assign'>
type Room = Pick<Slices, 'room' | 'groups' | 'seminar' | 'library'>

export type ButtonsService = {
  readonly handlers: ButtonsHandlers
  slice(): ButtonsSlice
  start(): void
  /** The room is another: lights may say something else. */
  roomChanged(): void
  /** Something shook the machine's devices. */
  lookAgain(): void
  stop(): Promise<void>
}

/** Deeds that the page may not have seen yet; it takes each once. */
const deedsKept = 12
const lightsEvery = 1000
const keyIdentity = (key: string): string => `key:${key}`

/** From what is plugged in and pressed to what hands mean. The page carries it out, because it knows what lies over the screen. */
export const createButtonsService = (deps: {
  buttons: Buttons
  clock: Clock
  settings: Settings
  troubles: Troubles
  room(): Room
  takeBack(press: string): void
  isStaff(): boolean
  publish(slice: ButtonsSlice): void
}): ButtonsService => {
  const { buttons, clock, settings } = deps
  let reader: ButtonsSlice['reader'] = 'starting'
  let devices: readonly ButtonDevice[] = []
  let deeds: readonly ButtonDeed[] = []
  let holding: ButtonsSlice['holding'] = null
  let last: ButtonsSlice['last'] = null
  let count = 0
  const shown = new Map<string, Light>()
  const pressed = new Map<string, Instant>()
  /** Identities of buttons that were pressed. */
  const used = new Set<string>()
  const flooding = new Set<string>()
  /** Since when a speakerphone's hook is off, by button and control. */
  const switchedAt = new Map<string, number>()
  const losses = createLossWatch(deps.troubles)

  /** Each button's name among all, and its group, by its id. */
  const places = (): ReadonlyMap<string, { readonly name: string; readonly group: number }> => {
    const names = namesOf(devices.map(({ device }) => identityOf(device)))
    const groups = groupsOf(names, settings.get().buttonGroups, Math.max(1, deps.room().groups.length))
    return new Map(devices.map(({ id }, index) => [id, { name: names[index] ?? id, group: groups.get(names[index] ?? id) ?? 0 }]))
  }

  const slice = (): ButtonsSlice => ({
    reader,
    devices: deviceRows(devices, { places: places(), lights: shown, pressed, storms }),
    gone: losses.gone(),
    deeds,
    holding,
    learning: learning.state(),
    last,
    bindings: settings.get().buttonBindings,
    keys: settings.get().buttonKeys,
  })
  const tell = (): void => deps.publish(slice())

  const rules = () => {
    const { room, library } = deps.room()
    const { name } = room.programme.phase
    const bindings = settings.get().buttonBindings
    // Outside of the programme a press cannot be taken back: it opens a talk, or starts the seminar.
    const eager = (name === 'running' || name === 'waiting') && !library.open
    return { eager, doubles: bindings.double !== 'nothing', holds: bindings.long !== 'nothing' || bindings['very-long'] !== 'nothing' }
  }

  const nameAndGroup = (id: string, key: string): { name: string; group: number } => {
    const button = devices.find((one) => one.id === id)
    if (button !== undefined) return { name: button.profile.name, group: places().get(id)?.group ?? 0 }
    return { name: key, group: settings.get().buttonGroups[keyIdentity(key)] ?? 0 }
  }

  const kindOnNow = () => {
    const { room, seminar } = deps.room()
    const { phase } = room.programme
    return phase.name === 'running' ? (seminar?.content.programme.find(({ id }) => id === phase.segment)?.kind ?? null) : null
  }
  const intentFor = (does: ControlMeaning, gesture: Gesture): ButtonIntent | null => {
    if (does === 'button') return intentOf(settings.get().buttonBindings, gesture, kindOnNow() === 'plenary')
    return does === 'nothing' ? null : does
  }

  const did = (id: string, deed: MachineDeed): void => {
    const { name, group } = nameAndGroup(id, deed.control)
    const press = `${id}/${deed.press}`
    const replaces = deed.replaces === null ? null : `${id}/${deed.replaces}`
    if (replaces !== null) deps.takeBack(replaces)
    holding = deed.what === 'hold' ? group : null
    const gesture: Gesture | null = deed.what === 'hold' || deed.what === 'nothing' ? null : deed.what
    const intent = gesture === null ? null : intentFor(deed.does, gesture)
    if (gesture !== null) last = { name, gesture, at: clock.now() }
    // What moves nothing, a speakerphone's mute key for one, is not the button.
    if (gesture !== null && deed.does !== 'nothing') pressed.set(id, clock.now())
    if (intent !== null || replaces !== null) {
      count += 1
      deeds = [...deeds, { n: count, press, intent, replaces, group, at: clock.now() }].slice(-deedsKept)
    }
    tell()
  }

  const storms = (id: string): boolean => flooding.has(id) || hands.storms(id)

  const stormChanged = (id: string): void => {
    const button = devices.find((one) => one.id === id)
    const trouble = `button-storm:${id}`
    if (storms(id)) deps.troubles.set({ id: trouble, severity: 'trouble', reason: 'button-storm', params: { name: button?.profile.name ?? '' } })
    else deps.troubles.clear(trouble)
    tell()
  }

  const hands = createHands({ clock, rules, did, stormChanged })

  const teach = (profiles: readonly ButtonProfile[]): void => {
    settings.set({ buttonProfiles: [...profiles] })
    buttons.teach(settings.get().buttonProfiles)
  }
  const learning = createLearnMode({
    clock,
    listen: buttons.listen,
    learnedDevice: (profile) => teach([...settings.get().buttonProfiles.filter(({ id }) => id !== profile.id), profile].slice(-20)),
    learnedKey: (key) => settings.set({ buttonKeys: [...new Set([...settings.get().buttonKeys, key])].slice(-20) }),
    changed: tell,
  })

  const shine = (): boolean => {
    const { room, groups } = deps.room()
    const kind = kindOnNow()
    const mine = places()
    let changed = false
    for (const { id, profile, refusal } of devices) {
      if (profile.lights === undefined || refusal !== null) continue
      const light = lightFor(room, groups[mine.get(id)?.group ?? 0], kind, clock.now())
      if (shown.get(id) === light) continue
      shown.set(id, light)
      buttons.light(id, light)
      changed = true
    }
    return changed
  }

  const take = (event: ButtonsEvent): void => {
    switch (event.type) {
      case 'devices': {
        reader = 'ready'
        const before = devices
        devices = event.devices
        for (const { id } of before)
          if (!devices.some((one) => one.id === id)) {
            hands.gone(id)
            flooding.delete(id)
            shown.delete(id)
            pressed.delete(id)
            deps.troubles.clear(`button-storm:${id}`)
          }
        losses.look(devices, used)
        shine()
        tell()
        return
      }
      case 'unavailable':
        reader = 'missing'
        tell()
        return
      case 'flood':
        if (event.on) flooding.add(event.id)
        else flooding.delete(event.id)
        // What a press began has no end that anybody hears, and its light went out.
        if (event.on) hands.gone(event.id)
        else shown.delete(event.id)
        shine()
        stormChanged(event.id)
        return
      case 'heard':
        learning.heard(event.device, event.report)
        return
      case 'edge':
        edge(event)
        return
      case 'pulse':
        hands.pulse(event.id, event.control, meaningOf(event.id, event.control))
    }
  }

  const edge = ({ id, control, down }: Extract<ButtonsEvent, { type: 'edge' }>): void => {
    const button = devices.find((one) => one.id === id)
    if (button === undefined) return
    if (!used.has(identityOf(button.device))) {
      used.add(identityOf(button.device))
      losses.look(devices, used)
    }
    const does = meaningOf(id, control)
    if (button.profile.reads.by !== 'usages') {
      hands.edge(id, control, does, down)
      return
    }
    const key = `${id}/${control}`
    const since = switchedAt.get(key)
    const now = clock.now() / clock.speed
    if (down) switchedAt.set(key, now)
    if (isPressOfSwitch(down, since === undefined ? null : now - since)) hands.pulse(id, control, does)
  }

  const meaningOf = (id: string, control: string): ControlMeaning => {
    const reads = devices.find((one) => one.id === id)?.profile.reads
    if (reads === undefined || reads.by === 'keys') return 'button'
    return reads.by === 'pulse' ? reads.does : (reads.controls.find(({ name }) => name === control)?.does ?? 'button')
  }

  /** `decides`: the settings that it changes; where the policy has one of them, staff cannot. */
  const forStaff =
    <Args>(act: (args: Args) => void, decides: readonly SettingName[] = []) =>
    (args: Args): Result<void> => {
      if (!deps.isStaff()) return fail('locked')
      if (decides.some((name) => isFixed(settings.get(), name))) return fail('policy-decides')
      act(args)
      shine()
      tell()
      return ok(undefined)
    }

  const cancels = [buttons.onEvent(take), clock.every(lightsEvery, () => shine() && tell())]

  return {
    slice,
    start: () => buttons.start(settings.get().buttonProfiles),
    roomChanged: () => {
      if (shine()) tell()
    },
    lookAgain: buttons.lookAgain,
    stop: async () => {
      for (const cancel of cancels) cancel()
      hands.stop()
      learning.end()
      await buttons.stop()
    },
    handlers: {
      'buttons.key': ({ key, down }) => {
        if (learning.state().state !== 'listening') hands.edge(keysId, key, 'button', down)
        else if (down) learning.key(key)
        return ok(undefined)
      },
      'buttons.learn': forStaff(({ on }) => (on ? learning.begin() : learning.end()), ['buttonKeys', 'buttonProfiles']),
      'buttons.forget': forStaff(() => {
        settings.set({ buttonKeys: [] })
        teach([])
        learning.end()
      }, ['buttonKeys', 'buttonProfiles']),
      'buttons.bind': forStaff((bindings) => settings.set({ buttonBindings: bindings }), ['buttonBindings']),
      'buttons.assign': forStaff(
        ({ identity, group }) => settings.set({ buttonGroups: { ...settings.get().buttonGroups, [identity]: group } }),
        ['buttonGroups'],
      ),
    },
  }
}
