import { EnvHttpProxyAgent } from 'undici'
import type { JoinCode } from '../../src-shared/join/code.ts'
import type { Result } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import { placeOf } from '../packs/delivery/discover.ts'
import { mountedSticks } from '../packs/delivery/sticks.ts'
import type { KioskSettings } from '../settings/settings.ts'
import { type FindFailure, type FoundTicket, findTicket } from './find-ticket.ts'

/** Looks a code up wherever this machine knows to look: IT's sources, addresses for codes, and the sticks that are plugged in. */
export const findWithThisMachine = async (
  code: JoinCode,
  deps: { readonly settings: KioskSettings; readonly log: Log; readonly signal: AbortSignal },
): Promise<Result<FoundTicket, FindFailure>> => {
  const { packSources, joinAddresses } = deps.settings
  const sticks = (await mountedSticks()).map((name) => ({ name, kind: 'stick' }) as const)
  const places = [...new Set([...packSources, ...joinAddresses])].map(placeOf)
  return findTicket(code, [...places, ...sticks], { http: { dispatcher: new EnvHttpProxyAgent() }, log: deps.log, signal: deps.signal })
}
