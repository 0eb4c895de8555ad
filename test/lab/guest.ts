import { deepEqual, equal, ok } from 'node:assert/strict'
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { buttonsContract, stageReports } from '../../src-main/buttons/buttons-contract.ts'
import { createHidButtons } from '../../src-main/buttons/hid-buttons.ts'
import { loadHidSystem } from '../../src-main/buttons/hid-system.ts'
import { whyRefused } from '../../src-main/buttons/refusal.ts'
import { createMemoryLog } from '../../src-main/logging/memory-log.ts'
import { afterInTheWorld } from '../../src-main/shell/after.ts'
import type { ButtonProfile } from '../../src-shared/buttons/profile.ts'
import { telephonyDescriptor, vendorDescriptor } from './descriptors.ts'
import { askMonitor, pause, say, step, until } from './report.ts'
import { openLabRoom } from './room.ts'
import { createUhidDevice, type UhidDevice } from './uhid.ts'

const muteme = (): UhidDevice => createUhidDevice({ name: 'muteme.com MuteMe', vendor: 0x20a0, product: 0x42da, descriptor: vendorDescriptor(8, 1) })
const unknown = (): UhidDevice => createUhidDevice({ name: 'Lab Button', vendor: 0x1209, product: 0xb077, descriptor: vendorDescriptor(1, 0) })
const jabra = (product: number, version: number): UhidDevice =>
  createUhidDevice({ name: 'Jabra SPEAK', vendor: 0x0b0e, product, version, descriptor: telephonyDescriptor })

const { down, up } = stageReports.muteme

/** As somebody without rights: what a kiosk meets whose udev rule is missing. */
const asNobody = async (path: string): Promise<void> => {
  const loaded = await loadHidSystem()
  if (!loaded.ok) throw new Error(loaded.failure.cause)
  const device = (await loaded.value.list()).find((one) => one.path === path)
  ok(device !== undefined, 'it is listed all the same')
  const why = await loaded.value.open(path, { report: () => undefined, lost: () => undefined }).then(
    () => 'let in',
    (cause: unknown) => whyRefused(device, cause),
  )
  process.send?.(why)
}

const contract = async (): Promise<void> => {
  for (const { title, run } of buttonsContract)
    await step(`An adapter ${title}`, async () => {
      const plugged: UhidDevice[] = []
      const buttons = createHidButtons({ after: afterInTheWorld, log: createMemoryLog(), load: loadHidSystem })
      const gone = new Set<UhidDevice>()
      try {
        await run({
          buttons,
          plug: async (kind) => {
            const device = kind === 'muteme' ? muteme() : unknown()
            plugged.push(device)
            await pause(60)
            const unplug = () => {
              gone.add(device)
              device.destroy()
            }
            return { report: device.input, unplug }
          },
        })
      } finally {
        await buttons.stop()
        for (const device of plugged) if (!gone.has(device)) device.destroy()
        await pause(60)
      }
    })
}

const latency = () =>
  step('A press is a deed of the room within milliseconds', async () => {
    const room = openLabRoom()
    const device = muteme()
    await until('the button', room.ready)
    const times: number[] = []
    for (let press = 1; press <= 20; press += 1) {
      const began = performance.now()
      device.input(down)
      await until('the deed', () => room.deeds().length >= press)
      times.push(performance.now() - began)
      device.input(up)
      await pause(room.longerThanDouble)
    }
    say({ kind: 'measure', name: 'press to deed', values: times })
    equal(room.net().length, 20)
    ok(room.net().every(({ intent }) => intent === 'next'))
    await room.service.stop()
    device.destroy()
  })

const lights = () =>
  step('The light of a button says whose turn it is, and goes out with the kiosk', async () => {
    const room = openLabRoom()
    const device = muteme()
    await until('a light', () => device.outputs.length > 0)
    await room.service.stop()
    await until('no light', () => device.outputs.at(-1)?.at(-1) === 0)
    device.destroy()
  })

const loss = () =>
  step('A button that is pulled out is missed in words, and it is back by itself when it is plugged in', async () => {
    const room = openLabRoom()
    const missed: number[] = []
    const back: number[] = []
    for (let turn = 0; turn < 8; turn += 1) {
      const device = muteme()
      back.push(await until('the button', () => room.ready() && room.troubles().length === 0))
      await pause(50)
      device.destroy()
      missed.push(await until('the sentence', () => room.troubles().includes('button-gone')))
    }
    say({ kind: 'measure', name: 'unplug to sentence', values: missed })
    say({ kind: 'measure', name: 'plugged in to ready', values: back })
    await room.service.stop()
  })

const usbKeyboard: ButtonProfile = {
  id: 'lab-keyboard',
  name: 'USB keyboard',
  source: 'learned',
  match: [{ vendor: 0x0627, usagePage: 1, usage: 6 }],
  // F1 to F12 begin at 0x3a.
  reads: { by: 'report', sizes: [8], controls: [{ name: 'F1', does: 'button', byte: 2, mask: 0xff, pressed: [0x3a] }] },
}

