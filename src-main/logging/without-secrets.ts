/** What stands where something was taken out. */
export const taken = '[removed]'

/** Forms of what opens something, wherever they stand; the second part stays as it is. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/talkroom:(?:\/\/|%3A)[^\s"'<>\\]+/gi, `talkroom://${taken}`],
  [/scrypt:[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+/g, `scrypt:${taken}`],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${taken}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, `$1${taken}@`],
  [/(https?:\/\/[^\s?#"'<>\\]+)[?#][^\s"'<>\\]+/gi, `$1?${taken}`],
  [/\b(pass(?:word|wd|phrase)?|secret|token|api[-_]?key|cookie|authorization)(["']?\s*[:=]\s*["']?)[^\s"',;}]+/gi, `$1$2${taken}`],
]

/** Takes invitations, hashes, logins and what stands behind an address's question mark out of a text. */
export const withoutSecrets = (text: string): string => forms.reduce((rest, [form, instead]) => rest.replace(form, instead), text)
