import { type Fault, matrix } from '../sound/faults.ts'
import { report } from './support/devices-report.ts'
import { checkQuietly, expect, test } from './support/sound-room.ts'

/** A few for every change; `TALKROOM_MATRIX=200` for the long run. */
const runs = Number(process.env.TALKROOM_MATRIX ?? 13)

const shuffled = <T>(all: readonly T[]): readonly T[] =>
  all
    .map((one) => [Math.random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one)

test(`no fault of the room is called ready, in ${runs} runs over the matrix of faults`, async ({ pulse, soundRoom }) => {
  test.setTimeout(60_000 + runs * 15_000)
  await pulse.speaker('speaker', 'Jabra SPEAK 510')
  await pulse.speaker('hdmi', 'HDMI 1')
  await pulse.pactl('load-module', 'module-null-sink', 'sink_name=nowhere', 'rate=48000', 'sink_properties=device.description=Nowhere')
  for (const near of ['speaker', 'hdmi']) await pulse.ventilator(near)
  const room = await soundRoom()
  // The room's level is put on once; from then on it is the fault's.
  await room.main.until(({ devices }) => devices.speaker?.device.volume !== null && (devices.speaker?.device.volume ?? 1) < 0.75)

  const tried = new Map<Fault, number[]>()
  const gone: number[] = []
  const order = Array.from({ length: Math.ceil(runs / matrix.length) }, () => shuffled(matrix))
    .flat()
    .slice(0, runs)
  for (const [index, fault] of order.entries()) {
    const hum = fault.tableHears === 'hum' ? await pulse.hum('hum') : null
    const unplugs = fault.tableHears === null ? [] : [await pulse.microphone('table', 'Table microphone', fault.tableHears)]
    if (fault.webcam === true) unplugs.push(await pulse.microphone('zz-webcam', 'Webcam C270', 'speaker.monitor'))
    await fault.apply?.(pulse)
    if (fault.tableHears === null) await room.main.until(({ devices }) => devices.microphone === null)
    else {
      await room.main.until(({ devices }) => devices.microphone?.device.label === 'Table microphone' && devices.microphone.device.system !== null)
      await room.main.until(
        ({ devices }) => devices.devices.some(({ label, page }) => label === 'Webcam C270' && page !== null) === (fault.webcam === true),
      )
    }
    const { known: isKnown } = fault
    if (isKnown !== undefined)
      await room.main.until(
        ({ devices: { speaker, microphone } }) =>
          speaker !== null && microphone !== null && isKnown({ speaker: speaker.device, microphone: microphone.device }),
      )
    const at = `run ${index + 1}, ${fault.name}`
    // Without a microphone there is nothing to try; main says so by itself.
    const { devices, took } = fault.tableHears === null ? { devices: room.main.slices().devices, took: 0 } : await checkQuietly(room)
    const said = `${at}: ${devices.word} ${JSON.stringify(devices.findings)}`
    if (fault.finding === null) expect(devices.word, said).toBe('ready')
    else {
      expect(devices.word, said).not.toBe('ready')
      expect(
        devices.findings.map(({ thing, cause }) => `${thing} ${cause}`),
        said,
      ).toContain(`${fault.finding.thing} ${fault.finding.cause}`)
    }
    if (fault.tableHears === null) continue
    tried.set(fault, [...(tried.get(fault) ?? []), took])

    const pulled = performance.now()
    for (const unplug of unplugs) await unplug()
    await hum?.()
    await room.main.until(({ devices }) => devices.microphone === null)
    if (unplugs.length === 1 && hum === null) gone.push(performance.now() - pulled)
    await pulse.pactl('set-sink-mute', 'speaker', '0')
    await pulse.pactl('set-sink-volume', 'speaker', '70%')
    await room.main.until(
      ({ devices }) =>
        devices.microphone === null && devices.speaker?.device.muted === false && Math.abs((devices.speaker.device.volume ?? 0) - 0.7) < 0.01,
    )
  }
  // Nobody hears the room between two checks.
  expect(await pulse.pactl('list', 'short', 'source-outputs')).toBe('')
  await report({
    'microphone unplugged': gone,
    ...Object.fromEntries([...tried].map(([{ name }, took]) => [name, took])),
  })
  expect(Math.max(...gone)).toBeLessThan(2000)
  const all = [...tried.values()].flat().toSorted((a, b) => a - b)
  expect(all[Math.floor(all.length / 2)]).toBeLessThan(3000)
})
