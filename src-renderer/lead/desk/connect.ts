import type { IceServer } from '../../../src-shared/plenary/wire.ts'
import type { Signalling, StageOffer } from '../../plenary/signalling.ts'
import { takeDeskTime } from '../stores/desk-clock.ts'
import { setLink } from '../stores/link.ts'
import { giveNotice } from '../stores/notices.ts'
import { takeChange, takeWelcome } from '../stores/plenary.ts'
import { setAsker } from './ask.ts'
import { type Pace, usualPace } from './coming-back.ts'
import { openDeskSocket } from './desk-socket.ts'

/** Connects the page's stores with the desk, and answers with how media is spoken of over the same socket. */
export const connectDesk = (who: { readonly url: string; readonly pass: string; readonly device: string; readonly pace?: Pace }) => {
  let ice: readonly IceServer[] = []
  const stages = new Set<(offer: StageOffer) => void>()
  const losses = new Set<() => void>()
  const listen = <T>(set: Set<T>, listener: T) => {
    set.add(listener)
    return () => set.delete(listener)
  }
  const loseMedia = (): void => {
    for (const listener of losses) listener()
  }
  /** The line was cut and stands again; media may have gone on meanwhile, and the desk knows. */
  const resumeMedia = async (): Promise<void> => {
    if (losses.size > 0 && !(await socket.askMedia({ do: 'resume' })).ok) loseMedia()
  }
  const socket = openDeskSocket({
    pace: usualPace,
    ...who,
    onTold: (message) => {
      switch (message.type) {
        case 'welcome':
          takeDeskTime(message.now)
          takeWelcome(message.you, message.revision, message.view)
          ice = message.ice
          setLink({ name: 'in' })
          void resumeMedia()
          return
        case 'changed':
          return takeChange(message.revision, message.patch)
        case 'ice':
          ice = message.servers
          return
        case 'stage':
          for (const listener of stages) listener({ sdp: message.sdp, streams: message.streams })
          return
        case 'media-lost':
          return loseMedia()
        case 'slow-down':
          return giveNotice({ kind: 'failed', reason: 'slow-down' })
      }
    },
    onLost: (tries) => setLink({ name: 'lost', tries }),
    onKnocking: () => setLink({ name: 'knocking' }),
    onGone: (reason) => setLink({ name: 'gone', reason }),
  })
  setAsker(socket.ask)
  const signalling: Signalling = {
    ask: socket.askMedia,
    onStage: (listener) => listen(stages, listener),
    onLost: (listener) => listen(losses, listener),
  }
  return { signalling, iceServers: () => ice, again: socket.again, close: socket.close }
}
