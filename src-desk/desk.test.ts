import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request, type Server } from 'node:http'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPackServer } from './commands/serve.ts'
import { runDesk } from './desk.ts'
import { cert, key } from './test-certificate.ts'
import { inAddress, namesIn, tlsFrom } from './tls-files.ts'

let directory = ''
let said = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'desk-'))
  said = ''
  const hear = (text: unknown) => {
    said += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(hear)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(directory, { recursive: true, force: true })
})

const at = (...names: string[]) => join(directory, ...names)
const desk = async (...argv: string[]) => {
  said = ''
  return runDesk(argv)
}
const content = {
  format: 1,
  id: 'demo',
  version: 3,
  title: { sv: 'Prov' },
  languages: ['sv'],
  timeZone: 'Europe/Stockholm',
  start: '2022-10-20T13:30',
  programme: [
    { kind: 'welcome', id: 'welcome', title: { sv: 'Välkomna' }, seconds: 300 },
    { kind: 'pause', id: 'pause', title: { sv: 'Paus' }, seconds: 600, minimumSeconds: 300 },
    {
      kind: 'plenary',
      id: 'plenary',
      title: { sv: 'Samling' },
      seconds: 1800,
      fixedAt: '14:40',
      offlineGuide: [{ kind: 'open', prompt: { sv: 'Samtala' }, seconds: 1800 }],
    },
  ],
}
const makeFolder = (change: Record<string, unknown> = {}) => {
  mkdirSync(at('pack', 'media'), { recursive: true })
  writeFileSync(at('pack', 'media', 'bild.pdf'), '%PDF-1.4 a little')
  writeFileSync(at('pack', 'seminar.json'), JSON.stringify({ ...content, ...change }))
}
const signed = async () => {
  makeFolder()
  await desk('keygen', at('o.key'), '--no-passphrase')
  await desk('sign', at('pack'), '--key', at('o.key'), '--no-passphrase')
}

