import { chmod, type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { readCode } from '../../src-shared/join/code.ts'
import { looksLikeLink } from '../../src-shared/join/link.ts'
import { causeText } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'

/** What another start of the program brings to the kiosk that runs: an invitation, as a link or a code, or only the wish to see it. */
export type SecondStart = { readonly invitation: string | null }

export type SecondStarts = {
  /** Hears of every start; the last one that nobody was there to hear is told to the first who listens. */
  on(listener: (start: SecondStart) => void): () => void
  close(): Promise<void>
}

const longest = 20_000
const patience = 3000

/**
 * A socket in a folder that only the kiosk's own user may enter. It takes one line, an invitation or `focus`, answers `ok`, and
 * knows nothing else. What an abstract socket lacks, a folder has: other users of the machine cannot reach it.
 */
export const hearSecondStarts = (profileDirectory: string, log: Log): SecondStarts => {
  const listeners = new Set<(start: SecondStart) => void>()
  let unheard: SecondStart | null = null
  const server = createServer((socket) => {
    void lineFrom(socket).then((line) => {
      const start = line === null ? null : startIn(line)
      if (start === null) socket.destroy()
      else {
        socket.end('ok\n')
        if (listeners.size === 0) unheard = start
        for (const listener of listeners) listener(start)
      }
    })
  })
  server.maxConnections = 8
  const listening = listen(profileDirectory, server).catch((cause: unknown) => {
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
    close: async () => {
      const folder = await listening
      if (folder === null) return
      await new Promise((closed) => server.close(closed))
      await folder.close()
    },
  }
}

/** Tells the kiosk that runs with this profile of another start. */
export const tellRunning = async (profileDirectory: string, { invitation }: SecondStart): Promise<'heard' | 'no-answer' | 'no-invitation'> => {
  if (invitation !== null && startIn(invitation)?.invitation !== invitation) return 'no-invitation'
  let folder: FileHandle | null = null
  try {
    folder = await open(folderOf(profileDirectory), 'r')
    const socket = connect(socketIn(folder))
    socket.on('connect', () => socket.write(`${invitation ?? 'focus'}\n`))
    return (await lineFrom(socket)) === 'ok' ? 'heard' : 'no-answer'
  } catch {
    // No such folder: a kiosk of a version that hears nothing.
    return 'no-answer'
  } finally {
    await folder?.close()
  }
}

const folderOf = (profileDirectory: string): string => join(profileDirectory, 'run')
/** By the open folder's number: a socket's name may have 107 bytes, and a profile's path has more where homes are deep. */
const socketIn = (folder: FileHandle): string => `/proc/self/fd/${folder.fd}/kiosk.sock`

const listen = async (profileDirectory: string, server: ReturnType<typeof createServer>): Promise<FileHandle | null> => {
  if (process.platform !== 'linux') return null
  const path = folderOf(profileDirectory)
  await mkdir(path, { recursive: true, mode: 0o700 })
  await chmod(path, 0o700)
  // Left by a kiosk that was killed; that none is running was made sure of before.
  await rm(join(path, 'kiosk.sock'), { force: true })
  const folder = await open(path, 'r')
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socketIn(folder), resolve))
  server.unref()
  return folder
}

const startIn = (line: string): SecondStart | null => {
  if (line === 'focus') return { invitation: null }
  const link = looksLikeLink(line) && line.length < longest && !/\p{Cc}/u.test(line)
  return link || readCode(line).ok ? { invitation: line } : null
}

/** One line of the other side; null when it says more, says nothing in time, or goes away. */
const lineFrom = (socket: Socket): Promise<string | null> =>
  new Promise((resolve) => {
    let text = ''
    const give = (line: string | null) => {
      socket.removeAllListeners('data')
      resolve(line)
      if (line === null) socket.destroy()
    }
    socket.setTimeout(patience, () => give(null))
    socket.setEncoding('utf8')
    socket.on('error', () => give(null))
    socket.on('close', () => give(null))
    socket.on('data', (more: string) => {
      text += more
      if (text.length > longest) give(null)
      else if (text.endsWith('\n')) give(text.slice(0, -1))
    })
  })
