import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { askPin } from '../../src-main/cli/ask-pin.ts'
import { writeDurably } from '../../src-main/files/durable-file.ts'
import { hashPin } from '../../src-main/staff/pin.ts'
import { cache } from '../setup/paths.mjs'
import { SetupStop, say } from '../setup/say.mjs'

const settingsIn = (path) => {
  if (!existsSync(path)) return {}
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new SetupStop(`${path} is no JSON, so nothing was changed: ${cause instanceof Error ? cause.message : cause}`)
  }
}

/** Sets the PIN of the staff screen in a profile's settings, or with `--print` only says what to write into them. */
export const staffPin = async (argv) => {
  const { values } = parseArgs({ args: argv, options: { profile: { type: 'string' }, print: { type: 'boolean' } } })
  const asked = await askPin()
  if ('refused' in asked) throw new SetupStop(asked.refused)
  const staffPinHash = await hashPin(asked.pin)
  if (values.print === true) {
    say(JSON.stringify({ staffPinHash }))
    return 0
  }
  const profile = values.profile === undefined ? join(cache, 'profile') : resolve(values.profile)
  mkdirSync(profile, { recursive: true })
  const path = join(profile, 'settings.json')
  await writeDurably(path, `${JSON.stringify({ ...settingsIn(path), staffPinHash }, null, 2)}\n`)
  say(`The PIN is set in ${path}. A kiosk that runs with this profile writes the file itself: stop it before, or set the PIN again.`)
  return 0
}
