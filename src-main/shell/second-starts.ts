import { readCode } from '../../src-shared/join/code.ts'
import { looksLikeLink } from '../../src-shared/join/link.ts'
import { causeText } from '../../src-shared/result/result.ts'
import { askLine, hearLines } from '../files/own-socket.ts'
import type { Log } from '../logging/log.ts'

/** What another start of the program brings to the kiosk that runs: an invitation, as a link or a code, or only the wish to see it. */
export type SecondStart = { readonly invitation: string | null }

export type SecondStarts = {
  /** Hears of every start; the last one that nobody was there to hear is told to the first who listens. */
  on(listener: (start: SecondStart) => void): () => void
  close(): Promise<void>
}

const socketName = 'kiosk.sock'
const longest = 20_000

/** Takes one line, an invitation or `focus`, answers `ok`, and knows nothing else. */
export const hearSecondStarts = (profileDirectory: string, log: Log): SecondStarts => {
  const listeners = new Set<(start: SecondStart) => void>()
  let unheard: SecondStart | null = null
  const listening = hearLines(profileDirectory, socketName, (line) => {
    const start = startIn(line)
    if (start === null) return null
    if (listeners.size === 0) unheard = start
    for (const listener of listeners) listener(start)
    return 'ok'
  }).catch((cause: unknown) => {
    log.warn('a second start cannot be heard', { cause: causeText(cause) })
    return null
  })
  return {
    on: (listener) => {
      listeners.add(listener)
      if (unheard !== null) listener(unheard)
      unheard = null
      return () => listeners.delete(listener)
    },
    close: async () => (await listening)?.close(),
  }
}

/** Tells the kiosk that runs with this profile of another start. */
export const tellRunning = async (profileDirectory: string, { invitation }: SecondStart): Promise<'heard' | 'no-answer' | 'no-invitation'> => {
  if (invitation !== null && startIn(invitation)?.invitation !== invitation) return 'no-invitation'
  return (await askLine(profileDirectory, socketName, invitation ?? 'focus')) === 'ok' ? 'heard' : 'no-answer'
}

const startIn = (line: string): SecondStart | null => {
  if (line === 'focus') return { invitation: null }
  const link = looksLikeLink(line) && line.length < longest && !/\p{Cc}/u.test(line)
  return link || readCode(line).ok ? { invitation: line } : null
}
