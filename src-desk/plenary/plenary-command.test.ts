import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { tryDesk } from '../try-desk.ts'
import { testManifest } from './test-desk.ts'
import { createTestGuest } from './test-guest.ts'

const { at, run: desk, said } = tryDesk()
beforeEach(async () => {
  mkdirSync(at('pack'))
  const { files: _, ...content } = testManifest
  writeFileSync(at('pack', 'seminar.json'), JSON.stringify({ ...content, start: soon() }))
  await desk('keygen', at('o.key'), '--no-passphrase')
  await desk('sign', at('pack'), '--key', at('o.key'), '--no-passphrase')
})

/** Passes of the command hold around the seminar, and a process has the world's time. */
const soon = () => `${new Date().toISOString().slice(0, 10)}T12:00`
const passOf = async (...argv: string[]) => {
  await desk('pass', '--pack', at('pack'), '--key', at('o.key'), '--no-passphrase', ...argv)
  return said().trim()
}

/** The command as a process of its own, with the port it says. */
const startPlenary = async () => {
  const script = `import { runDesk } from ${JSON.stringify(join(import.meta.dirname, '..', 'desk.ts'))}; process.exitCode = await runDesk(process.argv.slice(1))`
  const argv = ['plenary', '--pack', at('pack'), '--data', at('data'), '--port', '0', '--no-media']
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, '--', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (part: Buffer) => {
      output += part.toString()
      const found = /ws:\/\/127\.0\.0\.1:(\d+)\/plenary[\s\S]*Ctrl\+C/.exec(output)?.[1]
      if (found !== undefined) resolve(Number(found))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(output)))
  })
  return { port, output: () => output, kill: () => child.kill('SIGKILL'), end: () => child.kill('SIGINT'), ended }
}

