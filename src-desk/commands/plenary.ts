import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { causeText } from '../../src-shared/result/result.ts'
import { runPlenary } from '../plenary/run-plenary.ts'
import { Stop } from '../say.ts'
import { storeOption } from './store-option.ts'

type Options = {
  readonly pack: string
  readonly data: string
  readonly store?: string
  readonly host: string
  readonly port: string
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly behindProxy?: boolean
  readonly origin: readonly string[]
  readonly segment?: string
  readonly mediaAddress?: string
  readonly mediaPorts: string
  readonly bitrate: string
  readonly media: boolean
}

export const registerPlenary = (program: Command): void => {
  program
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
    .option('--media-address <address>', "the address that rooms reach this machine's media at; without it, the first there is")
    .option('--media-ports <first-last>', 'the UDP ports for media', '20000-29999')
    .option('--bitrate <kbit>', 'of each on stage at most, in kbit/s: every room receives it of all who are on stage', '600')
    .option('--no-media', 'without sound and picture: queue, points and results only')
    .addHelpText(
      'after',
      '\nThe first run makes the folder; a run that was ended, or killed, goes on where it was. Needs the Debian package "janus".\ndocs/plenary.md says what runs where.',
    )
    .action(async (options: Options) => {
      const tls = await tlsOf(options)
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
        media: options.media
          ? {
              address: options.mediaAddress ?? null,
              ports: portsOf(options.mediaPorts),
              bitrate: wholeNumber('--bitrate', options.bitrate, 64) * 1000,
            }
          : null,
      })
    })
}

const collect = (one: string, all: readonly string[]): readonly string[] => [...all, one]

const wholeNumber = (option: string, text: string, least: number): number => {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < least || number > 65_535)
    throw new Stop(`${option} needs a number from ${least} to 65535, and "${text}" is none.`, 2)
  return number
}

const portsOf = (text: string) => {
  const [first = '', last = '', ...more] = text.split('-')
  const ports = { first: wholeNumber('--media-ports', first, 1024), last: wholeNumber('--media-ports', last, 1024) }
  if (more.length > 0 || ports.last - ports.first < 99)
    throw new Stop('--media-ports needs a hundred ports or more, as 20000-29999: two for each room.', 2)
  return ports
}

const originOf = (text: string): string => {
  const address = URL.parse(text)
  if (address === null || address.origin !== text.replace(/\/$/, '') || address.protocol !== 'https:')
    throw new Stop(`--origin needs an address without a path, as https://desk.example.org, and "${text}" is none.`, 2)
  return address.origin
}

const tlsOf = async ({ tlsCert, tlsKey }: Options): Promise<{ readonly cert: Buffer; readonly key: Buffer } | null> => {
  if (tlsCert === undefined && tlsKey === undefined) return null
  if (tlsCert === undefined || tlsKey === undefined) throw new Stop('TLS needs both --tls-cert and --tls-key.', 2)
  const read = (path: string): Promise<Buffer> =>
    readFile(path).catch((cause: unknown) => {
      throw new Stop(`${path} cannot be read: ${causeText(cause)}`, 2)
    })
  return { cert: await read(tlsCert), key: await read(tlsKey) }
}
