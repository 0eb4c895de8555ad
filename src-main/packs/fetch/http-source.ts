import { type Dispatcher, request } from 'undici'
import { causeText, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { type Arriving, BrokenOff, type PackSource, type SourceFailure } from '../reader/pack-source.ts'
import { contentRange, failureOfStatus, type Range, redirectTarget } from './http-answer.ts'

export type HttpOptions = {
  /** How to reach the network: directly, through a proxy, with a certificate authority of its own. */
  readonly dispatcher?: Dispatcher
  /** Milliseconds without a byte after which a server is given up. */
  readonly stalledAfter?: number
}

const mostRedirects = 5
const stalledAfter = 15_000
/** Slower than this over so long is no delivery but a hold-up. */
const slowest = { bytes: 60_000, milliseconds: 60_000 }

type Answer = Dispatcher.ResponseData

/** A pack under an address: `<base>/seminar.json` and so on. Redirects are followed, but never from https to http. */
export const createHttpSource = (base: string, options: HttpOptions = {}): PackSource => {
  const root = new URL(base.endsWith('/') ? base : `${base}/`)
  const patience = options.stalledAfter ?? stalledAfter

  const ask = async (path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Result<Answer, SourceFailure>> => {
    let url = new URL(path, root)
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const answer = await request(url, {
        headers: { ...headers, 'accept-encoding': 'identity' },
        signal,
        headersTimeout: patience,
        bodyTimeout: patience,
        ...(options.dispatcher === undefined ? {} : { dispatcher: options.dispatcher }),
      })
      if (answer.statusCode < 300 || answer.statusCode >= 400) return ok(answer)
      await discard(answer)
      const next = redirectTarget(url, answer.headers.location)
      if (!next.ok) return next
      url = next.value
    }
    return fail('source-wrong', { cause: `${path}: is redirected without end` })
  }

  const asked = async (path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Result<Answer, SourceFailure>> => {
    try {
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
    } catch (cause) {
      return { ok: false, failure: failureOf(cause, signal) }
    }
  }

  return {
    name: `${root.origin}${root.pathname}`.replace(/\/$/, ''),
    control: async (file, { limit, signal }) => {
      const answered = await asked(file, {}, signal)
      if (!answered.ok) return answered
      try {
        const parts: Uint8Array[] = []
        let size = 0
        for await (const part of watched(answered.value, signal)) {
          size += part.length
          if (size > limit) {
            await discard(answered.value)
            return fail('source-too-large', { cause: `${file}: has more than ${limit} bytes` })
          }
          parts.push(part)
        }
        return ok(Buffer.concat(parts))
      } catch (cause) {
        return { ok: false, failure: cause instanceof BrokenOff ? cause.failure : failureOf(cause, signal) }
      }
    },
    read: async (path, range, { validator, signal }) => {
      const headers = { range: `bytes=${range.from}-${range.to - 1}`, ...(validator === null ? {} : { 'if-range': validator }) }
      const answered = await asked(path, headers, signal)
      return answered.ok ? arrivingOf(path, answered.value, range, validator, signal) : answered
    },
    close: async () => undefined,
  }
}

const arrivingOf = async (
  path: string,
  answer: Answer,
  range: Range,
  validator: string | null,
  signal: AbortSignal,
): Promise<Result<Arriving, SourceFailure>> => {
  const edition = strongValidator(answer)
  if (answer.statusCode === 200) {
    // The whole file: a server without ranges, or, where an edition was named, another edition.
    if (validator !== null && edition !== validator) {
      await discard(answer)
      return fail('source-changed', { cause: `${path}: was changed` })
    }
    return ok({ bytes: cut(path, watched(answer, signal), range), validator: edition })
  }
  const given = contentRange(answer.headers['content-range'])
  if (given === null || given.from !== range.from || given.to !== range.to) {
    await discard(answer)
    return fail('source-wrong', { cause: `${path}: answers ${range.from}–${range.to} with ${String(answer.headers['content-range'])}` })
  }
  return ok({ bytes: cut(path, watched(answer, signal), { from: 0, to: range.to - range.from }), validator: edition })
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
const watched = async function* (answer: Answer, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let since = performance.now()
  let bytes = 0
  try {
    for await (const piece of answer.body as AsyncIterable<Uint8Array>) {
      bytes += piece.length
      yield piece
      const now = performance.now()
      if (now - since < slowest.milliseconds) continue
      if (bytes < slowest.bytes) throw new BrokenOff({ reason: 'source-stalled', cause: `${bytes} bytes in a minute` })
      since = now
      bytes = 0
    }
  } catch (cause) {
    throw cause instanceof BrokenOff ? cause : new BrokenOff(failureOf(cause, signal))
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

const failureOf = (cause: unknown, signal: AbortSignal): SourceFailure => {
  if (signal.aborted) return { reason: 'source-stopped' }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const stalled = code === 'UND_ERR_BODY_TIMEOUT' || code === 'UND_ERR_HEADERS_TIMEOUT'
  return { reason: stalled ? 'source-stalled' : 'source-unreachable', cause: causeText(cause) }
}
