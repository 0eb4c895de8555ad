import { taken, withoutSecrets } from '../../logging/without-secrets.ts'
import type { KioskSettings } from '../../settings/settings.ts'

/** Forms of what tells who somebody is. */
const people: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, taken],
  [/((?:\/home|\/Users|\\\\?Users)[/\\]+)[^/\\\s"':]+/g, `$1${taken}`],
]

/** Shorter names of users are words that stand everywhere; the rest is removed however short it is. */
const leastUser = 6
/** A shorter secret is removed only where it stands by itself: one that is a word of three letters is in many others. */
const leastAnywhere = 8

const secretsOf = ({ proxyLogin, report, staffPinHash, joined, joinAsked, joinStart, plenary }: KioskSettings): readonly string[] => {
  const user = proxyLogin === null || proxyLogin.user.length < leastUser ? [] : [proxyLogin.user]
  const login = proxyLogin === null ? [] : [Buffer.from(`${proxyLogin.user}:${proxyLogin.password}`).toString('base64')]
  const credentials = plenary.iceServers.map(({ credential }) => credential)
  const all = [...user, ...login, proxyLogin?.password, report?.key, staffPinHash, joined, joinAsked, joinStart, plenary.pass, ...credentials]
  // The longer first: what is left of one must not be hidden by a shorter one that is a part of it.
  return all.flatMap((one) => (one === null || one === undefined || one === '' ? [] : [one])).toSorted((a, b) => b.length - a.length)
}

/** The secret as it may be written: as it is, in an address, in JSON. */
const wherever = (secret: string): RegExp => {
  const written = [secret, encodeURIComponent(secret.replaceAll(/\p{Cs}/gu, '')), JSON.stringify(secret).slice(1, -1)]
    .filter((one) => one !== '')
    .map((one) => one.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  const any = `(?:${[...new Set(written)].join('|')})`
  return new RegExp(secret.length < leastAnywhere ? `(?<![\\p{L}\\p{N}])${any}(?![\\p{L}\\p{N}])` : any, 'gu')
}

const secretWords: ReadonlySet<string> = new Set(
  'pass password passwd passphrase passcode pin secret token apikey cookie authorization credential credentials'.split(' '),
)

/** Whether what stands under a name opens something: `plenaryPass`, `api_key`, `Set-Cookie`. */
const isSecretName = (name: string): boolean => {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return words.some((word) => secretWords.has(word)) || /\b(?:api|private|secret|access|report) key\b/.test(words.join(' '))
}

const parsed = (text: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    // Most texts are no JSON, and are read as texts.
    return null
  }
}

/**
 * Takes out of a file what a room's settings call a secret, and everything that looks like one, like an address of a
 * person or like a person's folder. What is JSON, as a whole or line by line, is gone through value by value and stays
 * JSON: a pattern over its text could end in the middle of a string.
 */
export const createRedactor = (settings: KioskSettings): ((text: string) => string) => {
  const secrets = secretsOf(settings).map(wherever)
  const text = (given: string): string => {
    const known = secrets.reduce((rest, secret) => rest.replace(secret, taken), given)
    return people.reduce((rest, [form, instead]) => rest.replace(form, instead), withoutSecrets(known))
  }
  const inString = (given: string): string => {
    const inner = /^\s*[[{]/.test(given) ? parsed(given) : null
    return inner === null ? text(given) : JSON.stringify(json(inner.value))
  }
  const json = (value: unknown): unknown => {
    if (typeof value === 'string') return inString(value)
    if (typeof value === 'number') return text(String(value)) === String(value) ? value : taken
    if (Array.isArray(value)) return value.map(json)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [text(name), hides(name, one) ? taken : json(one)]))
  }
  const line = (given: string): string => {
    const read = parsed(given)
    return read === null ? text(given) : JSON.stringify(json(read.value))
  }
  return (file) => {
    const whole = file.trim().includes('\n') ? parsed(file) : null
    return whole === null ? file.split('\n').map(line).join('\n') : `${JSON.stringify(json(whole.value), null, 2)}\n`
  }
}

/** That there is none, or whether there is one, gives nothing away. */
const hides = (name: string, value: unknown): boolean => isSecretName(name) && value !== null && typeof value !== 'boolean'
