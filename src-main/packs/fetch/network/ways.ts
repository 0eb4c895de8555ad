import type { SecureContext } from 'node:tls'
import { Agent, type Dispatcher, ProxyAgent } from 'undici'
import { fail, ok, type Result } from '../../../../src-shared/result/result.ts'
import type { KioskSettings } from '../../../settings/settings.ts'
import type { SourceFailure } from '../../reader/pack-source.ts'
import { believedAuthorities } from './authorities.ts'
import { type Choice, createChoices, type SystemProxy } from './choices.ts'
import type { Network, Way } from './network.ts'
import { openTunnel } from './tunnel.ts'

export type NetworkSettings = Pick<KioskSettings, 'proxy' | 'proxyScript' | 'proxyLogin' | 'certificates'>

/** Longer than this no proxy and no server takes to let somebody in. */
const connectWithin = 10_000

/**
 * The ways that one set of settings leads to. Each proxy and the direct way have their own connections, which are kept
 * as long as the settings stay.
 */
export const createWays = (settings: NetworkSettings, environment: NodeJS.ProcessEnv, system: SystemProxy | null): Network => {
  const agents = new Map<string, Dispatcher>()
  const choices = createChoices(settings, environment, system)
  let authorities: Promise<Result<SecureContext, SourceFailure>> | null = null

  const kept = (name: string, make: () => Dispatcher): Dispatcher => {
    const agent = agents.get(name) ?? make()
    agents.set(name, agent)
    return agent
  }
  // One connection is one stream: over HTTP/2 several reads would share what one lost packet holds up.
  const options = (secureContext: SecureContext) => ({ allowH2: false, connect: { secureContext, timeout: connectWithin } })
  const wayOf = (choice: Choice, context: SecureContext): Way => {
    if (choice.kind === 'direct') return { kind: 'direct', dispatcher: kept('direct', () => new Agent(options(context))) }
    const { url: uri, token } = choice
    const make = () => new ProxyAgent({ ...options(context), ...tls(context), uri, ...(token === null ? {} : { token }) })
    return { kind: 'proxy', dispatcher: kept(`${uri} ${token ?? ''}`, make) }
  }
  const found = async (url: URL): Promise<Result<{ readonly context: SecureContext; readonly choices: readonly Choice[] }, SourceFailure>> => {
    authorities ??= believedAuthorities(settings.certificates)
    const believed = await authorities
    if (!believed.ok) {
      // The file may be put right at any moment.
      authorities = null
      return believed
    }
    const these = await choices(url)
    return these.ok ? ok({ context: believed.value, choices: these.value }) : these
  }

  return {
    ways: async (url) => {
      const all = await found(url)
      return all.ok ? ok(all.value.choices.map((choice) => wayOf(choice, all.value.context))) : all
    },
    tunnel: async (place) => {
      const { host, port } = place
      const all = await found(new URL(`https://${host.includes(':') ? `[${host}]` : host}:${port}`))
      if (!all.ok) return all
      let last: Result<never, SourceFailure> = fail('source-unreachable', { cause: 'no way leads there' })
      for (const choice of all.value.choices) {
        const opened = await openTunnel(place, choice, { context: all.value.context, patience: connectWithin })
        if (opened.ok) return opened
        last = opened
        if (last.failure.reason !== 'proxy-unreachable') break
      }
      return last
    },
    close: async () => {
      for (const agent of agents.values()) await agent.destroy()
      agents.clear()
    },
  }
}

const tls = (secureContext: SecureContext) => ({ requestTls: { secureContext }, proxyTls: { secureContext, timeout: connectWithin } })
