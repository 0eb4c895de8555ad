import { request } from 'undici'
import { fail, ok, type Result } from '../../src-shared/result/result.ts'
import { type RoomReport, reportPath } from '../../src-shared/status/room-report.ts'
import { failureOf } from '../packs/fetch/http-failure.ts'
import type { Network } from '../packs/fetch/network/network.ts'

export type ReportReason = ReturnType<typeof failureOf>['reason'] | 'report-refused' | 'report-not-taken'

const patience = 15_000

/** Sends one report by the ways that packs come by: proxies, scripts and authorities are the same. */
export const sendReport = async (
  to: { readonly to: string; readonly key: string },
  report: RoomReport,
  { network, signal }: { readonly network: Network; readonly signal: AbortSignal },
): Promise<Result<void, { reason: ReportReason; cause?: string }>> => {
  const url = new URL(reportPath, to.to.endsWith('/') ? to.to : `${to.to}/`)
  const ways = await network.ways(url)
  if (!ways.ok) return ways
  let last: { readonly reason: ReportReason; readonly cause?: string } = { reason: 'source-unreachable', cause: `${url.host}: no way leads there` }
  for (const { kind, dispatcher } of ways.value) {
    try {
      const { statusCode, body } = await request(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${to.key}`, 'content-type': 'application/json' },
        body: JSON.stringify(report),
        signal,
        headersTimeout: patience,
        bodyTimeout: patience,
        ...(dispatcher === null ? {} : { dispatcher }),
      })
      await body.dump()
      if (statusCode >= 200 && statusCode < 300) return ok(undefined)
      return statusCode === 401 || statusCode === 403
        ? fail('report-refused', { cause: `${url.host} answers ${statusCode}: the key is not the one of its rooms` })
        : fail('report-not-taken', { cause: `${url.host} answers ${statusCode}` })
    } catch (cause) {
      last = failureOf(cause, signal, kind)
      if (last.reason !== 'proxy-unreachable') break
    }
  }
  return { ok: false, failure: last }
}