describe('the desk', () => {
  it('makes a key that only its owner may read, and never writes over one', async () => {
    expect(await desk('keygen', at('o.key'), '--no-passphrase')).toBe(0)
    expect(said).toMatch(/Fingerprint, to read to IT staff: {2}[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\n/)
    expect(said).toMatch(/"trustedKeys": \["[0-9a-f]{64}"\]/)
    expect(statSync(at('o.key')).mode & 0o777).toBe(0o600)
    const before = readFileSync(at('o.key'), 'utf8')
    expect(await desk('keygen', at('o.key'), '--no-passphrase')).toBe(1)
    expect(said).toMatch(/is there already/)
    expect(readFileSync(at('o.key'), 'utf8')).toBe(before)
  })

  it('locks a key with a passphrase, and signs with it only then', async () => {
    makeFolder()
    writeFileSync(at('phrase'), 'kaffe och kanelbulle\n')
    writeFileSync(at('other'), 'te')
    expect(await desk('keygen', at('o.key'), '--passphrase-file', at('phrase'))).toBe(0)
    expect(readFileSync(at('o.key'), 'utf8')).toMatch(/ENCRYPTED/)
    expect(await desk('sign', at('pack'), '--key', at('o.key'), '--no-passphrase')).toBe(1)
    expect(said).toMatch(/has a passphrase; leave out --no-passphrase/)
    expect(await desk('sign', at('pack'), '--key', at('o.key'), '--passphrase-file', at('other'))).toBe(1)
    expect(said).toMatch(/not the passphrase/)
    expect(await desk('sign', at('pack'), '--key', at('o.key'), '--passphrase-file', at('phrase'))).toBe(0)
  })

  it('asks for no passphrase of a key that has none, nor where nobody can answer', async () => {
    makeFolder()
    writeFileSync(at('phrase'), 'te')
    await desk('keygen', at('o.key'), '--no-passphrase')
    await desk('keygen', at('locked.key'), '--passphrase-file', at('phrase'))
    expect(await desk('sign', at('pack'), '--key', at('o.key'))).toBe(0)
    expect(await desk('sign', at('pack'), '--key', at('locked.key'))).toBe(2)
    expect(said).toMatch(/Nobody can be asked for the passphrase .* Give it with --passphrase-file or TALKROOM_DESK_PASSPHRASE\./)
    expect(await desk('keygen', at('new.key'))).toBe(2)
    expect(said).toMatch(/Nobody can be asked .* --no-passphrase/)
    expect(await desk('keygen', at('locked.key'))).toBe(1)
    expect(said).toMatch(/is there already/)
  })

  it('says so when the file with the passphrase is not there, or empty', async () => {
    writeFileSync(at('empty'), '\n')
    expect(await desk('keygen', at('o.key'), '--passphrase-file', at('nowhere'))).toBe(2)
    expect(said).toMatch(/The file with the passphrase cannot be read: .*nowhere.* Correct --passphrase-file\./)
    expect(await desk('keygen', at('o.key'), '--passphrase-file', at('empty'))).toBe(2)
    expect(said).toMatch(/is empty/)
    expect(existsSync(at('o.key'))).toBe(false)
  })

  it('signs a folder, verifies it, and shows its programme', async () => {
    await signed()
    expect(said).toMatch(/demo, version 3: 1 file,/)
    expect(await desk('verify', at('pack'))).toBe(0)
    expect(said).toMatch(/whole/)
    expect(await desk('show', at('pack'))).toBe(0)
    expect(said).toContain('13:30–13:35    5 min  welcome     Välkomna')
    expect(said).toContain('13:35–13:45   10 min  pause       Paus  (at least 5 min)')
    expect(said).toContain('14:40–15:10   30 min  plenary     Samling  (fixed)')
    expect(await desk('sign', at('pack'), '--key', at('o.key'), '--no-passphrase', '--pack-version', '4')).toBe(0)
    expect(said).toMatch(/version 4/)
  })

  it('says what is wrong and what to do', async () => {
    makeFolder({ title: 7 })
    await desk('keygen', at('o.key'), '--no-passphrase')
    expect(await desk('sign', at('pack'), '--key', at('o.key'), '--no-passphrase')).toBe(1)
    expect(said).toMatch(/title: /)
    makeFolder()
    expect(await desk('verify', at('pack'))).toBe(1)
    expect(said).toMatch(/signed again|Sign it/)
    expect(await desk('verify', at('nowhere'))).toBe(2)
    expect(await desk('sign', at('pack'), '--key', at('missing.key'), '--no-passphrase')).toBe(1)
    expect(await desk('wander')).toBe(2)
    await signed()
    writeFileSync(at('pack', 'media', 'bild.pdf'), '%PDF-1.4 a kettle')
    expect(await desk('verify', at('pack'))).toBe(1)
    expect(said).toMatch(/media\/bild\.pdf: bytes 0–16 are not what was signed/)
    rmSync(at('pack', 'media', 'bild.pdf'))
    expect(await desk('verify', at('pack'))).toBe(1)
    expect(said).toMatch(/media\/bild\.pdf: is missing/)
  })

  it('makes the same pack of the same folder and key', async () => {
    await signed()
    cpSync(at('pack'), at('copy'), { recursive: true })
    await desk('sign', at('copy'), '--key', at('o.key'), '--no-passphrase')
    for (const name of ['seminar.json', 'seminar.sig', 'seminar.chunks'])
      expect(readFileSync(at('copy', name)).equals(readFileSync(at('pack', name)))).toBe(true)
  })
})

describe('a pack on the local network', () => {
  const ask = (port: number, path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      const asked = request({ port, path, headers, method, host: '127.0.0.1' }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString('latin1') }))
      })
      asked.on('error', reject)
      asked.end()
    })

  const listening = async (server: Pick<Server, 'listen' | 'address'>): Promise<number> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  it('gives its files with ranges that stay true, and nothing else', async () => {
    await signed()
    writeFileSync(at('pack', 'secret.txt'), 'secret')
    writeFileSync(at('o.txt'), 'secret')
    mkdirSync(at('pack', 'join'))
    for (const name of ['7K3P9XQ6.json', 'list.json']) writeFileSync(at('pack', 'join', name), '{}')
    const { server } = await createPackServer(at('pack'))
    const port = await listening(server)
    try {
      const whole = await ask(port, '/media/bild.pdf')
      expect(whole).toMatchObject({ status: 200, body: '%PDF-1.4 a little' })
      const etag = String(whole.headers.etag)
      expect(etag).toMatch(/^"[0-9a-f]{64}"$/)
      expect(await ask(port, '/media/bild.pdf', { range: 'bytes=1-3', 'if-range': etag })).toMatchObject({ status: 206, body: 'PDF' })
      expect(await ask(port, '/media/bild.pdf', { range: 'bytes=1-3', 'if-range': '"other"' })).toMatchObject({
        status: 200,
        body: '%PDF-1.4 a little',
      })
      expect(await ask(port, '/media/bild.pdf', { 'if-none-match': etag })).toMatchObject({ status: 304 })
      expect(await ask(port, '/media/bild.pdf', {}, 'HEAD')).toMatchObject({ status: 200, body: '' })
      expect((await ask(port, '/seminar.sig')).status).toBe(200)
      expect(await ask(port, '/join/7K3P9XQ6.json')).toMatchObject({ status: 200, body: '{}' })
      expect((await ask(port, '/', {}, 'POST')).status).toBe(405)
      for (const path of [
        '/',
        '/secret.txt',
        '/../o.txt',
        '/%2e%2e/o.txt',
        '/media/..%2f..%2fo.txt',
        '/media/%2e%2e/secret.txt',
        '//etc/passwd',
        '/media/bild.pdf/',
        '/%00',
        '/%zz',
        '/media',
        '/join',
        '/join/',
        '/join/list.json',
        '/join/7K3P9XQA.json',
      ])
        expect([path, (await ask(port, path)).status]).toEqual([path, 404])
    } finally {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  })

  it('goes on with what was built meanwhile, and with what was there while that is not whole', async () => {
    await signed()
    const told: number[] = []
    const { server } = await createPackServer(at('pack'), { changed: ({ version }) => told.push(version) })
    const port = await listening(server)
    try {
      const before = await ask(port, '/media/bild.pdf')
      writeFileSync(at('pack', 'seminar.sig'), 'half')
      expect((await ask(port, '/media/bild.pdf')).headers.etag).toBe(before.headers.etag)
      makeFolder()
      writeFileSync(at('pack', 'media', 'bild.pdf'), '%PDF-1.4 another')
      writeFileSync(at('pack', 'media', 'ny.pdf'), '%PDF-1.4 new')
      await desk('sign', at('pack'), '--key', at('o.key'), '--pack-version', '4')
      const after = await ask(port, '/media/bild.pdf', { range: 'bytes=9-11', 'if-range': String(before.headers.etag) })
      expect(after).toMatchObject({ status: 200, body: '%PDF-1.4 another' })
      expect(await ask(port, '/media/ny.pdf')).toMatchObject({ status: 200, body: '%PDF-1.4 new' })
      expect(told).toEqual([4])
    } finally {
      server.close()
    }
  })

  it('speaks TLS with a certificate, under the names that it is for', async () => {
    await signed()
    writeFileSync(at('cert.pem'), cert)
    writeFileSync(at('key.pem'), key)
    const tls = await tlsFrom({ tlsCert: at('cert.pem'), tlsKey: at('key.pem') })
    const { server } = await createPackServer(at('pack'), { tls })
    const port = await listening(server)
    try {
      const status = await new Promise((resolve, reject) => {
        get({ host: 'localhost', port, path: '/seminar.json', ca: cert }, (answer) => resolve(answer.resume().statusCode)).on('error', reject)
      })
      expect(status).toBe(200)
      await expect(ask(port, '/seminar.json')).rejects.toThrow()
      expect(namesIn(Buffer.from(cert))).toEqual(['127.0.0.1', 'localhost'])
      expect(inAddress('fe80::1')).toBe('[fe80::1]')
    } finally {
      server.close()
    }
    expect(await desk('serve', at('pack'), '--tls-cert', at('cert.pem'))).toBe(2)
    expect(said).toMatch(/both --tls-cert and --tls-key/)
    expect(await desk('serve', at('pack'), '--tls-cert', at('cert.pem'), '--tls-key', at('o.key'))).toBe(2)
    expect(said).toMatch(/are no certificate and its key, .*: the key is that of another certificate/)
    expect(await desk('serve', at('o.key'))).toBe(2)
    expect(said).toMatch(/is a file, and the folder of a pack is served/)
  })
})
