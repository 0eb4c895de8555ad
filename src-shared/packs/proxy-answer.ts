/** One way that a proxy script names; `url` has no credentials in it. */
export type ProxyChoice = { readonly kind: 'direct' } | { readonly kind: 'proxy'; readonly url: string }

/**
 * Reads what `FindProxyForURL` answers, such as `PROXY proxy.example.org:3128; DIRECT`: the ways in their order.
 * SOCKS is left out. An empty answer means direct, as browsers take it; null: it names nothing that can be used.
 */
export const readProxyAnswer = (answer: unknown): readonly ProxyChoice[] | null => {
  if (answer === null || answer === undefined) return [{ kind: 'direct' }]
  if (typeof answer !== 'string') return null
  const named = answer
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const choices = named.flatMap((part) => {
    const choice = choiceOf(part)
    return choice === null ? [] : [choice]
  })
  if (named.length === 0) return [{ kind: 'direct' }]
  return choices.length === 0 ? null : choices
}

const choiceOf = (part: string): ProxyChoice | null => {
  if (/^direct$/i.test(part)) return { kind: 'direct' }
  const [, kind = '', host = '', port] = /^(proxy|http|https)\s+(\[[0-9a-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(part) ?? []
  if (host === '') return null
  const scheme = kind.toLowerCase() === 'https' ? 'https' : 'http'
  return { kind: 'proxy', url: `${scheme}://${host}:${port ?? (scheme === 'https' ? '443' : '80')}` }
}