describe('desk plenary', () => {
  it('is killed and started again, and goes on where it was; its results are exported meanwhile', async () => {
    const link = await passOf('--role', 'room', '--id', 'motala', '--name', 'Motala', '--groups', '2')
    const item = {
      id: 'i1',
      kind: 'mainPoints',
      seminar: 'demo',
      seminarVersion: 3,
      segment: 'learning',
      group: 1,
      complete: true,
      body: { texts: ['Tid'] },
    }
    const first = await startPlenary()
    const delivered = await fetch(`http://127.0.0.1:${first.port}/items`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${link}` },
      body: JSON.stringify(item),
    })
    expect(delivered.status).toBe(200)
    expect(await desk('results', '--pack', at('pack'), '--data', at('data'), '--out', at('out.csv'))).toBe(0)
    expect(said()).toContain('1 line in ')
    expect(readFileSync(at('out.csv'), 'utf8')).toContain('mainPoints,learning,motala,2,,Tid')
    // Somebody else has it open: it stays where it is.
    expect(await desk('plenary', '--pack', at('pack'), '--data', at('data'), '--port', '0', '--no-media', '--fresh')).toBe(1)
    expect(said()).toMatch(/The data is in use: another desk runs with it/)
    first.kill()
    await first.ended

    const second = await startPlenary()
    expect(second.output()).toContain('It goes on where it was: 1 have been here, 1 points, 1 deliveries.')
    const room = createTestGuest(second.port)
    await room.opened()
    room.hello(link, 'a-device-in-that-very-room')
    expect(await room.welcome()).toMatchObject({ view: { you: { contributed: 1 } } })
    // Another computer, and no host who could let it in.
    const knocker = createTestGuest(second.port)
    await knocker.opened()
    knocker.hello(link, 'another-device-in-that-room')
    expect(await knocker.bye()).toBe('pass-in-use')
    expect(await desk('admit', '--pack', at('pack'), '--data', at('data'), '--id', 'motala')).toBe(0)
    expect(said()).toContain('Motala may come in on another device now.')
    expect(await room.bye()).toBe('pass-in-use')
    const comesBack = createTestGuest(second.port)
    await comesBack.opened()
    comesBack.hello(link, 'another-device-in-that-room')
    await comesBack.welcome()
    expect(await desk('admit', '--pack', at('pack'), '--data', at('data'), '--id', 'nobody')).toBe(1)
    expect(said()).toMatch(/Nobody has come in as "nobody" yet/)
    expect(await desk('revoke', '--pack', at('pack'), '--data', at('data'), '--id', 'motala')).toBe(0)
    expect(await comesBack.bye()).toBe('pass-revoked')
    expect(await desk('revoke', '--pack', at('pack'), '--data', at('data'), '--pass', link)).toBe(1)
    expect(said()).toMatch(/taken back before/)
    const other = createTestGuest(second.port)
    await other.opened()
    other.hello(await passOf('--role', 'host', '--id', 'hugo', '--name', 'Hugo'), 'a-device-of-the-very-host')
    await other.welcome()
    second.end()
    expect(await other.bye()).toBe('closing')
    expect(await second.ended).toBe(0)
  })

  it('says what is wrong with what it was asked, and does nothing', async () => {
    for (const [argv, sentence] of [
      [['--host', '0.0.0.0'], /do not go over a network in the clear/],
      [['--port', 'x'], /--port needs a number/],
      [['--bitrate', '10'], /--bitrate needs a number from 64/],
      [['--media-ports', '20000-20010'], /a hundred ports or more/],
      [['--origin', 'https://desk.example/path'], /without a path/],
      [['--segment', 'learning'], /no plenary "learning"/],
      [['--tls-cert', at('none.pem')], /both --tls-cert and --tls-key/],
      [['--janus', 'http://10.0.0.5', '--janus-secret', at('o.key')], /needs an address as ws:/],
      [['--janus', 'ws://10.0.0.5:8188'], /one file for all, or one for each/],
      [['--janus', 'ws://10.0.0.5:8188', '--janus-secret', at('o.key')], /is no secret of a Janus/],
      [['--janus', 'ws://10.0.0.5:8188', '--janus', 'ws://10.0.0.5:8188', '--janus-secret', at('o.key')], /the same server twice/],
      [['--janus-secret', at('o.key')], /name it with --janus/],
      [['--turn', 'turn:relay.example:3478'], /both --turn and --turn-secret/],
      [['--turn', 'https://relay.example', '--turn-secret', at('o.key')], /needs an address as turn:/],
      [['--turn', 'turn:relay.example:3478', '--turn-secret', at('none')], /cannot be read/],
    ] as const) {
      expect(await desk('plenary', '--pack', at('pack'), '--data', at('data'), ...argv)).toBe(2)
      expect(said()).toMatch(sentence)
    }
    expect(await desk('revoke', '--pack', at('pack'), '--data', at('data'), '--id', 'nobody')).toBe(1)
    expect(said()).toMatch(/Nobody has come in as "nobody"/)
    expect(await desk('results', '--pack', at('pack'), '--data', at('nowhere'))).toBe(2)
    expect(said()).toMatch(/There is no plenary in/)
  })
})

describe('desk pass', () => {
  it('prints the whole link of who has a browser, with the pass where no server sees it, and the bare pass of a room', async () => {
    const argv = ['--id', 'x', '--name', 'X', '--desk', 'https://desk.example.org:8443/']
    for (const role of ['presenter', 'host', 'observer'])
      expect(await passOf('--role', role, ...argv)).toMatch(/^https:\/\/desk\.example\.org:8443\/lead#[\w-]+\.[\w-]{86}$/)
    expect(await passOf('--role', 'room', ...argv)).toMatch(/^[\w-]+\.[\w-]{86}$/)
    expect(await passOf('--role', 'host', '--id', 'x', '--name', 'X')).toMatch(/^[\w-]+\.[\w-]{86}$/)
    expect(await passOf('--role', 'host', '--id', 'x', '--name', 'X', '--desk', 'desk.example.org')).toMatch(/needs to be one of a browser/)
  })

  it('is refused with another key than the one that signed the pack, and for a name or id that cannot be', async () => {
    await desk('keygen', at('other.key'), '--no-passphrase')
    const argv = ['pass', '--pack', at('pack'), '--no-passphrase', '--role', 'host', '--name', 'Hugo']
    expect(await desk(...argv, '--id', 'hugo', '--key', at('other.key'))).toBe(1)
    expect(said()).toMatch(/is not the key that signed/)
    expect(await desk(...argv, '--id', 'Hugo!', '--key', at('o.key'))).toBe(2)
    expect(said()).toMatch(/--id: small letters, digits and hyphens/)
  })
})

describe('desk janus', () => {
  it('writes what a Janus on another machine needs, for its owner only, and the secret that the desk speaks to it with', async () => {
    const argv = ['janus', '--out', at('janus'), '--address', '10.0.0.5', '--media-address', '198.51.100.5', '--cores', '4']
    expect(await desk(...argv)).toBe(0)
    expect(said()).toContain(`--janus ws://10.0.0.5:8188 --janus-secret ${at('janus', 'secret.json')}`)
    const { apiSecret, adminKey } = JSON.parse(readFileSync(at('janus', 'secret.json'), 'utf8'))
    const main = readFileSync(at('janus', 'janus.jcfg'), 'utf8')
    for (const line of [`api_secret = "${apiSecret}"`, 'ice_enforce_list = "198.51.100.5"', 'event_loops = 4']) expect(main).toContain(line)
    expect(readFileSync(at('janus', 'janus.plugin.videoroom.jcfg'), 'utf8')).toContain(`admin_key = "${adminKey}"`)
    expect(readFileSync(at('janus', 'janus.transport.websockets.jcfg'), 'utf8')).toContain('ws_ip = "10.0.0.5"')
    for (const name of ['janus.jcfg', 'secret.json']) expect(statSync(at('janus', name)).mode & 0o077).toBe(0)
    await desk(...argv)
    expect(JSON.parse(readFileSync(at('janus', 'secret.json'), 'utf8')).apiSecret).not.toBe(apiSecret)
  })

  it('wants addresses, not names', async () => {
    expect(await desk('janus', '--out', at('janus'), '--address', 'janus.example')).toBe(2)
    expect(said()).toMatch(/no IPv4 address/)
  })
})
