import { createServer } from 'node:net'

/**
 * A TCP port that nobody listens at. Below those that Linux gives to connections by itself (from 32768): one of them could be
 * taken by any connection before the program listens at it.
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 8000)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
