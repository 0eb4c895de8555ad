import type { Settings } from '../../../settings/settings.ts'
import type { SystemProxy } from './choices.ts'
import type { Network } from './network.ts'
import { createWays, type NetworkSettings } from './ways.ts'

/** The network as the settings say, also when they change; where they name no proxy, `environment` and then `system` may have one. */
export const createSettingsNetwork = (settings: Settings, environment: NodeJS.ProcessEnv, system: SystemProxy | null): Network => {
  let made: { readonly of: string; readonly network: Network } | null = null

  const current = async (): Promise<Network> => {
    const { proxy, proxyScript, proxyLogin, certificates } = settings.get()
    const asked: NetworkSettings = { proxy, proxyScript, proxyLogin, certificates }
    const of = JSON.stringify(asked)
    if (made?.of === of) return made.network
    const before = made
    made = { of, network: createWays(asked, environment, system) }
    await before?.network.close()
    return made.network
  }

  return {
    ways: async (url) => (await current()).ways(url),
    tunnel: async (place) => (await current()).tunnel(place),
    close: async () => {
      await made?.network.close()
      made = null
    },
  }
}
