import type { KioskSettings } from '../../settings/settings.ts'

const taken = '[removed]'

/** Forms of what is nobody's business, wherever they stand; the second part stays as it is. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/talkroom:(?:\/\/|%3A)[^\s"'<>\\]+/gi, `talkroom://${taken}`],
  [/scrypt:[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+/g, `scrypt:${taken}`],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${taken}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, `$1${taken}@`],
  [/(https?:\/\/[^\s?#"'<>\\]+)[?#][^\s"'<>\\]+/gi, `$1?${taken}`],
  [/\b(pass(?:word|wd|phrase)?|secret|token|api[-_]?key|cookie|authorization)(["']?\s*[:=]\s*["']?)[^\s"',;}]+/gi, `$1$2${taken}`],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, taken],
  [/((?:\/home|\/Users|\\\\?Users)[/\\]+)[^/\\\s"':]+/g, `$1${taken}`],
]

/** Shorter names of users are words that stand everywhere; the rest is removed however short it is. */
const leastUser = 6

const secretsOf = ({ proxyLogin, report, staffPinHash, joined, joinAsked, joinStart, plenary }: KioskSettings): readonly string[] => {
  const user = proxyLogin === null || proxyLogin.user.length < leastUser ? [] : [proxyLogin.user]
  const credentials = plenary.iceServers.map(({ credential }) => credential)
  return [...user, proxyLogin?.password, report?.key, staffPinHash, joined, joinAsked, joinStart, plenary.pass, ...credentials].flatMap((one) =>
    one === null || one === undefined || one === '' ? [] : [one],
  )
}

/** The secret where it stands by itself: one that is a word of three letters is in many others. */
const alone = (secret: string): RegExp => {
  const written = [secret, encodeURIComponent(secret.replaceAll(/\p{Cs}/gu, '')), JSON.stringify(secret).slice(1, -1)].map((one) =>
    one.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
  )
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...new Set(written)].join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}

/** Takes out of a text what a room's settings call a secret, and everything that looks like one, like an address of a person or like a person's folder. */
export const createRedactor = (settings: KioskSettings): ((text: string) => string) => {
  const secrets = secretsOf(settings).map(alone)
  return (text) => {
    const known = secrets.reduce((rest, secret) => rest.replace(secret, taken), text)
    return forms.reduce((rest, [form, instead]) => rest.replace(form, instead), known)
  }
}
