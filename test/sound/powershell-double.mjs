import { readFileSync, watchFile, writeFileSync } from 'node:fs'

/**
 * Stands in for Windows' PowerShell where there is none: knows the scripts that the kiosk sends by what they ask for, and
 * answers from a file in which the room's endpoints stand, line by line as the script would.
 */
const [state, ...options] = process.argv.slice(2)
const script = Buffer.from(options[options.indexOf('-EncodedCommand') + 1] ?? '', 'base64').toString('utf16le')
const read = () => JSON.parse(readFileSync(state, 'utf8'))

const set = /\[Talkroom\.Sound\]::Set(Level|Muted)\('(.*)', (.*)\)$/.exec(script.trim())
if (set === null) {
  const say = () => {
    try {
      process.stdout.write(`${JSON.stringify(read())}\r\n`)
    } catch {
      // It is just being written, and the next look sees it whole.
    }
  }
  process.stdout.write('WARNING: not a list\r\n')
  say()
  watchFile(state, { interval: 40 }, say)
} else {
  const [, what, id, value] = set
  const endpoints = read()
  const one = endpoints.find(({ instance }) => instance.endsWith(id))
  if (one === undefined) {
    process.stderr.write('Exception calling "SetLevel": Element not found.')
    process.exit(1)
  }
  if (what === 'Level') one.volume = Number(value)
  else one.muted = value === '$true'
  writeFileSync(state, JSON.stringify(endpoints))
}
