import { afterEach, describe, expect, it } from 'vitest'
import type { ButtonProfile } from '../../src-shared/buttons/profile.ts'
import { ok } from '../../src-shared/result/result.ts'
import { createManualAfter } from '../../test/electron-double/manual-after.ts'
import { createMemoryLog } from '../logging/memory-log.ts'
import { afterInTheWorld } from '../shell/after.ts'
import type { Buttons, ButtonsEvent } from './buttons.ts'
import { type ButtonsStage, buttonsContract, stageReports } from './buttons-contract.ts'
import { exampleDevice, unknownDevice } from './example-devices.ts'
import { createFakeButtons } from './fake-buttons.ts'
import { createHidButtons } from './hid-buttons.ts'
import { createHidDouble } from './hid-double.ts'

const devices = { muteme: exampleDevice(), unknown: unknownDevice }
const running: Buttons[] = []
afterEach(async () => {
  for (const buttons of running.splice(0)) await buttons.stop()
})

const inMemory = (): ButtonsStage => {
  const buttons = createFakeButtons()
  running.push(buttons)
  return {
    buttons,
    plug: async (kind) => {
      const { path } = devices[kind]
      buttons.plug(devices[kind])
      return { report: (bytes) => buttons.report(path, bytes), unplug: () => buttons.unplug(path) }
    },
  }
}

const overHid = (): ButtonsStage => {
  const double = createHidDouble()
  const buttons = createHidButtons({
    after: afterInTheWorld,
    log: createMemoryLog(),
    load: async () => ok(double.system),
    watch: double.watch,
    fields: async () => [],
  })
  running.push(buttons)
  return {
    buttons,
    plug: async (kind) => {
      const { path } = devices[kind]
      double.plug(devices[kind])
      return { report: (bytes) => double.report(path, bytes), unplug: () => double.unplug(path) }
    },
  }
}

for (const [name, open] of [
  ['buttons in memory', inMemory],
  ['buttons over node-hid', overHid],
] as const)
  describe(name, () => {
    for (const { title, run } of buttonsContract) it(title, () => run(open()))
  })

