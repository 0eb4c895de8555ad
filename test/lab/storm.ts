import { stageReports } from '../../src-main/buttons/buttons-contract.ts'
import { vendorDescriptor } from './descriptors.ts'
import { pause } from './report.ts'
import { createUhidDevice } from './uhid.ts'

/** In a process of its own, so that what is measured is the kiosk and not what storms: a button that is asked to storm, to press, and to go. */
const { down, up } = stageReports.muteme
const device = createUhidDevice({ name: 'muteme.com MuteMe', vendor: 0x20a0, product: 0x42da, descriptor: vendorDescriptor(8, 1) })
const asked = () => new Promise((go) => process.once('message', go))

/** Emulated, a machine under load is tens of times slower: in bursts a thousand a second are sure to come through. */
const burst = 20

await asked()
const began = performance.now()
let sent = 0
while (performance.now() - began < 3000) {
  for (const until = sent + burst; sent < until; sent += 1) device.input(sent % 2 === 0 ? down : up)
  await pause(2)
}
device.input(up)
process.send?.(sent)
await asked()
device.input(down)
await asked()
device.destroy()
process.exit(0)
