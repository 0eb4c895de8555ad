import type { MediaServer } from '../../src-shared/contract/plenary.ts'
import { type RelayLook, readRelay } from '../../src-shared/plenary/relay-look.ts'
import type { Log } from '../logging/log.ts'
import type { Network } from '../packs/fetch/network/network.ts'
import type { After } from '../shell/after.ts'
import { askRelay } from './ask-relay.ts'

const lookAgainAfter = 30_000

/** Asks the relays for as long as sound and picture find no way, so that staff read what exactly is in it. */
export const createRelayWatch = (deps: {
  readonly network: Network
  readonly after: After
  readonly log: Log
  /** What was found is something else now. */
  onChange(): void
}) => {
  let looks: readonly RelayLook[] = []
  let urls: readonly string[] = []
  /** Counts up with each time that it is wanted, or not any more: what was asked before is of no interest. */
  let turn = 0
  let wanted = false
  let cancel: (() => void) | null = null

  const become = (next: readonly RelayLook[]): void => {
    if (JSON.stringify(next) === JSON.stringify(looks)) return
    looks = next
    deps.onChange()
  }
  const lookOnce = async (url: string): Promise<readonly RelayLook[]> => {
    const place = readRelay(url)
    if (place === null) return []
    const { finding, cause } = await askRelay(place, deps.network)
    const before = looks.find((one) => one.url === url)
    if (before?.finding !== finding)
      deps.log.warn('a relay was asked, for media finds no way', { relay: url, finding, ...(cause === null ? {} : { cause }) })
    return [{ url, finding }]
  }
  const look = async (mine: number): Promise<void> => {
    const found = (await Promise.all(urls.map(lookOnce))).flat()
    if (mine !== turn) return
    cancel = deps.after(lookAgainAfter, () => void look(mine))
    become(found)
  }
  const stop = (): void => {
    turn += 1
    cancel?.()
    cancel = null
  }

  return {
    looks: (): readonly RelayLook[] => looks,
    /** `servers`: those that media may go by. */
    hold: (isWanted: boolean, servers: readonly MediaServer[]): void => {
      urls = [...new Set(servers.flatMap((server) => server.urls))]
      if (isWanted === wanted) return
      wanted = isWanted
      stop()
      if (wanted) void look(turn)
      else become([])
    },
    stop,
  }
}