describe('buttons over node-hid', () => {
  const open = (load?: Parameters<typeof createHidButtons>[0]['load']) => {
    const double = createHidDouble()
    const { after, pass } = createManualAfter()
    const log = createMemoryLog()
    const buttons = createHidButtons({
      after,
      log,
      load: load ?? (async () => ok(double.system)),
      watch: double.watch,
      fields: async () => [],
      refused: async (_, cause) => (cause instanceof Error && cause.message === 'denied' ? 'forbidden' : 'failed'),
    })
    running.push(buttons)
    const events: ButtonsEvent[] = []
    buttons.onEvent((event) => events.push(event))
    buttons.start([])
    const settled = async () => {
      for (let turn = 0; turn < 30; turn += 1) await Promise.resolve()
    }
    const states = () => events.findLast((event) => event.type === 'devices')?.devices.map(({ refusal }) => refusal)
    return { double, buttons, pass, events, settled, states, log }
  }

  it('say so once, and do nothing more, where node-hid has no part for this machine', async () => {
    const { events, settled } = open(async () => ({ ok: false, failure: { reason: 'buttons-unavailable', cause: 'No native build was found' } }))
    await settled()
    expect(events).toEqual([{ type: 'unavailable', cause: 'No native build was found' }])
  })

  it('say why a button is not let in, and take it by themselves when it is', async () => {
    const { double, states, settled, pass } = open()
    await settled()
    double.plug(exampleDevice(), new Error('denied'))
    await settled()
    expect(states()).toEqual(['forbidden'])
    double.refuse(exampleDevice().path, null)
    pass(250)
    await settled()
    expect(states()).toEqual([null])
  })

  it('leave one alone for longer and longer that is never let in', async () => {
    const { double, settled, pass } = open()
    await settled()
    double.plug(exampleDevice(), new Error('denied'))
    await settled()
    for (let second = 0; second < 60; second += 1) {
      pass(1000)
      await settled()
    }
    expect(double.opens()).toBeLessThan(12)
    expect(double.opens()).toBeGreaterThan(6)
  })

  it('look closely together after something happened, and once a second afterwards', async () => {
    const { double, settled, pass } = open()
    const lookedWithin = async (milliseconds: number) => {
      const before = double.lists()
      for (let at = 0; at < milliseconds; at += 50) {
        pass(50)
        await settled()
      }
      return double.lists() - before
    }
    await settled()
    await lookedWithin(5000)
    expect(await lookedWithin(5000)).toBe(5)
    double.plug(exampleDevice())
    await settled()
    expect(await lookedWithin(1000)).toBeGreaterThanOrEqual(3)
  })

  it('stop reading one that floods, for longer each time, and read it again when it is quiet', async () => {
    const { double, events, settled, pass } = open()
    await settled()
    double.plug(exampleDevice())
    await settled()
    const flood = (reports: number) => {
      for (let report = 0; report < reports; report += 1)
        double.report(exampleDevice().path, report % 2 === 0 ? stageReports.muteme.down : stageReports.muteme.up)
    }
    const floods = () => events.flatMap((event) => (event.type === 'flood' ? [event.on] : []))
    flood(1000)
    expect(floods()).toEqual([true])
    // Closed: what it says reaches nobody.
    const edges = events.length
    flood(1000)
    expect(events.length).toBe(edges)
    pass(2000)
    await settled()
    flood(1000)
    expect(floods()).toEqual([true, true])
    pass(2000)
    await settled()
    const still = events.length
    flood(10)
    expect(events.length).toBe(still)
    pass(3000)
    await settled()
    pass(1000)
    expect(floods()).toEqual([true, true, false])
    flood(2)
    expect(events.slice(-2)).toMatchObject([
      { type: 'edge', down: true },
      { type: 'edge', down: false },
    ])
  })

  it('notice the loss of a button of which no error tells, at the next look', async () => {
    const { double, states, settled, pass } = open()
    await settled()
    double.plug(exampleDevice({ path: '/dev/hidraw3' }))
    await settled()
    expect(states()).toEqual([null])
    // Another device took its place while nobody looked.
    double.plug(unknownDevice)
    double.plug({ ...unknownDevice, path: '/dev/hidraw3' })
    await settled()
    pass(1000)
    await settled()
    expect(states()).toEqual([])
  })

  it('ask a button that says nothing by itself, and light one that has a light', async () => {
    const { double, buttons, events, settled, pass } = open()
    await settled()
    double.plug(exampleDevice({ path: '/dev/hidraw1', vendor: 0x1d34, product: 0x000d }))
    double.plug(exampleDevice({ path: '/dev/hidraw2' }))
    await settled()
    for (let turn = 0; turn < 5; turn += 1) {
      pass(40)
      await settled()
    }
    expect(double.written.get('/dev/hidraw1')?.length).toBeGreaterThanOrEqual(5)
    double.report('/dev/hidraw1', [0x16, 0, 0, 0, 0, 0, 0, 3])
    expect(events.at(-1)).toMatchObject({ type: 'edge', down: true })
    const muteme = events.findLast((event) => event.type === 'devices')?.devices.find(({ profile }) => profile.id === 'muteme')
    buttons.light(muteme?.id ?? '', 'your-turn')
    buttons.light(muteme?.id ?? '', 'your-turn')
    await settled()
    expect(double.written.get('/dev/hidraw2')).toEqual([[0, 2]])
    await buttons.stop()
    expect(double.written.get('/dev/hidraw2')?.at(-1)).toEqual([0, 0])
  })

  it('keep a button whose light cannot be set, and miss one that cannot be asked any more', async () => {
    const { double, buttons, events, settled, pass } = open()
    await settled()
    double.plug(exampleDevice({ path: '/dev/hidraw1', vendor: 0x1d34, product: 0x000d }))
    double.plug(exampleDevice({ path: '/dev/hidraw2' }))
    await settled()
    // The second came while the first was looked at.
    pass(0)
    await settled()
    const there = () => events.findLast((event) => event.type === 'devices')?.devices ?? []
    double.refuseWrites('/dev/hidraw2')
    buttons.light(there().find(({ profile }) => profile.id === 'muteme')?.id ?? '', 'your-turn')
    await settled()
    expect(there()).toHaveLength(2)
    const before = events.length
    double.refuseWrites('/dev/hidraw1')
    pass(40)
    await settled()
    expect(events.slice(before).some((event) => event.type === 'devices' && event.devices.length === 1)).toBe(true)
  })

  it('read one anew that was taught another way', async () => {
    const { double, buttons, events, settled } = open()
    const taught = (pressed: number): ButtonProfile => ({
      id: 'taught',
      name: 'Lab Button',
      source: 'learned',
      match: [{ vendor: 0x1209, products: [0xb077] }],
      reads: { by: 'report', sizes: [1], controls: [{ name: 'button', does: 'button', byte: 0, mask: 0xff, pressed: [pressed] }] },
    })
    await settled()
    double.plug(unknownDevice)
    buttons.teach([taught(1)])
    await settled()
    double.report(unknownDevice.path, [2])
    buttons.teach([taught(2)])
    await settled()
    await settled()
    double.report(unknownDevice.path, [2])
    expect(events.filter((event) => event.type === 'edge')).toHaveLength(1)
  })

  it('take what a button says while it is being opened', async () => {
    const double = createHidDouble()
    const { system } = double
    const buttons = createHidButtons({
      after: afterInTheWorld,
      log: createMemoryLog(),
      fields: async () => [],
      watch: double.watch,
      load: async () =>
        ok({
          ...system,
          open: async (path, listener) => {
            const handle = await system.open(path, listener)
            double.report(path, stageReports.muteme.down)
            return handle
          },
        }),
    })
    running.push(buttons)
    double.plug(exampleDevice())
    const edge = new Promise((resolve) => buttons.onEvent((event) => event.type === 'edge' && resolve(event.down)))
    buttons.start([])
    expect(await edge).toBe(true)
  })
})
