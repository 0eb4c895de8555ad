import type { Settings } from '../../../settings/settings.ts'
import type { Network } from './network.ts'
import { createWays, type NetworkSettings, type SystemProxy, type Ways } from './ways.ts'

/** The network as the settings say, also when they change; where they name no proxy, `environment` and then `system` may have one. */
export const createSettingsNetwork = (settings: Settings, environment: NodeJS.ProcessEnv, system: SystemProxy | null): Network => {
  let made: { readonly of: string; readonly ways: Ways } | null = null

  const current = async (): Promise<Ways> => {
    const { proxy, proxyScript, proxyLogin, certificates } = settings.get()
    const asked: NetworkSettings = { proxy, proxyScript, proxyLogin, certificates }
    const of = JSON.stringify(asked)
    if (made?.of === of) return made.ways
    const before = made
    made = { of, ways: createWays(asked, environment, system) }
    await before?.ways.close()
    return made.ways
  }

  return {
    ways: async (url) => (await current()).to(url),
    close: async () => {
      await made?.ways.close()
      made = null
    },
  }
}
