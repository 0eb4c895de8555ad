import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { causeText } from '../../src-shared/result/result.ts'
import type { Relays } from '../plenary/access/relays.ts'
import { type JanusSecret, janusSecret } from '../plenary/janus/janus-elsewhere.ts'
import type { MediaRun } from '../plenary/open-media.ts'
import { Stop } from '../say.ts'

export type MediaOptions = {
  readonly mediaAddress?: string
  readonly mediaPorts: string
  readonly bitrate: string
  readonly media: boolean
  readonly janus: readonly string[]
  readonly janusSecret: readonly string[]
  readonly janusRooms: string
  readonly turn: readonly string[]
  readonly turnSecret?: string
}

export const collect = (one: string, all: readonly string[]): readonly string[] => [...all, one]

export const addMediaOptions = (command: Command): Command =>
  command
    .option('--media-address <address>', "the address that rooms reach this machine's media at; without it, the first there is")
    .option('--media-ports <first-last>', 'the UDP ports for media', '20000-29999')
    .option('--bitrate <kbit>', 'of each on stage at most, in kbit/s: every room receives it of all who are on stage', '600')
    .option('--janus <url>', 'a Janus elsewhere, ws://host:8188, in the place of one that is started here; may come several times', collect, [])
    .option('--janus-secret <file>', 'its secret.json, as "desk janus" wrote it; once for all, or once for each', collect, [])
    .option('--janus-rooms <number>', 'how many sit at one Janus before the next is begun', '60')
    .option('--turn <url>', 'a relay for rooms without UDP, turn:host:3478 or turns:host:443?transport=tcp; may come several times', collect, [])
    .option('--turn-secret <file>', "a file with the relay's static-auth-secret")
    .option('--no-media', 'without sound and picture: queue, points and results only')

export const wholeNumber = (option: string, text: string, least: number): number => {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < least || number > 65_535)
    throw new Stop(`${option} needs a number from ${least} to 65535, and "${text}" is none.`, 2)
  return number
}

export const portsOf = (text: string) => {
  const [first = '', last = '', ...more] = text.split('-')
  const ports = { first: wholeNumber('--media-ports', first, 1024), last: wholeNumber('--media-ports', last, 1024) }
  if (more.length > 0 || ports.last - ports.first < 99)
    throw new Stop('--media-ports needs a hundred ports or more, as 20000-29999: two for each room.', 2)
  return ports
}

const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Stop(`${path} cannot be read: ${causeText(cause)}`, 2)
  })

const secretOf = async (path: string): Promise<JanusSecret> => {
  const text = await textOf(path)
  try {
    return janusSecret.parse(JSON.parse(text))
  } catch {
    throw new Stop(`${path} is no secret of a Janus. "desk janus" writes one, secret.json, beside the configuration.`, 2)
  }
}

export const mediaRunOf = async (options: MediaOptions): Promise<MediaRun> => {
  const bitrate = wholeNumber('--bitrate', options.bitrate, 64) * 1000
  if (!options.media) return { from: 'nowhere' }
  const { janus: urls, janusSecret: files } = options
  if (urls.length === 0) {
    if (files.length > 0) throw new Stop('--janus-secret is of a Janus elsewhere; name it with --janus.', 2)
    return { from: 'here', address: options.mediaAddress ?? null, ports: portsOf(options.mediaPorts), bitrate }
  }
  if (files.length !== 1 && files.length !== urls.length) throw new Stop('--janus-secret: one file for all, or one for each --janus.', 2)
  for (const url of urls) {
    const address = URL.parse(url)
    if (address === null || !['ws:', 'wss:'].includes(address.protocol))
      throw new Stop(`--janus needs an address as ws://10.0.0.5:8188, and "${url}" is none.`, 2)
  }
  if (new Set(urls).size < urls.length) throw new Stop('--janus names the same server twice.', 2)
  const secrets = await Promise.all(files.map(secretOf))
  const servers = urls.flatMap((url, index) => {
    const secret = secrets[index] ?? secrets[0]
    return secret === undefined ? [] : [{ url, secret }]
  })
  return { from: 'elsewhere', servers, block: wholeNumber('--janus-rooms', options.janusRooms, 1), bitrate }
}

export const relaysOf = async ({ turn: urls, turnSecret }: MediaOptions): Promise<Relays> => {
  if (urls.length === 0 && turnSecret === undefined) return { urls, secret: '' }
  if (urls.length === 0 || turnSecret === undefined) throw new Stop('A relay needs both --turn and --turn-secret.', 2)
  for (const url of urls)
    if (!/^turns?:[^?/\s]+(\?transport=(udp|tcp))?$/.test(url))
      throw new Stop(`--turn needs an address as turn:relay.example.org:3478 or turns:relay.example.org:443?transport=tcp, and "${url}" is none.`, 2)
  const secret = (await textOf(turnSecret)).trim()
  if (secret === '') throw new Stop(`${turnSecret} is empty. It holds what coturn has as static-auth-secret.`, 2)
  return { urls, secret }
}
