import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Certificate } from '../../../src-main/packs/fetch/network/test-network.ts'

type Way = 'udp' | 'tcp' | 'tls'
/** Where TLS is spoken, and as whom. */
type Tls = { readonly port: number } & Certificate

/** The relay that Debian has, on this address, for peers on this address only. */
export const startCoturn = async (address: string, secret: string, tls: Tls) => {
  const port = 43_478
  const folder = mkdtempSync(join(tmpdir(), 'coturn-'))
  const file = join(folder, 'turnserver.conf')
  for (const part of ['cert', 'key'] as const) writeFileSync(join(folder, `${part}.pem`), tls[part], { mode: 0o600 })
  writeFileSync(
    file,
    `listening-ip=${address}
relay-ip=${address}
listening-port=${port}
min-port=49160
max-port=49260
realm=talkroom
use-auth-secret
static-auth-secret=${secret}
no-dtls
no-cli
no-multicast-peers
denied-peer-ip=0.0.0.0-255.255.255.255
allowed-peer-ip=${address}
userdb=${join(folder, 'turndb')}
pidfile=${join(folder, 'pid')}
log-file=stdout
simple-log
tls-listening-port=${tls.port}
cert=${join(folder, 'cert.pem')}
pkey=${join(folder, 'key.pem')}
`,
    { mode: 0o600 },
  )
  const child = spawn('turnserver', ['-c', file], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said += part
    })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let tries = 0; ; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, address)
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (open) break
    if (tries > 50) throw new Error(`coturn did not start: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    port,
    urls: (way: Way) => (way === 'tls' ? [`turns:${address}:${tls.port}?transport=tcp`] : [`turn:${address}:${port}?transport=${way}`]),
    said: () => said,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
