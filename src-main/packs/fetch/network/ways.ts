import type { SecureContext } from 'node:tls'
import { Agent, type Dispatcher, EnvHttpProxyAgent, ProxyAgent } from 'undici'
import { type ProxyChoice, readProxyAnswer } from '../../../../src-shared/packs/proxy-answer.ts'
import { fail, ok, type Result } from '../../../../src-shared/result/result.ts'
import type { KioskSettings } from '../../../settings/settings.ts'
import type { SourceFailure } from '../../reader/pack-source.ts'
import { believedAuthorities } from './authorities.ts'
import type { Way } from './network.ts'
import { createPacFile } from './pac-file.ts'

export type NetworkSettings = Pick<KioskSettings, 'proxy' | 'proxyScript' | 'proxyLogin' | 'certificates'>

/** What this system's own settings say of an address, as a proxy script answers: `PROXY proxy.example.org:3128; DIRECT`. */
export type SystemProxy = (address: string) => Promise<string>

export type Ways = { to(url: URL): Promise<Result<readonly Way[], SourceFailure>>; close(): Promise<void> }

/** Longer than this no proxy and no server takes to let somebody in. */
const connectWithin = 10_000

/**
 * The ways that one set of settings leads to: a proxy script before a proxy, a proxy before the environment, and
 * the system's own settings last. Each proxy and the direct way have their own connections, which are kept as long as the settings stay.
 */
export const createWays = (settings: NetworkSettings, environment: NodeJS.ProcessEnv, system: SystemProxy | null): Ways => {
  const agents = new Map<string, Dispatcher>()
  const script = settings.proxyScript === null ? null : createPacFile(settings.proxyScript)
  let authorities: Promise<Result<SecureContext, SourceFailure>> | null = null

  const kept = (name: string, make: () => Dispatcher): Dispatcher => {
    const agent = agents.get(name) ?? make()
    agents.set(name, agent)
    return agent
  }
  // One connection is one stream: over HTTP/2 several reads would share what one lost packet holds up.
  const options = (secureContext: SecureContext) => ({ allowH2: false, connect: { secureContext, timeout: connectWithin } })
  const direct = (context: SecureContext): Way => ({ kind: 'direct', dispatcher: kept('direct', () => new Agent(options(context))) })
  const throughProxy = (url: string, secureContext: SecureContext): Way => ({
    kind: 'proxy',
    dispatcher: kept(url, () => new ProxyAgent({ ...options(secureContext), uri: url, ...tls(secureContext), ...login(settings) })),
  })
  /** Null: the environment says nothing of such addresses. */
  const byEnvironment = (url: URL, secureContext: SecureContext): Way | null => {
    const [http = '', https = http] = [named(environment, 'http_proxy'), named(environment, 'https_proxy')]
    const has = (url.protocol === 'https:' ? https : http) !== ''
    const make = () =>
      new EnvHttpProxyAgent({
        ...options(secureContext),
        ...tls(secureContext),
        httpProxy: http,
        httpsProxy: https,
        noProxy: named(environment, 'no_proxy') ?? '',
      })
    return has ? { kind: 'proxy', dispatcher: kept('environment', make) } : null
  }
  const bySystem = async (url: URL, context: SecureContext): Promise<Result<readonly Way[], SourceFailure>> => {
    if (system === null) return ok([direct(context)])
    try {
      const answer = await system(`${url.protocol}//${url.host}/`)
      const choices = readProxyAnswer(answer)
      if (choices === null) return fail('proxy-unreachable', { cause: `the system names ${JSON.stringify(answer)}, which cannot be used` })
      return ok(choices.map((choice) => wayOf(choice, context)))
    } catch (cause) {
      return fail('proxy-unreachable', { cause })
    }
  }
  const wayOf = (choice: ProxyChoice, context: SecureContext): Way => (choice.kind === 'direct' ? direct(context) : throughProxy(choice.url, context))

  return {
    to: async (url) => {
      authorities ??= believedAuthorities(settings.certificates)
      const believed = await authorities
      if (!believed.ok) {
        // The file may be put right at any moment.
        authorities = null
        return believed
      }
      if (script !== null) {
        const choices = await script.find(url)
        return choices.ok ? ok(choices.value.map((choice) => wayOf(choice, believed.value))) : choices
      }
      if (settings.proxy === 'direct') return ok([direct(believed.value)])
      if (settings.proxy !== null) return ok([throughProxy(settings.proxy, believed.value)])
      const own = byEnvironment(url, believed.value)
      return own === null ? bySystem(url, believed.value) : ok([own])
    },
    close: async () => {
      for (const agent of agents.values()) await agent.destroy()
      agents.clear()
    },
  }
}

const tls = (secureContext: SecureContext) => ({ requestTls: { secureContext }, proxyTls: { secureContext, timeout: connectWithin } })

const login = ({ proxyLogin }: NetworkSettings) =>
  proxyLogin === null ? {} : { token: `Basic ${Buffer.from(`${proxyLogin.user}:${proxyLogin.password}`).toString('base64')}` }

/** Programs disagree on capital letters; the small ones come first, as curl has it. */
const named = (environment: NodeJS.ProcessEnv, name: string): string | undefined => environment[name] ?? environment[name.toUpperCase()]
