import { createHash } from 'node:crypto'
import { connect, createServer } from 'node:net'

/**
 * True when no other kiosk runs with this profile: two would write one journal. The claim is an abstract
 * socket, which the system gives back in the instant this process ends, however it ends. Elsewhere than on
 * Linux there is none; Electron's own lock stands there.
 */
export const claimProfile = async (profileDirectory: string): Promise<boolean> => (await borrowProfile(profileDirectory)) !== null

/** The same for a while: gives the profile back when it is called. Null: a kiosk runs with it, or somebody else has borrowed it. */
export const borrowProfile = (profileDirectory: string): Promise<(() => void) | null> => {
  if (process.platform !== 'linux') return Promise.resolve(() => undefined)
  return new Promise((resolve) => {
    const claim = createServer((socket) => socket.destroy())
    claim.once('error', () => resolve(null))
    claim.listen(claimOf(profileDirectory), () => {
      claim.unref()
      resolve(() => claim.close())
    })
  })
}

/** True when a kiosk runs with this profile; null where the system has no way to tell. */
export const isClaimed = (profileDirectory: string): Promise<boolean | null> => {
  if (process.platform !== 'linux') return Promise.resolve(null)
  return new Promise((resolve) => {
    const knock = connect(claimOf(profileDirectory))
    knock.once('connect', () => {
      knock.destroy()
      resolve(true)
    })
    knock.once('error', () => resolve(false))
  })
}

const claimOf = (profileDirectory: string): string => `\0talkroom-${createHash('sha256').update(profileDirectory).digest('hex').slice(0, 32)}`
