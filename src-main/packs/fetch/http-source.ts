import { type Dispatcher, request } from 'undici'
import { fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { type Arriving, BrokenOff, type PackSource, type SourceFailure } from '../reader/pack-source.ts'
import { contentRange, failureOfStatus, type Range, redirectTarget } from './http-answer.ts'
import { failureOf } from './http-failure.ts'
import type { Network, Way } from './network/network.ts'

export type HttpOptions = {
  /** How the network is reached. Absent: directly, with the certificate authorities that Node brings. */
  readonly network?: Network
  /** Milliseconds without a byte after which a server is given up. */
  readonly stalledAfter?: number
  /** Slower than so many bytes in so many milliseconds is no delivery but a hold-up. */
  readonly slowest?: { readonly bytes: number; readonly milliseconds: number }
}

const mostRedirects = 5
const stalledAfter = 15_000
const slowest = { bytes: 60_000, milliseconds: 60_000 }
/** Faster than one after the other where the way is long or there are many small files; more brings nothing (docs/adr/0012). */
const atOnce = 4

type Answer = Dispatcher.ResponseData
type Pace = typeof slowest
const direct: Way = { kind: 'direct', dispatcher: null }

/** A pack under an address: `<base>/seminar.json` and so on. Redirects are followed, but never from https to http. */
export const createHttpSource = (base: string, options: HttpOptions = {}): PackSource => {
  const root = new URL(base.endsWith('/') ? base : `${base}/`)
  const patience = options.stalledAfter ?? stalledAfter
  const pace = options.slowest ?? slowest

  /** One question, by the first way that leads there: a proxy that does not answer is passed by where another way is named. */
  const askOnce = async (url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<Result<Answer, SourceFailure>> => {
    const ways = options.network === undefined ? ok([direct]) : await options.network.ways(url)
    if (!ways.ok) return ways
    let last: SourceFailure = { reason: 'source-unreachable', cause: `${url.host}: no way leads there` }
    for (const { kind, dispatcher } of ways.value) {
      try {
        return ok(
          await request(url, {
            headers: { ...headers, 'accept-encoding': 'identity' },
            signal,
            headersTimeout: patience,
            bodyTimeout: patience,
            ...(dispatcher === null ? {} : { dispatcher }),
          }),
        )
      } catch (cause) {
        last = failureOf(cause, signal, kind)
        if (last.reason !== 'proxy-unreachable') break
      }
    }
    return { ok: false, failure: last }
  }

  const ask = async (path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Result<Answer, SourceFailure>> => {
    let url = new URL(path, root)
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const answer = await askOnce(url, headers, signal)
      if (!answer.ok || answer.value.statusCode < 300 || answer.value.statusCode >= 400) return answer
      await discard(answer.value)
      const next = redirectTarget(url, answer.value.headers.location)
      if (!next.ok) return next
      url = next.value
    }
    return fail('source-wrong', { cause: `${path}: is redirected without end` })
  }

  const asked = async (path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Result<Answer, SourceFailure>> => {
    const answered = await ask(path, headers, signal)
    if (!answered.ok) return answered
    const { statusCode, headers: given } = answered.value
    const encoding = given['content-encoding']
    if (statusCode !== 200 && statusCode !== 206) {
      await discard(answered.value)
      return failureOfStatus(path, statusCode)
    }
    if (encoding === undefined || encoding === 'identity') return answered
    await discard(answered.value)
    return fail('source-wrong', { cause: `${path}: comes as ${String(encoding)}` })
  }

  return {
    name: `${root.origin}${root.pathname}`.replace(/\/$/, ''),
    atOnce,
    control: async (file, { limit, signal }) => {
      const answered = await asked(file, {}, signal)
      if (!answered.ok) return answered
      try {
        const parts: Uint8Array[] = []
        let size = 0
        for await (const part of watched(answered.value, pace, signal)) {
          size += part.length
          if (size > limit) {
            await discard(answered.value)
            return fail('source-too-large', { cause: `${file}: has more than ${limit} bytes` })
          }
          parts.push(part)
        }
        return ok(Buffer.concat(parts))
      } catch (cause) {
        return { ok: false, failure: cause instanceof BrokenOff ? cause.failure : failureOf(cause, signal, 'direct') }
      }
    },
    read: async (path, range, { validator, signal }) => {
      const headers = { range: `bytes=${range.from}-${range.to - 1}`, ...(validator === null ? {} : { 'if-range': validator }) }
      const answered = await asked(path, headers, signal)
      return answered.ok ? arrivingOf(path, answered.value, { range, validator, pace, signal }) : answered
    },
    close: async () => undefined,
  }
}

const arrivingOf = async (
  path: string,
  answer: Answer,
  asked: { readonly range: Range; readonly validator: string | null; readonly pace: Pace; readonly signal: AbortSignal },
): Promise<Result<Arriving, SourceFailure>> => {
  const { range, validator, pace, signal } = asked
  const edition = strongValidator(answer)
  if (answer.statusCode === 200) {
    // The whole file: a server without ranges, or, where an edition was named, another edition.
    if (validator !== null && edition !== validator) {
      await discard(answer)
      return fail('source-changed', { cause: `${path}: was changed` })
    }
    return ok({ bytes: cut(path, watched(answer, pace, signal), range), validator: edition, wholeOnly: true })
  }
  const given = contentRange(answer.headers['content-range'])
  if (given === null || given.from !== range.from || given.to !== range.to) {
    await discard(answer)
    return fail('source-wrong', { cause: `${path}: answers ${range.from}–${range.to} with ${String(answer.headers['content-range'])}` })
  }
  return ok({ bytes: cut(path, watched(answer, pace, signal), { from: 0, to: range.to - range.from }), validator: edition })
}

/** Exactly the bytes of a range of what comes; throws when less comes. */
const cut = async function* (path: string, bytes: AsyncIterable<Uint8Array>, { from, to }: Range): AsyncGenerator<Uint8Array> {
  let at = 0
  for await (const piece of bytes) {
    const begins = Math.max(0, from - at)
    const ends = Math.min(piece.length, to - at)
    at += piece.length
    if (ends > begins) yield begins === 0 && ends === piece.length ? piece : piece.subarray(begins, ends)
    if (at >= to) return
  }
  throw new BrokenOff({ reason: 'source-wrong', cause: `${path}: ended after ${at} of ${to} bytes` })
}

/** What comes, given up when it comes too slowly to be meant. */
const watched = async function* (answer: Answer, pace: Pace, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let since = performance.now()
  let bytes = 0
  try {
    for await (const piece of answer.body as AsyncIterable<Uint8Array>) {
      bytes += piece.length
      yield piece
      const now = performance.now()
      if (now - since < pace.milliseconds) continue
      if (bytes < pace.bytes) throw new BrokenOff({ reason: 'source-stalled', cause: `${bytes} bytes in ${Math.round(now - since)} ms` })
      since = now
      bytes = 0
    }
  } catch (cause) {
    throw cause instanceof BrokenOff ? cause : new BrokenOff(failureOf(cause, signal, 'direct'))
  } finally {
    answer.body.destroy()
  }
}

/** Only a strong validator names the very bytes. */
const strongValidator = ({ headers }: Answer): string | null => {
  const { etag } = headers
  return typeof etag === 'string' && etag.startsWith('"') ? etag : null
}

const discard = async (answer: Answer): Promise<void> => {
  answer.body.on('error', () => undefined)
  answer.body.destroy()
}
