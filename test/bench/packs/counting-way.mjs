import { connect, createServer } from 'node:net'

/** A way to a server on this machine that counts every byte that comes back by it, heads of answers and all. */
export const startCountingWay = async (port) => {
  let bytes = 0
  const sockets = new Set()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => {
        near.destroy()
        far.destroy()
      })
    }
    far.on('data', (data) => {
      bytes += data.length
    })
    near.pipe(far).pipe(near)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    bytes: () => bytes,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
