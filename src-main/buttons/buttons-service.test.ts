import { describe, expect, it } from 'vitest'
import { usualBindings } from '../../src-shared/buttons/bindings.ts'
import type { HidDevice } from '../../src-shared/buttons/device.ts'
import type { ButtonDeed, ButtonsSlice } from '../../src-shared/contract/buttons.ts'
import type { Trouble } from '../../src-shared/contract/slices.ts'
import { withDefaults } from '../../src-shared/settings/schema.ts'
import { duration, instant } from '../../src-shared/time/time.ts'
import { exampleView, hundredSeconds } from '../autopilot/example-view.ts'
import { createManualClock } from '../clock/manual-clock.ts'
import { createTroubles } from '../room/troubles.ts'
import type { KioskSettings, Settings } from '../settings/settings.ts'
import { createButtonsService } from './buttons-service.ts'
import { exampleDevice, unknownDevice } from './example-devices.ts'
import { createFakeButtons } from './fake-buttons.ts'

const onTop = (value: number) => [0, 0, 0, value, 0, 0, 0, 0]
const round = { kind: 'round', prompt: {}, seats: [], seat: 0, turn: hundredSeconds, turnsLeft: 3, lastTurn: false } as const
const dialogue = { segment: 'd', partIndex: 0, parts: [], part: round }
const inRound = (groups = 1) =>
  exampleView({ phase: { name: 'running', segment: 'd', enteredAt: instant(0) }, groups: Array.from({ length: groups }, () => ({ dialogue })) })

const inPlenary = () =>
  exampleView({
    phase: { name: 'running', segment: 'p', enteredAt: instant(0) },
    segments: [{ id: 'p', kind: 'plenary', title: { sv: 'Gemensam samling' }, seconds: 900, offlineGuide: [] }],
  })

const open = (options: { view?: ReturnType<typeof exampleView>; settings?: Partial<KioskSettings>; speed?: number; staff?: boolean } = {}) => {
  const clock = createManualClock({ start: instant(1000), speed: options.speed ?? 1 })
  const buttons = createFakeButtons()
  let kept: KioskSettings = { ...withDefaults({}), ...options.settings }
  const settings: Settings = {
    get: () => kept,
    set: (change) => {
      kept = { ...kept, ...change }
    },
    wasReset: false,
    onChange: () => () => undefined,
  }
  let troubles: readonly Trouble[] = []
  let slice: ButtonsSlice | null = null
  const takenBack: string[] = []
  const deeds: ButtonDeed[] = []
  const room = { view: options.view ?? inRound() }
  const service = createButtonsService({
    buttons,
    clock,
    settings,
    troubles: createTroubles((all) => {
      troubles = all
    }),
    room: () => room.view,
    takeBack: (press) => takenBack.push(press),
    isStaff: () => options.staff ?? true,
    publish: (next) => {
      slice = next
      for (const deed of next.deeds) if (!deeds.some(({ n }) => n === deed.n)) deeds.push(deed)
    },
  })
  service.start()
  const wait = (milliseconds: number) => clock.advance(duration(milliseconds * clock.speed))
  const press = (path: string, length = 90) => {
    buttons.report(path, onTop(4))
    wait(length)
    buttons.report(path, onTop(2))
  }
  return {
    service,
    buttons,
    settings,
    room,
    deeds,
    takenBack,
    wait,
    press,
    slice: () => slice ?? service.slice(),
    intents: () => deeds.map(({ intent, group }) => [intent, group]),
    reasons: () => troubles.map(({ reason }) => reason),
  }
}
const muteme = exampleDevice()
const at = (number: number, change: Partial<HidDevice> = {}) => exampleDevice({ path: `/dev/hidraw${number}`, ...change })

