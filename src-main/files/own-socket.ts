import { chmod, type FileHandle, mkdir, open as openFolder, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'

export type OwnSocket = { close(): Promise<void> }

const longest = 20_000
/** So long somebody may take to say their line; what it takes to answer is another matter. */
const patience = 3000

/**
 * Answers lines on a socket in a folder that only the kiosk's own user may enter: what an abstract socket lacks, a folder
 * has, and other users of the machine cannot reach it. One connection says one line and hears one; null hangs up on it.
 * Null where the system has no such sockets; rejects when the folder cannot be used.
 */
export const hearLines = async (
  profileDirectory: string,
  name: string,
  answer: (line: string) => string | null | Promise<string | null>,
): Promise<OwnSocket | null> => {
  if (process.platform !== 'linux') return null
  const path = folderOf(profileDirectory)
  await mkdir(path, { recursive: true, mode: 0o700 })
  await chmod(path, 0o700)
  // Left by a kiosk that was killed; that none is running was made sure of before.
  await rm(join(path, name), { force: true })
  const folder = await openFolder(path, 'r')
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    void lineFrom(socket, patience)
      .then((line) => (line === null ? null : answer(line)))
      .then((said) => (said === null ? socket.destroy() : socket.end(`${said}\n`)))
  })
  server.maxConnections = 8
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socketIn(folder, name), resolve))
  server.unref()
  return {
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      // Whoever still waits for an answer does not hold up the end.
      for (const socket of open) socket.destroy()
      await closed
      await folder.close()
    },
  }
}

/** Says a line to the kiosk that runs with this profile, and hears its answer; null when nobody answers in so many milliseconds. */
export const askLine = async (profileDirectory: string, name: string, line: string, wait = patience): Promise<string | null> => {
  let folder: FileHandle | null = null
  try {
    folder = await openFolder(folderOf(profileDirectory), 'r')
    const socket = connect(socketIn(folder, name))
    socket.on('connect', () => socket.write(`${line}\n`))
    return await lineFrom(socket, wait)
  } catch {
    // No such folder: a kiosk of a version that hears nothing.
    return null
  } finally {
    await folder?.close()
  }
}

const folderOf = (profileDirectory: string): string => join(profileDirectory, 'run')
/** By the open folder's number: a socket's name may have 107 bytes, and a profile's path has more where homes are deep. */
const socketIn = (folder: FileHandle, name: string): string => `/proc/self/fd/${folder.fd}/${name}`

/** One line of the other side; null when it says more, says nothing in time, or goes away. */
const lineFrom = (socket: Socket, wait: number): Promise<string | null> =>
  new Promise((resolve) => {
    let text = ''
    const give = (line: string | null) => {
      socket.removeAllListeners('data')
      socket.setTimeout(0)
      resolve(line)
      if (line === null) socket.destroy()
    }
    socket.setTimeout(wait, () => give(null))
    socket.setEncoding('utf8')
    socket.on('error', () => give(null))
    socket.on('close', () => give(null))
    socket.on('data', (more: string) => {
      text += more
      if (text.length > longest) give(null)
      else if (text.endsWith('\n')) give(text.slice(0, -1))
    })
  })
