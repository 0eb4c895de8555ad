import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'

// For tests: a certificate authority, and a proxy, as a county has them.

export type Certificate = { readonly key: string; readonly cert: string }

/** An authority of its own in `directory`; nobody believes it who is not told to. */
export const makeAuthority = (directory: string) => {
  const at = (name: string) => join(directory, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30', '-subj', '/CN=County of Trial')
  return {
    file: at('ca.pem'),
    /** A certificate for this name, valid from today or only in the past. */
    certify: (name: string, when: 'now' | 'past' = 'now'): Certificate => {
      openssl('req', ...newKey, '-keyout', 'server.key', '-out', 'server.csr', '-subj', `/CN=${name}`)
      const kind = /^[\d.]+$/.test(name) ? 'IP' : 'DNS'
      writeFileSync(at('server.ext'), `subjectAltName=${kind}:${name}\n`)
      const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'server.ext', '-out', 'server.pem']
      if (when === 'now') openssl('x509', '-req', '-in', 'server.csr', ...signing, '-days', '30')
      else certifyInThePast(openssl, at)
      return { key: readFileSync(at('server.key'), 'utf8'), cert: readFileSync(at('server.pem'), 'utf8') }
    },
  }
}

/** Older versions of `openssl x509` take no dates; `openssl ca` does. */
const certifyInThePast = (openssl: (...args: string[]) => unknown, at: (name: string) => string): void => {
  writeFileSync(at('index.txt'), '')
  const policy = '[p]\ncommonName=supplied\n'
  writeFileSync(at('ca.cnf'), `[ca]\ndefault_ca=d\n[d]\nnew_certs_dir=.\ndatabase=index.txt\nrand_serial=yes\ndefault_md=sha256\npolicy=p\n${policy}`)
  const dates = ['-startdate', '20200101000000Z', '-enddate', '20200201000000Z']
  openssl(
    'ca',
    '-batch',
    '-config',
    'ca.cnf',
    '-cert',
    'ca.pem',
    '-keyfile',
    'ca.key',
    '-in',
    'server.csr',
    '-out',
    'server.pem',
    '-notext',
    ...dates,
    '-extfile',
    'server.ext',
  )
}

export type TestProxy = {
  readonly url: string
  /** What was asked of it: `CONNECT host:port`, `GET http://…`. */
  readonly asked: string[]
  close(): Promise<void>
}

/** `login`: `user:password` that it wants to hear. `at`: the address that it is on, and that all it leads to is on. */
type ProxyOptions = { readonly login?: string; readonly hosts?: Readonly<Record<string, number>>; readonly at?: string }

/** A real proxy, for tunnels and for plain requests. */
export const startProxy = async ({ login, hosts = {}, at = '127.0.0.1' }: ProxyOptions = {}): Promise<TestProxy> => {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const isWelcome = ({ headers }: IncomingMessage) =>
    login === undefined || headers['proxy-authorization'] === `Basic ${Buffer.from(login).toString('base64')}`
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(`${request.method} ${request.url}`)
    if (!isWelcome(request)) return void response.writeHead(407, { 'proxy-authenticate': 'Basic realm="trial"' }).end()
    const url = new URL(request.url ?? '')
    const { 'proxy-authorization': _, ...headers } = request.headers
    const target = { host: at, port: hosts[url.hostname] ?? Number(url.port), path: url.pathname, headers }
    const onward = httpRequest(target, (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers)))
    onward.on('error', () => response.writeHead(502).end())
    onward.end()
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${request.url}`)
    socket.on('error', () => socket.destroy())
    if (!isWelcome(request)) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="trial"\r\n\r\n')
    const [host = '', port] = (request.url ?? '').split(':')
    const onward = connect(hosts[host] ?? Number(port), at, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    sockets.add(onward)
    onward.on('error', () => socket.destroy())
    onward.on('close', () => sockets.delete(onward))
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, at, resolve))
  const address = server.address()
  return {
    url: `http://${at}:${typeof address === 'object' && address !== null ? address.port : 0}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
