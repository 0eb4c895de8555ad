import { join } from 'node:path'
import { causeText } from '../../src-shared/result/result.ts'
import { Stop } from '../say.ts'
import { type JanusSecret, janusElsewhere } from './janus/janus-elsewhere.ts'
import { createJanusMedia } from './janus/janus-media.ts'
import { janusLibrary, startJanusProcess } from './janus/janus-process.ts'
import type { JanusServer } from './janus/janus-server.ts'
import { mediaAddress } from './janus/media-address.ts'
import { createNoMedia } from './media/no-media.ts'
import type { PlenaryMedia } from './media/plenary-media.ts'

/** What carries sound and picture. `address` null: the first of this machine. */
export type MediaRun =
  | { readonly from: 'nowhere' }
  | {
      readonly from: 'here'
      readonly address: string | null
      readonly ports: { readonly first: number; readonly last: number }
      readonly bitrate: number
    }
  | {
      readonly from: 'elsewhere'
      readonly servers: readonly { readonly url: string; readonly secret: JanusSecret }[]
      /** How many sit at one server before the next is begun. */
      readonly block: number
      readonly bitrate: number
    }

/** Opens the media, and says what becomes of it. `data`: where what outlives the desk is kept. */
export const openMedia = async (run: MediaRun, data: string, tell: (line: string) => void): Promise<PlenaryMedia> => {
  if (run.from === 'nowhere') return createNoMedia()
  const servers = run.from === 'here' ? [await ownJanus(run, data, tell)] : elsewhere(run, data)
  const many = servers.length > 1
  const media = createJanusMedia(servers, {
    block: run.from === 'here' ? Number.POSITIVE_INFINITY : run.block,
    onTrouble: (cause) => tell(`Media: ${causeText(cause)}`),
    onState: ({ name }, up) => {
      const where = many || run.from === 'elsewhere' ? ` at ${name}` : ''
      tell(up ? `Sound and picture are ready${where}.` : `Sound and picture are gone${where}; they come back by themselves.`)
    },
  })
  media.onTrespass((member) => tell(`${member} sent without having the floor, was heard by nobody and was thrown out.`))
  return media
}

const ownJanus = async (run: Extract<MediaRun, { from: 'here' }>, data: string, tell: (line: string) => void): Promise<JanusServer> => {
  const library = janusLibrary()
  if (library === null)
    throw new Stop('Janus, which carries sound and picture, is missing. Install it: sudo apt-get install janus. Or run with --no-media.')
  const address = run.address ?? mediaAddress()
  if (address === null) throw new Stop('This machine has no network address for media. Name one with --media-address.', 2)
  const { ports, bitrate } = run
  const janus = await startJanusProcess({ folder: join(data, 'janus'), library, mediaAddress: address, mediaPorts: ports, bitrate })
  tell(`Janus starts, or goes on; media at ${address}, UDP ${ports.first} to ${ports.last}.`)
  janus.onExit(() => tell('Janus went and is started again.'))
  return janus
}

const elsewhere = ({ servers, bitrate }: Extract<MediaRun, { from: 'elsewhere' }>, data: string): readonly JanusServer[] =>
  servers.map(({ url, secret }) => {
    const { host } = new URL(url)
    return janusElsewhere({ url, secret, bitrate, folder: join(data, `janus-${host.replaceAll(/[^a-z0-9.-]/g, '-')}`) })
  })
