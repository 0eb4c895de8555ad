import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { writeDurably } from '../../src-main/files/durable-file.ts'
import { hashPin } from '../../src-main/staff/pin.ts'
import { cache } from '../setup/paths.mjs'
import { SetupStop, say } from '../setup/say.mjs'

const pinForm = /^\d{4,12}$/

/** Asks without showing what is typed; from a pipe, the first line is the answer to both questions. */
const askTwice = async () => {
  const muted = new Writable({ write: (_, __, done) => done() })
  const lines = createInterface({ input: process.stdin, output: muted, terminal: process.stdin.isTTY === true })
  try {
    if (process.stdin.isTTY !== true) {
      for await (const line of lines) return line.trim()
      return ''
    }
    const ask = async (question) => {
      process.stdout.write(question)
      const answer = await lines.question('')
      process.stdout.write('\n')
      return answer.trim()
    }
    const first = await ask('New staff PIN, 4 to 12 digits: ')
    if (first !== (await ask('Once more: '))) throw new SetupStop('The two are not the same. Nothing was changed.')
    return first
  } finally {
    lines.close()
  }
}

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
  const pin = await askTwice()
  if (!pinForm.test(pin)) throw new SetupStop('A PIN has 4 to 12 digits and nothing else. Nothing was changed.')
  const staffPinHash = await hashPin(pin)
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
