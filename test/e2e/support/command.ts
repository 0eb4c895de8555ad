import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import WebSocket from 'ws'
import type { CommandArgs, CommandName } from '../../../src-shared/contract/contract.ts'
import type { RunningKiosk } from './kiosk.ts'
import { dist } from './places.ts'

/** Asks main for something as the page would, with the page's cookie: what no hand in a test can reach. */
export const command = async <N extends CommandName>(kiosk: RunningKiosk, name: N, args: CommandArgs<N>): Promise<void> => {
  const { origin } = new URL(kiosk.page.url())
  const cookies = await kiosk.page.context().cookies(origin)
  const build = (await readFile(join(dist, 'build-id'), 'utf8')).trim()
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/contract?build=${build}`, {
    origin,
    headers: { cookie: cookies.map((one) => `${one.name}=${one.value}`).join('; ') },
  })
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.once('open', () => socket.send(JSON.stringify({ id: 1, name, args })))
      socket.on('message', (data) => {
        const message = JSON.parse(data.toString()) as { type: string; ok?: boolean; failure?: { reason: string } }
        if (message.type !== 'answer') return
        if (message.ok === true) resolve()
        else reject(new Error(`${name}: ${message.failure?.reason}`))
      })
    })
  } finally {
    socket.close()
  }
}
