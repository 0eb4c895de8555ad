import { connect, createServer, type Socket } from 'node:net'

/** A line to a port of this machine that can be cut: whatever goes over it is gone at that moment, and it can be opened anew. */
export const openCable = async (to: number) => {
  const ends = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.once('close', () => {
        ends.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const cut = (): number => {
    const count = ends.size / 2
    for (const one of ends) one.destroy()
    return count
  }
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    /** How many there were. */
    cut,
    close: (): void => {
      cut()
      server.close()
    },
  }
}