const realUsb = () =>
  step('A real USB keyboard is read, pulled out of its port, and read again', async () => {
    const room = openLabRoom([usbKeyboard])
    await until('the keyboard', room.ready)
    askMonitor('sendkey f1 60')
    say({ kind: 'measure', name: 'USB key to deed, through the machine’s monitor', values: [await until('the deed', () => room.net().length === 1)] })
    askMonitor('device_del keyboard')
    say({
      kind: 'measure',
      name: 'USB unplug to sentence, through the machine’s monitor',
      values: [await until('the sentence', () => room.troubles().includes('button-gone'))],
    })
    askMonitor('device_add usb-kbd,id=keyboard,bus=xhci.0,port=1')
    say({
      kind: 'measure',
      name: 'USB plugged in to ready, through the machine’s monitor',
      values: [await until('the keyboard again', () => room.ready() && room.troubles().length === 0)],
    })
    await pause(room.longerThanDouble)
    askMonitor('sendkey f1 60')
    await until('the second deed', () => room.net().length === 2)
    await room.service.stop()
  })

const keysOnly = () =>
  step('A keyboard in disguise is watched and not read, so that no press counts twice', async () => {
    const room = openLabRoom([{ ...usbKeyboard, reads: { by: 'keys', keys: ['F1'] } }])
    await until('the keyboard', () => room.slice()?.devices[0]?.state === 'through-keys')
    askMonitor('sendkey f1 60')
    await pause(500)
    deepEqual(room.deeds(), [])
    askMonitor('device_del keyboard')
    await until('the sentence', () => room.troubles().includes('button-gone'))
    askMonitor('device_add usb-kbd,id=keyboard,bus=xhci.0,port=1')
    await until('the keyboard again', () => room.troubles().length === 0)
    await room.service.stop()
  })

const speakerphone = () =>
  step('A speakerphone’s hook key is a button, found by its usage, and its mute key moves nothing', async () => {
    const room = openLabRoom()
    const device = jabra(0x2475, 0x0100)
    await until('the speakerphone', room.ready)
    device.input([1, 0b10])
    device.input([1, 0b00])
    await pause(100)
    deepEqual(room.deeds(), [])
    device.input([1, 0b01])
    device.input([1, 0b00])
    await until('the deed', () => room.net().length === 1)
    deepEqual(device.outputs, [])
    device.destroy()
    await until('the sentence', () => room.troubles().includes('button-gone'))
    await room.service.stop()
  })

const oldSpeakerphone = () =>
  step('Linux keeps a Jabra Speak 410 with firmware before 1.11 away from everybody, and newer ones not', async () => {
    const room = openLabRoom()
    const old = jabra(0x0412, 0x0110)
    await pause(400)
    equal(room.slice()?.devices.length, 0)
    old.destroy()
    const updated = jabra(0x0412, 0x0111)
    await until('the speakerphone', room.ready)
    updated.destroy()
    await room.service.stop()
  })

const storm = () =>
  step('A storm of more than 1,000 reports a second advances nothing, blocks nothing, and is said', async () => {
    const room = openLabRoom()
    const stormy = fork(join(import.meta.dirname, 'storm.ts'))
    const other = jabra(0x2475, 0x0100)
    await until('the buttons', () => room.ready(2), 30_000)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    const busyBefore = process.cpuUsage()
    delay.enable()
    const over = new Promise<number>((resolve) => stormy.once('message', (sent) => resolve(Number(sent))))
    stormy.send('storm')
    await until('the sentence', () => room.troubles().includes('button-storm'), 20_000)
    await pause(500)
    // The button of another group is as quick as ever.
    other.input([1, 1])
    other.input([1, 0])
    say({
      kind: 'measure',
      name: 'storm: another button’s press to deed',
      values: [await until('the other’s deed', () => room.net().length === 1, 20_000)],
    })
    const sent = await over
    delay.disable()
    const busy = process.cpuUsage(busyBefore)
    say({ kind: 'measure', name: 'storm: reports sent', values: [sent] })
    say({ kind: 'measure', name: 'storm: how late the kiosk is, 99 of 100 times', values: [delay.percentile(99) / 1e6] })
    say({ kind: 'measure', name: 'storm: share of one emulated core, percent', values: [(busy.user + busy.system) / 30_000] })
    equal(room.net().length, 1)
    await until('calm', () => !room.troubles().includes('button-storm'), 30_000)
    stormy.send('press')
    await until('a deed', () => room.net().length === 2)
    await room.service.stop()
    stormy.send('end')
    other.destroy()
  })

const forbidden = () =>
  step('A button that the system does not let us open is called forbidden', async () => {
    const device = muteme()
    const loaded = await loadHidSystem()
    if (!loaded.ok) throw new Error(loaded.failure.cause)
    await pause(200)
    const path = (await loaded.value.list()).find(({ vendor }) => vendor === 0x20a0)?.path
    ok(path !== undefined)
    const nobody = 65_534
    const child = fork(import.meta.filename, ['--as-nobody', path], { uid: nobody, gid: nobody })
    const answer = await new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', (code) => reject(new Error(`it ended with ${code}`)))
    })
    equal(answer, 'forbidden')
    device.destroy()
  })

const [option, path] = process.argv.slice(2)
if (option === '--as-nobody' && path !== undefined) await asNobody(path)
else {
  await contract()
  for (const run of [latency, lights, loss, realUsb, keysOnly, speakerphone, oldSpeakerphone, storm, forbidden]) await run()
  say({ kind: 'end' })
  // A step that failed may have left something open.
  process.exit(0)
}
