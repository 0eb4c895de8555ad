import { appendFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { chromium } from '@playwright/test'
import { findProgram } from '../../build/setup/paths.mjs'
import { member, pass } from '../../src-desk/plenary/test-desk.ts'
import { comeIn } from '../../src-desk/plenary/test-guest.ts'
import { type Certificate, makeAuthority, startProxy } from '../../src-main/packs/fetch/network/test-network.ts'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import type { RelayFinding } from '../../src-shared/plenary/relay-look.ts'
import { plenaryWord } from '../../src-shared/plenary/staff-word.ts'
import { onlyChromium } from '../shells.ts'
import { comeInWithClient } from './support/client-page.ts'
import { command } from './support/command.ts'
import { startCoturn } from './support/coturn.ts'
import { expect, test } from './support/fixture.ts'
import { freePort } from './support/free-port.ts'
import { startJanusDesk } from './support/janus-desk.ts'
import { plenaryPack, roomProfile, startAir } from './support/plenary-room.ts'
import { noNetworkBecause, openRoomNetwork } from './support/room-network.ts'

const unable = noNetworkBecause()
test.skip(unable !== null, `a network of its own for a room: ${unable}`)
test.skip(process.env.TALKROOM_FAULTS !== 'all', 'of npm run faults')
test.skip(findProgram('turnserver') === null, 'needs coturn')

const before = { room: '14:37', desk: Date.UTC(2022, 9, 20, 12, 37) }
const loud = 120
const secret = 'a secret of the north'
const login = { user: 'room 4', password: 'å:secret' }

type Case = {
  readonly name: string
  readonly way: 'tcp' | 'tls'
  readonly proxyWants: string | undefined
  /** Whether the relay's certificate is of the authority that the desk's is of. */
  readonly known: boolean
  /** What IT writes of the network. */
  policy(its: { readonly proxy: string; readonly folder: string }): Readonly<Record<string, unknown>>
  /** What staff read of the relay; null: the room is heard. */
  readonly trouble: RelayFinding | null
}

const cases: readonly Case[] = [
  {
    name: 'nothing but a proxy, by a script in the policy, relay by tcp',
    way: 'tcp',
    proxyWants: undefined,
    known: true,
    policy: ({ proxy, folder }) => {
      const proxyScript = join(folder, 'proxy.pac')
      writeFileSync(proxyScript, `function FindProxyForURL(url, host) { return "PROXY ${new URL(proxy).host}" }`)
      return { proxyScript }
    },
    trouble: null,
  },
  {
    name: 'nothing but a proxy with a login, by the policy, relay by tls of an own authority',
    way: 'tls',
    proxyWants: `${login.user}:${login.password}`,
    known: true,
    policy: ({ proxy }) => ({ proxy, proxyLogin: login }),
    trouble: null,
  },
  {
    name: 'nothing but a proxy, relay by tls of an authority that IT names nowhere',
    way: 'tls',
    proxyWants: undefined,
    known: false,
    policy: ({ proxy }) => ({ proxy }),
    trouble: 'certificate-unknown',
  },
]

/** TLS in front of a desk that speaks none. */
const startFront = async (address: string, desk: number, certificate: Certificate) => {
  const server = createServer(certificate, (outer) => {
    const inner = connect(desk, address)
    outer.on('error', () => inner.destroy()).pipe(inner)
    inner.on('error', () => outer.destroy()).pipe(outer)
  })
  await new Promise<void>((resolve) => server.listen(0, address, resolve))
  const at = server.address()
  return { port: typeof at === 'object' && at !== null ? at.port : 0, close: () => void server.close() }
}

for (const { name, way, proxyWants, known, policy, trouble } of cases)
  test(
    `a room that has ${name}: ${trouble === null ? 'is heard over the relay' : 'says exactly that'}`,
    onlyChromium('its program is started behind a cable in the place of Node'),
    async ({ kiosk, folder }) => {
      const network = openRoomNetwork()
      const newAuthority = () => makeAuthority(mkdtempSync(join(tmpdir(), 'plenary-authority-')))
      const authority = newAuthority()
      const relay = await startCoturn(network.desk, secret, { port: 443, ...(known ? authority : newAuthority()).certify(network.desk) })
      const proxy = await startProxy({ at: network.desk, ...(proxyWants === undefined ? {} : { login: proxyWants }) })
      const air = await startAir()
      const near = await chromium.launch({
        executablePath: findChromium(process.env) ?? 'chromium',
        args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
      })
      const [port, bridge, debugPort] = [await freePort(), await freePort(), await freePort()]
      const { pack, manifest } = await plenaryPack(folder, port)
      // A name that only the proxy can find, where no certificate has to bear it.
      const urls = relay.urls(way).map((url) => (way === 'tcp' ? url.replace(network.desk, 'relay.invalid') : url))
      const desk = await startJanusDesk({ port, manifest, at: before.desk, host: network.desk, mediaAddress: network.desk, relays: { urls, secret } })
      const front = await startFront(network.desk, port, authority.certify(network.desk))
      const doors = [await network.door(bridge), await network.door(debugPort)]
      try {
        await expect.poll(() => desk.media.isUp()).toBe(true)
        network.leaveOnly({ tcp: [Number(new URL(proxy.url).port)] })
        const written = {
          ...policy({ proxy: proxy.url, folder }),
          certificates: authority.file,
          plenary: { desk: `https://${network.desk}:${front.port}` },
        }
        writeFileSync(join(folder, 'policy.json'), JSON.stringify(written), { mode: 0o640 })
        const room = await kiosk({
          pack,
          profile: await roomProfile(join(folder, 'motala'), 'motala', manifest.id),
          start: before.room,
          program: network.wrapped(process.execPath),
          debugPort,
          more: ['--port', String(bridge)],
          environment: { ...air.environment, TALKROOM_POLICY: join(folder, 'policy.json') },
        })
        await command(room, 'room.start', { seats: [7], rehearsal: false })
        await room.main.until(({ plenary }) => plenary.line.name === 'in')
        const began = performance.now()
        await command(room, 'room.next', { segment: 'dialogue-1' })
        if (trouble !== null) {
          const { plenary } = await room.main.until((slices) => plenaryWord(slices.plenary).relays.length > 0, 60_000)
          expect(plenaryWord(plenary)).toMatchObject({ line: 'in', mediaTrouble: 'no-path', relays: [{ url: relay.urls(way)[0], finding: trouble }] })
          return
        }
        await room.main.until(({ plenary }) => plenary.report?.quality.path === 'relay')
        const warm = Math.round(performance.now() - began)
        const page = await near.newPage()
        await comeInWithClient(page, port, member('lund'), { host: network.desk, seminar: manifest.id })
        const host = await comeIn(port, member('hugo', 'host'), pass(member('hugo', 'host'), { seminar: manifest.id }), network.desk)
        await host.ask('gather')
        air.speak(1000)
        await command(room, 'plenary.ask', { name: 'hand.raise' })
        await host.ask('floor.giveNext')
        const given = performance.now()
        await expect.poll(() => page.evaluate(() => window.client.hears(1000)), { intervals: [50] }).toBeGreaterThan(loud)
        const measured = { 'pause begun to warm': warm, 'floor to heard': Math.round(performance.now() - given) }
        mkdirSync('out', { recursive: true })
        appendFileSync(join('out', 'plenary-faults.jsonl'), `${JSON.stringify({ at: new Date().toISOString(), fault: name, ...measured })}\n`)
        expect(proxy.asked).toContain(`CONNECT ${way === 'tcp' ? 'relay.invalid:43478' : `${network.desk}:443`}`)
        // Nothing of Chromium's own went by the proxy: only the desk and the relay.
        expect(new Set(proxy.asked.map((what) => what.replace(/:\d+$/, '')))).toEqual(
          new Set([`CONNECT ${network.desk}`, ...(way === 'tcp' ? ['CONNECT relay.invalid'] : [])]),
        )
      } finally {
        for (const close of doors) close()
        front.close()
        await near.close()
        await desk.clear()
        await air.stop()
        await proxy.close()
        await relay.stop()
        network.close()
      }
    },
  )
