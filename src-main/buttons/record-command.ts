import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type HidDevice, identityOf, profileFor } from '../../src-shared/buttons/device.ts'
import { knownProfiles } from '../../src-shared/buttons/known-profiles.ts'
import { causeText } from '../../src-shared/result/result.ts'
import { type HidSystem, loadHidSystem } from './hid-system.ts'
import { startRecording } from './recorder.ts'
import { whyRefused } from './refusal.ts'

const remedies = {
  forbidden:
    'The system does not let you read it. Copy assets/linux/70-talkroom-buttons.rules to /etc/udev/rules.d/, run "sudo udevadm control --reload" and plug it in again.',
  taken: 'Another program holds it. Close that program and try again.',
  'kept-by-system': 'The system keeps keyboards and mice for itself; they cannot be recorded.',
  'not-described': 'The system does not say how it speaks.',
  failed: 'It could not be opened. Unplug it, plug it in and try again.',
} as const

type Say = (text: string) => void
type Deps = { readonly say: Say; load(): ReturnType<typeof loadHidSystem>; stopped(): Promise<void> }

const hex = (value: number | null): string => (value === null ? '?' : value.toString(16).padStart(4, '0'))

/** One line for each device; the number in front names it. */
export const deviceLines = (devices: readonly HidDevice[]): readonly string[] =>
  devices.map((device, index) => {
    const profile = profileFor(device, [], knownProfiles)
    const known = profile === null ? 'unknown' : profile.reads.by === 'keys' ? `${profile.name}, sends keys` : profile.name
    return `${String(index + 1).padStart(3)}  ${identityOf(device).padEnd(12)} ${hex(device.usagePage)}/${hex(device.usage)}  ${device.name ?? 'without a name'}  (${known})`
  })

const record = async (system: HidSystem, devices: readonly HidDevice[], which: string, file: string, deps: Deps): Promise<0 | 1> => {
  const { say } = deps
  const device = devices[Number(which) - 1] ?? devices.find((one) => identityOf(one) === which)
  if (device === undefined) {
    say(`There is no device ${which}. These are there:\n${deviceLines(devices).join('\n')}`)
    return 1
  }
  const gone = Promise.withResolvers<void>()
  const recording = await startRecording(system, device, {
    said: (at, bytes) => say(`${String(at).padStart(7)} ms  ${Buffer.from(bytes).toString('hex')}`),
    lost: () => gone.resolve(),
  })
  if (!recording.ok) {
    say(remedies[await whyRefused(device, recording.failure.cause)])
    return 1
  }
  say(`Recording ${device.name ?? identityOf(device)}. Press once, twice, long; Ctrl+C ends it.`)
  await Promise.race([deps.stopped(), gone.promise.then(() => say('The device is gone.'))])
  const kept = await recording.value.stop()
  try {
    await writeFile(resolve(file), `${JSON.stringify(kept, null, 1)}\n`)
  } catch (cause) {
    say(`It could not be written to ${resolve(file)}: ${causeText(cause)}`)
    return 1
  }
  say(`${kept.reports.length} reports in ${resolve(file)}`)
  return 0
}

const interrupted = (): Promise<void> => new Promise((stop) => process.once('SIGINT', () => stop()))

/** What the command does, apart from its words: answers with the exit code. */
export const runButtons = async (options: { readonly record?: string | undefined; readonly out: string }, deps: Deps): Promise<0 | 1> => {
  const loaded = await deps.load()
  if (!loaded.ok) {
    deps.say(`This computer cannot read buttons: ${loaded.failure.cause ?? 'node-hid has no part for it.'}`)
    return 1
  }
  const devices = await loaded.value.list()
  if (devices.length === 0) {
    deps.say('No device is connected that could be a button.')
    return options.record === undefined ? 0 : 1
  }
  if (options.record !== undefined) return record(loaded.value, devices, options.record, options.out, deps)
  for (const line of deviceLines(devices)) deps.say(line)
  return 0
}

/** Adds `buttons`: what is connected, and `--record` to keep what a device says as a fixture. */
export const addButtonsCommand = (program: Command, { ended }: { ended(code: 0 | 1): void }): void => {
  program
    .command('buttons')
    .description('list what is connected that could be a button, or record what one says')
    .option('--record <device>', 'record this device, by its number in the list or as vendor:product')
    .option('--out <file>', 'where the recording goes', 'button.json')
    .action(async (options: { record?: string; out: string }) => {
      ended(await runButtons(options, { say: (text) => process.stdout.write(`${text}\n`), load: loadHidSystem, stopped: interrupted }))
    })
}
