/** What stands where something was taken out. */
export const taken = '[removed]'

/** Names of what opens something, as they end: also `accessToken`, `plenary.pass`. */
const names = '(?:pass(?:word|wd|phrase|code)?|secret|token|api[-_]?key|private[-_]?key|credentials?)'
/** Between a name and its value, in JSON, in JSON inside of JSON, in a line of a configuration. */
const between = '\\\\*["\']?\\s*[:=]\\s*'
/** A value with the quotes that it has, to their end or the line's; a list, an object, or a word. */
const value = `"(?:\\\\.|[^"\\\\\\n])*"?|'[^'\\n]*'?|(\\\\+["'])(?:(?!\\3)[^\\n])*(?:\\3)?|\\{[^}\\n]*\\}?|\\[[^\\]\\n]*\\]?|[^\\s"',;}]+`

type Form = readonly [RegExp, string | ((all: string, ...parts: string[]) => string)]

/** Forms of what opens something, wherever they stand. */
const forms: readonly Form[] = [
  [/talkroom:(?:\/\/|%3A)[^\s"'<>\\]+/gi, `talkroom://${taken}`],
  [/scrypt:[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+/g, `scrypt:${taken}`],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${taken}`],
  [/((?:authorization|cookie)\\*["']?\s*[:=]\s*\\*["']?)[^\n"'\\]+/gi, `$1${taken}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, `$1${taken}@`],
  [/(https?:\/\/[^\s?#"'<>\\]+)[?#][^\s"'<>\\]+/gi, `$1?${taken}`],
  [new RegExp(`(${names}${between})(${value})`, 'gi'), (_, before = '', found = '') => `${before}${inItsQuotes(found)}`],
]

const inItsQuotes = (found: string): string => {
  const quote = /^\\*["']/.exec(found)?.[0] ?? ''
  return `${quote}${taken}${found.length > quote.length && found.endsWith(quote) ? quote : ''}`
}

/** Takes invitations, hashes, logins and what stands behind an address's question mark out of a text. */
export const withoutSecrets = (text: string): string =>
  forms.reduce((rest, [form, instead]) => (typeof instead === 'string' ? rest.replace(form, instead) : rest.replace(form, instead)), text)
