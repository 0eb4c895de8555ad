import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { isIPv4 } from 'node:net'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { janusConfig } from '../plenary/janus/janus-config.ts'
import type { JanusSecret } from '../plenary/janus/janus-elsewhere.ts'
import { Stop, say } from '../say.ts'
import { portsOf, wholeNumber } from './media-options.ts'

type Options = {
  readonly out: string
  readonly address: string
  readonly port: string
  readonly mediaAddress?: string
  readonly mediaPorts: string
  readonly bitrate: string
  readonly cores: string
  readonly library: string
}

export const registerJanus = (program: Command): void => {
  program
    .command('janus')
    .description('write the configuration for a Janus on another machine, with a secret of its own')
    .requiredOption('--out <folder>', 'where to write it; copied to that machine as it is')
    .requiredOption('--address <address>', 'where the desk reaches that machine: an address in a network of their own')
    .option('--port <number>', 'the port there', '8188')
    .option('--media-address <address>', "the address that rooms reach that machine's media at; without it, the same")
    .option('--media-ports <first-last>', 'the UDP ports for media', '20000-29999')
    .option('--bitrate <kbit>', 'of each on stage at most, in kbit/s', '600')
    .option('--cores <number>', 'how many cores that machine has', '2')
    .option('--library <folder>', "where Janus' parts are there", '/usr/lib/x86_64-linux-gnu/janus')
    .addHelpText(
      'after',
      '\nThere: janus -F FOLDER. On the desk: --janus ws://ADDRESS:PORT --janus-secret FOLDER/secret.json. docs/plenary.md tells more.',
    )
    .action(async (options: Options) => {
      const { address, mediaAddress = address } = options
      for (const one of [address, mediaAddress])
        if (!isIPv4(one)) throw new Stop(`"${one}" is no IPv4 address. Janus listens on an address, not on a name.`, 2)
      const random = () => randomBytes(24).toString('base64url')
      const secret: JanusSecret = { apiSecret: random(), adminKey: random() }
      const files = janusConfig({
        ...secret,
        address,
        mediaAddress,
        folder: resolve(options.out),
        library: options.library,
        port: wholeNumber('--port', options.port, 1),
        mediaPorts: portsOf(options.mediaPorts),
        bitrate: wholeNumber('--bitrate', options.bitrate, 64) * 1000,
        loops: wholeNumber('--cores', options.cores, 1),
      })
      await mkdir(options.out, { recursive: true, mode: 0o700 })
      for (const [name, text] of Object.entries({ ...files, 'secret.json': JSON.stringify(secret) }))
        await writeFile(join(options.out, name), text, { mode: 0o600 })
      say(`Written: ${options.out}. Copy it to that machine, and there: janus -F FOLDER`)
      say(`Here: --janus ws://${address}:${options.port} --janus-secret ${join(options.out, 'secret.json')}`)
    })
}
