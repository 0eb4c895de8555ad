import { createHash } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * True when no other kiosk runs with this profile: two would write one journal. The claim is an abstract
 * socket, which the system gives back in the instant this process ends, however it ends. Elsewhere than on
 * Linux there is none; Electron's own lock stands there.
 */
export const claimProfile = (profileDirectory: string): Promise<boolean> => {
  if (process.platform !== 'linux') return Promise.resolve(true)
  const name = createHash('sha256').update(profileDirectory).digest('hex').slice(0, 32)
  return new Promise((resolve) => {
    const claim = createServer((socket) => socket.destroy())
    claim.once('error', () => resolve(false))
    claim.listen(`\0talkroom-${name}`, () => {
      claim.unref()
      resolve(true)
    })
  })
}
