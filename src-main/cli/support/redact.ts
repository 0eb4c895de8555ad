import { taken, withoutSecrets } from '../../logging/without-secrets.ts'
import type { KioskSettings } from '../../settings/settings.ts'

/** Forms of what tells who somebody is. */
const people: readonly (readonly [RegExp, string])[] = [
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
    return people.reduce((rest, [form, instead]) => rest.replace(form, instead), withoutSecrets(known))
  }
}
