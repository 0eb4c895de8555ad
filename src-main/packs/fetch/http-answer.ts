import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import type { SourceFailure } from '../reader/pack-source.ts'

/** `from` included, `to` not. */
export type Range = { readonly from: number; readonly to: number }

/** Reads `bytes 0-99/1234`; null when it says nothing that can be used. */
export const contentRange = (header: string | readonly string[] | undefined): Range | null => {
  const [, from, last] = typeof header === 'string' ? (/^bytes (\d{1,15})-(\d{1,15})\/(?:\d{1,15}|\*)$/.exec(header) ?? []) : []
  return from === undefined || last === undefined ? null : { from: Number(from), to: Number(last) + 1 }
}

/** Where a redirect leads: to another address of the web, and never out of an encrypted connection. */
export const redirectTarget = (from: URL, location: string | readonly string[] | undefined): Result<URL, SourceFailure> => {
  if (typeof location !== 'string' || !URL.canParse(location, from.href))
    return fail('source-wrong', { cause: `${from.pathname}: redirects to nowhere` })
  const to = new URL(location, from)
  if (to.protocol !== 'https:' && (to.protocol !== 'http:' || from.protocol === 'https:'))
    return fail('source-refused', { cause: `${from.pathname}: redirects to ${to.protocol}` })
  to.username = ''
  to.password = ''
  return ok(to)
}

export const failureOfStatus = (path: string, status: number): { readonly ok: false; readonly failure: SourceFailure } => {
  const cause = `${path}: status ${status}`
  if (status === 404 || status === 410) return fail('source-missing', { cause })
  if (status === 401 || status === 403 || status === 407 || status === 451) return fail('source-refused', { cause })
  if (status === 416) return fail('source-changed', { cause })
  return status === 408 || status === 425 || status === 429 || status >= 500 ? fail('source-unreachable', { cause }) : fail('source-wrong', { cause })
}
