import type { Command } from 'commander'
import { runPlenary } from '../plenary/run-plenary.ts'
import { Stop } from '../say.ts'
import { type TlsOptions, tlsFrom } from '../tls-files.ts'
import { addMediaOptions, collect, type MediaOptions, mediaRunOf, relaysOf, wholeNumber } from './media-options.ts'
import { storeOption } from './store-option.ts'

type Options = TlsOptions &
  MediaOptions & {
    readonly pack: string
    readonly data: string
    readonly store?: string
    readonly host: string
    readonly port: string
    readonly behindProxy?: boolean
    readonly origin: readonly string[]
    readonly segment?: string
    readonly fresh?: boolean
  }

export const registerPlenary = (program: Command): void => {
  const command = program
    .command('plenary')
    .description('run the plenary: rooms, presenters and hosts connect to it, and rooms deliver their results to it')
    .requiredOption('--pack <folder>', "the seminar's pack")
    .option('--data <folder>', 'where the log and the results are kept, one folder for each seminar', 'plenary-data')
    .addOption(storeOption())
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--port <number>', 'the port', '8443')
    .option('--tls-cert <file>', 'the certificate, PEM')
    .option('--tls-key <file>', 'its key, PEM')
    .option('--behind-proxy', 'listen without TLS on another address than the loopback, because a server in front of it speaks TLS')
    .option('--origin <address>', 'what browsers call this desk, https://desk.example.org; may come several times', collect, [])
    .option('--segment <id>', 'which plenary, where the programme has several')
    .option('--fresh', 'set the data aside that is there, after a trial say, and begin with none; nothing of it is lost')
  addMediaOptions(command)
    .addHelpText(
      'after',
      '\nThe first run makes the folder; a run that was ended, or killed, goes on where it was. Needs the Debian package "janus", here or where --janus says.\ndocs/plenary.md says what runs where.',
    )
    .action(async (options: Options) => {
      const tls = await tlsFrom(options)
      const loopback = options.host === '127.0.0.1' || options.host === '::1' || options.host === 'localhost'
      if (tls === null && !loopback && options.behindProxy !== true)
        throw new Stop('Links and evaluations do not go over a network in the clear. Name --tls-cert and --tls-key, or say --behind-proxy.', 2)
      await runPlenary({
        pack: options.pack,
        data: options.data,
        ...(options.store === undefined ? {} : { store: options.store }),
        host: options.host,
        port: wholeNumber('--port', options.port, 0),
        tls,
        origins: options.origin.map(originOf),
        segment: options.segment ?? null,
        fresh: options.fresh === true,
        media: await mediaRunOf(options),
        relays: await relaysOf(options),
      })
    })
}

const originOf = (text: string): string => {
  const address = URL.parse(text)
  if (address === null || address.origin !== text.replace(/\/$/, '') || address.protocol !== 'https:')
    throw new Stop(`--origin needs an address without a path, as https://desk.example.org, and "${text}" is none.`, 2)
  return address.origin
}
