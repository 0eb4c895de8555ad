import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import { findProgram } from '../../build/setup/paths.mjs'
import { relaysFor } from '../../src-desk/plenary/access/relays.ts'
import { relayRecipe, startCoturn } from '../e2e/support/coturn.ts'
import { takeRelayPlace } from './turn-client.ts'

const secret = 'a secret of the north'
const janus = '127.0.0.1'
const forbidden = 403
/** The other families of the same kinds: this machine, a network at home, the world, neighbours on the cable. */
const others = {
  ipv4: ['127.0.0.2', '10.0.0.7', '192.168.1.1', '198.51.100.7', '169.254.169.254'],
  ipv6: ['::1', 'fd00::7', '2001:db8::7', 'fe80::1', '::ffff:127.0.0.2', '::ffff:198.51.100.7'],
} as const

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'))

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, janus, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

let stop = async (): Promise<void> => undefined
afterEach(async () => {
  await stop()
  stop = async () => undefined
})

/** A relay that has addresses of both families, as most have. That it lets loopback peers in at all is for this test. */
const placeOn = async (recipe: readonly string[], family: 'ipv4' | 'ipv6') => {
  const more = ['allow-loopback-peers', ...(hasIpv6 ? ['relay-ip=::1'] : [])]
  const relay = await startCoturn(janus, secret, null, { port: await freePort(), recipe, more })
  const [credentials] = relaysFor({ urls: relay.urls('udp'), secret }, 'motala', Date.now() / 1000)
  const place = await takeRelayPlace(relay.port, credentials ?? {}, family)
  stop = async () => {
    place.close()
    await relay.stop()
  }
  expect(place.verdict).toBe(0)
  return place
}

describe.skipIf(findProgram('turnserver') === null)('a relay by the recipe of docs/plenary.md (package coturn)', () => {
  it('reaches Janus, and no other peer of IPv4, by neither of the two ways to ask for it', async () => {
    const place = await placeOn(relayRecipe(), 'ipv4')
    expect([await place.mayReach(janus), await place.mayBind(janus)]).toEqual([0, 0])
    for (const peer of others.ipv4) expect([peer, await place.mayReach(peer), await place.mayBind(peer)]).toEqual([peer, forbidden, forbidden])
  })

  it.skipIf(!hasIpv6)('reaches no peer of IPv6 either, where it has an address of that family', async () => {
    const place = await placeOn(relayRecipe(), 'ipv6')
    for (const peer of others.ipv6) expect([peer, await place.mayReach(peer), await place.mayBind(peer)]).toEqual([peer, forbidden, forbidden])
  })

  it.skipIf(!hasIpv6)('would reach them without the line that denies them', async () => {
    const withoutLine = relayRecipe().filter((line) => !line.startsWith('denied-peer-ip=::'))
    expect(withoutLine).toHaveLength(relayRecipe().length - 1)
    const place = await placeOn(withoutLine, 'ipv6')
    expect([await place.mayReach('::1'), await place.mayReach('2001:db8::7')]).toEqual([0, 0])
  })
})
