import type { JoinCode } from '../../src-shared/join/code.ts'
import type { Result } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import { placeOf } from '../packs/delivery/discover.ts'
import { systemSticks } from '../packs/delivery/sticks.ts'
import type { SystemProxy } from '../packs/fetch/network/choices.ts'
import { createSettingsNetwork } from '../packs/fetch/network/settings-network.ts'
import type { Settings } from '../settings/settings.ts'
import { type FindFailure, type FoundTicket, findTicket } from './find-ticket.ts'

type ThisMachine = { readonly settings: Settings; readonly systemProxy: SystemProxy | null; readonly log: Log; readonly signal: AbortSignal }

/** Looks a code up wherever this machine knows to look: IT's sources, addresses for codes, and the sticks that are plugged in. */
export const findWithThisMachine = async (
  code: JoinCode,
  { settings, systemProxy, log, signal }: ThisMachine,
): Promise<Result<FoundTicket, FindFailure>> => {
  const { packSources, joinAddresses } = settings.get()
  const plugged = await systemSticks(process.platform)().catch(() => [])
  const sticks = plugged.map((name) => ({ name, kind: 'stick' }) as const)
  const places = [...new Set([...packSources, ...joinAddresses])].map(placeOf)
  const network = createSettingsNetwork(settings, process.env, systemProxy)
  try {
    return await findTicket(code, [...places, ...sticks], { http: { network }, log, signal })
  } finally {
    await network.close()
  }
}
