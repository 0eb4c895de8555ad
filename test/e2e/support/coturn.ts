import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRepository } from '../../../build/setup/paths.mjs'
import type { Certificate } from '../../../src-main/packs/fetch/network/test-network.ts'

type Way = 'udp' | 'tcp' | 'tls'
/** Where TLS is spoken, and as whom. */
type Tls = { readonly port: number } & Certificate

/** What docs/plenary.md tells to write into coturn's configuration, line by line. */
export const relayRecipe = (): readonly string[] => {
  const page = readFileSync(inRepository('docs', 'plenary.md'), 'utf8')
  const recipe = /```\n(listening-port=[\s\S]+?)\n```/.exec(page)?.[1]
  if (recipe === undefined) throw new Error('docs/plenary.md has no recipe for a relay')
  return recipe.split('\n')
}

/** The recipe with a value of one's own in each of these lines, all of which have to be there. */
const filledIn = (recipe: readonly string[], values: Readonly<Record<string, string | number>>): readonly string[] => {
  const missing = Object.keys(values).filter((key) => recipe.filter((line) => line.startsWith(`${key}=`)).length !== 1)
  if (missing.length > 0) throw new Error(`the recipe for a relay has not one line each of ${missing.join(', ')}`)
  return recipe.map((line) => {
    const key = line.slice(0, line.indexOf('='))
    return values[key] === undefined ? line : `${key}=${values[key]}`
  })
}

/** The relay that Debian has, by the recipe of docs/plenary.md, on this address, for peers on this address only. `more`: lines of a test. */
export const startCoturn = async (
  address: string,
  secret: string,
  tls: Tls | null,
  {
    port = 43_478,
    recipe = relayRecipe(),
    more = [],
  }: { readonly port?: number; readonly recipe?: readonly string[]; readonly more?: readonly string[] } = {},
) => {
  const folder = mkdtempSync(join(tmpdir(), 'coturn-'))
  const file = join(folder, 'turnserver.conf')
  for (const part of ['cert', 'key'] as const) writeFileSync(join(folder, `${part}.pem`), tls?.[part] ?? '', { mode: 0o600 })
  const lines = filledIn(recipe, {
    'listening-port': port,
    'tls-listening-port': tls?.port ?? port + 1,
    cert: join(folder, 'cert.pem'),
    pkey: join(folder, 'key.pem'),
    'static-auth-secret': secret,
    'allowed-peer-ip': address,
  })
  const ofTests = [
    `listening-ip=${address}`,
    `relay-ip=${address}`,
    'min-port=49160',
    'max-port=49260',
    'no-dtls',
    ...(tls === null ? ['no-tls'] : []),
    `userdb=${join(folder, 'turndb')}`,
    `pidfile=${join(folder, 'pid')}`,
    'log-file=stdout',
    'simple-log',
  ]
  writeFileSync(file, `${[...lines, ...ofTests, ...more].join('\n')}\n`, { mode: 0o600 })
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
    urls: (way: Way) => (way === 'tls' ? [`turns:${address}:${tls?.port ?? 0}?transport=tcp`] : [`turn:${address}:${port}?transport=${way}`]),
    said: () => said,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
