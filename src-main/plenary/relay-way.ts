import { isSamePlace, type RelayLine, type RelayTrouble, relayTroubleOf } from '../../src-shared/plenary/relay-lines.ts'
import { fail, ok } from '../../src-shared/result/result.ts'
import type { OpenTunnel } from '../bridge/relay-tunnels.ts'
import type { Log } from '../logging/log.ts'
import type { Network } from '../packs/fetch/network/network.ts'

/** The page's way to the relays by TCP, and what was in it the last time that it was tried. */
export const createRelayWay = (deps: {
  readonly network: Pick<Network, 'tunnel'>
  /** Those that may be reached. */
  lines(): readonly RelayLine[]
  readonly log: Log
  onChange(): void
}): { readonly open: OpenTunnel; trouble(): RelayTrouble | null } => {
  let trouble: RelayTrouble | null = null
  const found = (next: RelayTrouble | null): void => {
    if (next === trouble) return
    trouble = next
    deps.onChange()
  }

  return {
    open: async (to) => {
      const line = deps.lines().find((one) => isSamePlace(one, to))
      if (line === undefined) return fail('not-a-relay')
      const opened = await deps.network.tunnel(line)
      if (opened.ok) {
        found(null)
        return ok(opened.value)
      }
      const { reason, cause } = opened.failure
      deps.log.warn('no way to a relay', { host: line.host, port: line.port, reason, cause })
      found(relayTroubleOf(reason))
      return opened
    },
    trouble: () => trouble,
  }
}
