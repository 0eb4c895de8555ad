import { isSamePlace, type RelayLine } from '../../src-shared/plenary/relay-lines.ts'
import { fail } from '../../src-shared/result/result.ts'
import type { OpenTunnel } from '../bridge/relay-tunnels.ts'
import type { Log } from '../logging/log.ts'
import type { Network } from '../packs/fetch/network/network.ts'

/** The page's way to the relays by TCP. `lines`: those that may be reached now. */
export const openRelays =
  (deps: { readonly network: Pick<Network, 'tunnel'>; lines(): readonly RelayLine[]; readonly log: Log }): OpenTunnel =>
  async (to) => {
    const line = deps.lines().find((one) => isSamePlace(one, to))
    if (line === undefined) return fail('not-a-relay')
    const opened = await deps.network.tunnel(line)
    if (!opened.ok)
      deps.log.warn('no way to a relay', { host: line.host, port: line.port, reason: opened.failure.reason, cause: opened.failure.cause })
    return opened
  }
