import { isExempt } from '../../../../src-shared/packs/no-proxy.ts'
import { type ProxyChoice, readProxyAnswer } from '../../../../src-shared/packs/proxy-answer.ts'
import { fail, ok, type Result } from '../../../../src-shared/result/result.ts'
import type { KioskSettings } from '../../../settings/settings.ts'
import type { SourceFailure } from '../../reader/pack-source.ts'
import { createPacFile } from './pac-file.ts'

/** What this system's own settings say of an address, as a proxy script answers: `PROXY proxy.example.org:3128; DIRECT`. */
export type SystemProxy = (address: string) => Promise<string>

/** One way to an address, and what a proxy is told of who asks; null: nothing. */
export type Choice = { readonly kind: 'direct' } | { readonly kind: 'proxy'; readonly url: string; readonly token: string | null }

type ProxySettings = Pick<KioskSettings, 'proxy' | 'proxyScript' | 'proxyLogin'>

/**
 * The ways to an address, the best first: a proxy script before a proxy, a proxy before the environment, and the
 * system's own settings last.
 */
export const createChoices = (settings: ProxySettings, environment: NodeJS.ProcessEnv, system: SystemProxy | null) => {
  const script = settings.proxyScript === null ? null : createPacFile(settings.proxyScript)
  const { proxyLogin } = settings
  const token = proxyLogin === null ? null : basic(proxyLogin.user, proxyLogin.password)
  const known = (choice: ProxyChoice): Choice => (choice.kind === 'direct' ? choice : { ...choice, token })

  const bySystem = async (url: URL): Promise<Result<readonly Choice[], SourceFailure>> => {
    if (system === null) return ok([{ kind: 'direct' }])
    try {
      const answer = await system(`${url.protocol}//${url.host}/`)
      const choices = readProxyAnswer(answer)
      if (choices === null) return fail('proxy-unreachable', { cause: `the system names ${JSON.stringify(answer)}, which cannot be used` })
      return ok(choices.map(known))
    } catch (cause) {
      return fail('proxy-unreachable', { cause })
    }
  }

  return async (url: URL): Promise<Result<readonly Choice[], SourceFailure>> => {
    if (script !== null) {
      const choices = await script.find(url)
      return choices.ok ? ok(choices.value.map(known)) : choices
    }
    if (settings.proxy === 'direct') return ok([{ kind: 'direct' }])
    if (settings.proxy !== null) return ok([known({ kind: 'proxy', url: settings.proxy })])
    const own = byEnvironment(environment, url)
    if (own === 'unreadable') return fail('proxy-unreachable', { cause: 'what the environment names as the proxy is no address' })
    return own === null ? bySystem(url) : ok([own])
  }
}

/** Null: the environment says nothing of such addresses. */
const byEnvironment = (environment: NodeJS.ProcessEnv, url: URL): Choice | 'unreadable' | null => {
  const [http = '', https = http] = [named(environment, 'http_proxy'), named(environment, 'https_proxy')]
  const secure = url.protocol === 'https:'
  const address = secure ? https : http
  if (address === '') return null
  const place = { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port === '' ? (secure ? 443 : 80) : url.port) }
  if (isExempt(named(environment, 'no_proxy') ?? '', place)) return { kind: 'direct' }
  // Without a scheme, as curl takes it too.
  const full = address.includes('://') ? address : `http://${address}`
  if (!URL.canParse(full)) return 'unreadable'
  const proxy = new URL(full)
  const login = proxy.username === '' ? null : basic(decodeURIComponent(proxy.username), decodeURIComponent(proxy.password))
  return { kind: 'proxy', url: proxy.origin, token: login }
}

const basic = (user: string, password: string): string => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

/** Programs disagree on capital letters; the small ones come first, as curl has it. */
const named = (environment: NodeJS.ProcessEnv, name: string): string | undefined => environment[name] ?? environment[name.toUpperCase()]