describe('the room’s buttons', () => {
  it('turn a press into the page’s next deed at once, and a second one into back', () => {
    const { buttons, press, wait, intents, takenBack, deeds } = open()
    buttons.plug(muteme)
    press(muteme.path)
    expect(intents()).toEqual([['next', 0]])
    wait(100)
    press(muteme.path)
    expect(intents()).toEqual([
      ['next', 0],
      ['back', 0],
    ])
    expect(takenBack).toEqual([deeds[0]?.press])
    expect(deeds[1]?.replaces).toBe(deeds[0]?.press)
  })

  it('show a ring while one is held, take the press back, and pause at the end', () => {
    const { buttons, wait, slice, intents, takenBack } = open()
    buttons.plug(muteme)
    buttons.report(muteme.path, onTop(4))
    wait(800)
    expect(slice().holding).toBe(0)
    expect(takenBack).toHaveLength(1)
    buttons.report(muteme.path, onTop(2))
    expect(slice().holding).toBeNull()
    expect(intents().at(-1)).toEqual(['pause-or-resume', 0])
  })

  it('call for help when one is held until the ring is whole', () => {
    const { buttons, wait, slice, intents } = open()
    buttons.plug(muteme)
    buttons.report(muteme.path, onTop(4))
    wait(2500)
    expect(intents().at(-1)).toEqual(['help', 0])
    expect(slice().holding).toBeNull()
  })

  it('raise the hand instead while the plenary is on', () => {
    const { buttons, wait, intents } = open({ view: inPlenary() })
    buttons.plug(muteme)
    buttons.report(muteme.path, onTop(4))
    wait(2500)
    expect(intents().at(-1)).toEqual(['hand', 0])
  })

  it('know a hand’s pace however fast the room’s time runs', () => {
    const { buttons, press, wait, intents } = open({ speed: 60 })
    buttons.plug(muteme)
    press(muteme.path)
    wait(500)
    press(muteme.path)
    wait(100)
    press(muteme.path)
    expect(intents().map(([intent]) => intent)).toEqual(['next', 'next', 'back'])
  })

  it('wait for the end of a press where it could not be taken back', () => {
    const { buttons, wait, intents } = open({ view: exampleView({ phase: { name: 'before' } }) })
    buttons.plug(muteme)
    buttons.report(muteme.path, onTop(4))
    wait(100)
    expect(intents()).toEqual([])
    buttons.report(muteme.path, onTop(2))
    expect(intents()).toEqual([['next', 0]])
  })

  it('mean what IT bound them to', () => {
    const { buttons, press, wait, intents } = open({ settings: { buttonBindings: { ...usualBindings, double: 'nothing' } } })
    buttons.plug(muteme)
    press(muteme.path)
    wait(100)
    press(muteme.path)
    expect(intents().map(([intent]) => intent)).toEqual(['next', 'next'])
  })

  it('speak for one group each', () => {
    const { buttons, press, intents, service, wait } = open({ view: inRound(2) })
    const [first, second] = [at(1, { serial: 'A' }), at(2, { serial: 'B' })]
    buttons.plug(first)
    buttons.plug(second)
    press(second.path)
    expect(intents()).toEqual([['next', 1]])
    void service.handlers['buttons.assign']({ identity: '20a0:42da:B', group: 0 })
    wait(1000)
    press(second.path)
    press(first.path)
    expect(intents().slice(1)).toEqual([
      ['next', 0],
      ['next', 1],
    ])
  })

  it('speak for one group each also when they are alike and have no serial numbers', () => {
    const { buttons, press, intents } = open({ view: inRound(2) })
    buttons.plug(at(1))
    buttons.plug(at(2))
    press('/dev/hidraw1')
    press('/dev/hidraw2')
    expect(intents()).toEqual([
      ['next', 0],
      ['next', 1],
    ])
  })

  it('that flood and are not read for a while are said to storm', () => {
    const { buttons, reasons, slice } = open()
    buttons.plug(muteme)
    buttons.flood(muteme.path, true)
    expect(reasons()).toEqual(['button-storm'])
    expect(slice().devices[0]?.state).toBe('storm')
    buttons.flood(muteme.path, false)
    expect(reasons()).toEqual([])
    // It was put out meanwhile, and is lit again.
    expect(buttons.lights.get(muteme.path)).toEqual(['your-turn', 'your-turn'])
  })

  it('are missed in words when they are gone, and no more when they or others are there', () => {
    const { buttons, reasons, slice } = open()
    buttons.plug(at(1, { serial: 'A' }))
    expect(reasons()).toEqual([])
    buttons.unplug('/dev/hidraw1')
    expect(reasons()).toEqual(['button-gone'])
    expect(slice().gone).toEqual(['MuteMe'])
    buttons.plug(at(4, { serial: 'A' }))
    expect(reasons()).toEqual([])
    buttons.unplug('/dev/hidraw4')
    buttons.plug(at(5, { serial: 'B' }))
    expect(reasons()).toEqual([])
    expect(slice().gone).toEqual([])
  })

  it('are missed when one of two alike is gone', () => {
    const { buttons, reasons } = open({ view: inRound(2) })
    buttons.plug(at(1))
    buttons.plug(at(2))
    buttons.unplug('/dev/hidraw2')
    expect(reasons()).toEqual(['button-gone'])
  })

  it('are not missed when they were a speakerphone that nobody used as a button', () => {
    const { buttons, reasons } = open()
    const jabra = at(1, { vendor: 0x0b0e, product: 0x2475, usagePage: 0x0b })
    buttons.plug(jabra)
    buttons.unplug(jabra.path)
    expect(reasons()).toEqual([])
  })

  it('that are not let in are named to the room, and why to staff', () => {
    const { buttons, reasons, slice } = open()
    buttons.plug(muteme, 'forbidden')
    expect(reasons()).toEqual(['button-refused'])
    expect(slice().devices[0]?.state).toBe('forbidden')
    buttons.unplug(muteme.path)
    expect(reasons()).toEqual([])
  })

  it('that storm do nothing, say so, and work again afterwards', () => {
    const { buttons, wait, press, deeds, takenBack, reasons } = open()
    buttons.plug(muteme)
    for (let report = 0; report < 1000; report += 1) {
      buttons.report(muteme.path, onTop(report % 2 === 0 ? 4 : 2))
      wait(1)
    }
    expect(reasons()).toEqual(['button-storm'])
    const counted = () => deeds.filter((deed) => deed.intent !== null && !takenBack.includes(deed.press))
    expect(counted()).toEqual([])
    wait(1500)
    expect(reasons()).toEqual([])
    press(muteme.path)
    expect(counted()).toHaveLength(1)
  })

  it('shine as the room goes, and warn when a turn is nearly over', () => {
    const { buttons, wait, room, service } = open()
    buttons.plug(muteme)
    expect(buttons.lights.get(muteme.path)).toEqual(['your-turn'])
    wait(75_000)
    expect(buttons.lights.get(muteme.path)?.at(-1)).toBe('warning')
    room.view = exampleView({ phase: { name: 'ended', at: instant(0) } })
    service.roomChanged()
    expect(buttons.lights.get(muteme.path)?.at(-1)).toBe('off')
  })

  it('are taught by two presses, kept for the room, and forgotten when staff say so', () => {
    const { buttons, service, wait, settings, slice, intents } = open()
    buttons.plug(unknownDevice)
    expect(slice().devices).toEqual([])
    void service.handlers['buttons.learn']({ on: true })
    for (const byte of [1, 0, 1, 0]) {
      buttons.report(unknownDevice.path, [byte])
      wait(200)
    }
    expect(slice().learning).toEqual({ state: 'learned', name: 'Lab Button' })
    expect(settings.get().buttonProfiles).toHaveLength(1)
    buttons.report(unknownDevice.path, [1])
    expect(intents()).toEqual([['next', 0]])
    void service.handlers['buttons.forget']({})
    expect(slice().devices).toEqual([])
    expect(settings.get().buttonProfiles).toEqual([])
  })

  it('that are keys are taught by two presses of the key, and have all gestures', () => {
    const { service, wait, settings, slice, intents } = open()
    const key = (down: boolean) => void service.handlers['buttons.key']({ key: 'b', down })
    void service.handlers['buttons.learn']({ on: true })
    for (const down of [true, false, true, false]) {
      key(down)
      wait(200)
    }
    expect(settings.get().buttonKeys).toEqual(['b'])
    expect(slice().keys).toEqual(['b'])
    expect(intents()).toEqual([])
    key(true)
    wait(1000)
    key(false)
    expect(intents().map(([intent]) => intent)).toEqual(['next', null, 'pause-or-resume'])
  })

  it('are left as they are when nothing was pressed for half a minute', () => {
    const { service, wait, slice } = open()
    void service.handlers['buttons.learn']({ on: true })
    wait(30_000)
    expect(slice().learning).toEqual({ state: 'heard-nothing' })
  })

  it('are not staff’s to bind where the policy of the machine does', async () => {
    const { service, slice } = open({ staff: true, settings: { fixed: ['buttonBindings', 'buttonGroups.x'] } })
    const bindings = { ...usualBindings, double: 'nothing' } as const
    for (const answer of [service.handlers['buttons.bind'](bindings), service.handlers['buttons.assign']({ identity: 'y', group: 1 })])
      expect(await answer).toMatchObject({ ok: false, failure: { reason: 'policy-decides' } })
    expect(slice().bindings).toEqual(usualBindings)
    expect(await service.handlers['buttons.learn']({ on: true })).toMatchObject({ ok: true })
  })

  it('are staff’s to teach and bind', async () => {
    const { service } = open({ staff: false })
    for (const answer of [
      service.handlers['buttons.learn']({ on: true }),
      service.handlers['buttons.forget']({}),
      service.handlers['buttons.bind'](usualBindings),
      service.handlers['buttons.assign']({ identity: 'x', group: 0 }),
    ])
      expect(await answer).toMatchObject({ ok: false, failure: { reason: 'locked' } })
  })
})
