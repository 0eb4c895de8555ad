import { join, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { openRoomsBook } from '../health/rooms-book.ts'
import { keysName, roomsKeys } from '../health/rooms-keys.ts'
import { startRoomsServer } from '../health/rooms-server.ts'
import { readTlsFiles, type TlsFiles } from '../health/tls-files.ts'
import { Stop, say } from '../say.ts'

type Options = TlsFiles & {
  readonly data: string
  readonly host: string
  readonly port: number
  readonly behindProxy: boolean
  readonly keys: boolean
}

export const registerRooms = (program: Command): void => {
  program
    .command('rooms')
    .description('hear how rooms stand, and show all of them on one page: ready, or what is wrong')
    .option('--data <folder>', 'where the keys and what rooms said last are kept', 'rooms-data')
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--port <number>', 'the port', port, 8444)
    .option('--tls-cert <file>', 'the certificate, PEM')
    .option('--tls-key <file>', 'its key, PEM')
    .option('--behind-proxy', 'listen without TLS on another address than the loopback, because a server in front of it speaks TLS', false)
    .option('--keys', 'print the key for rooms and the password of the page, and end', false)
    .addHelpText(
      'after',
      '\nThe first run makes the folder and the keys. Put into the policy of each room: "report": {"to": "https://…", "key": "…"}.\nThe page is /rooms (any user name), for scripts /rooms.json. docs/it.md tells the rest.',
    )
    .action(async (options: Options) => {
      const folder = resolve(options.data)
      const keys = await roomsKeys(folder)
      if (options.keys) {
        say(`For the policy of the rooms:  "report": {"to": "https://…", "key": "${keys.report}"}`)
        say(`Password of the page /rooms:  ${keys.view}`)
        return
      }
      const tls = await readTlsFiles(options)
      const loopback = ['127.0.0.1', '::1', 'localhost'].includes(options.host)
      if (tls === null && !loopback && !options.behindProxy)
        throw new Stop('Keys do not go over a network in the clear. Name --tls-cert and --tls-key, or say --behind-proxy.', 2)
      const book = await openRoomsBook(folder, Date.now)
      const server = await startRoomsServer({ book, keys, host: options.host, port: options.port, tls, wallNow: Date.now })
      const known = book.rooms().length
      say(
        `The page is ${tls === null ? 'http' : 'https'}://${options.host}:${server.port}/rooms. ${known === 0 ? 'No room is known yet.' : `${known} rooms are known.`}`,
      )
      say(`The keys are in ${join(folder, keysName)}; desk rooms --data ${options.data} --keys prints them.`)
      say('Ctrl+C ends it; what rooms said is kept.')
      await new Promise<void>((ended) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended())
      })
      await server.close()
    })
}

const port = (text: string): number => {
  const number = Number(text)
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('It has to be a number from 0 to 65535.')
  return number
}
