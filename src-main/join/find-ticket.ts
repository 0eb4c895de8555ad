import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { JoinReason } from '../../src-shared/contract/join.ts'
import type { JoinCode } from '../../src-shared/join/code.ts'
import type { Ticket } from '../../src-shared/join/ticket.ts'
import { longestTicketFile, readTicketFile, ticketPath } from '../../src-shared/join/ticket-file.ts'
import { type Failure, fail, type Result } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'
import type { Place } from '../packs/delivery/discover.ts'
import { createHttpSource, type HttpOptions } from '../packs/fetch/http-source.ts'
import { createFolderSource } from '../packs/reader/folder-source.ts'
import { sha256 } from '../packs/reader/hash.ts'
import type { PackSource } from '../packs/reader/pack-source.ts'
import { verifySignature } from '../packs/reader/verify-signature.ts'

export type FoundTicket = Ticket & { readonly link: string }
export type FindFailure = Failure<JoinReason>

/** What one place says of a code: its ticket, that it has none, or why it cannot be taken from there. */
type Said = Result<FoundTicket, FindFailure>

/** So many folders of one stick or share are looked into. */
const mostFolders = 500

/** Asks every place for a code, all at once, and takes the first ticket that is good. */
export const findTicket = async (
  code: JoinCode,
  places: readonly Place[],
  deps: { readonly http: HttpOptions; readonly log: Log; readonly signal: AbortSignal },
): Promise<Said> => {
  if (places.length === 0) return fail('join-nowhere')
  const done = new AbortController()
  const signal = AbortSignal.any([deps.signal, done.signal])
  const said: Said[] = []
  const asked = places.map(async (place) => {
    for (const source of await sourcesIn(place, deps.http)) {
      const one = await ask(source, code, signal)
      if (one.ok) return one
      said.push(one)
      // An address without such a file is nothing to tell; a file that is wrong is.
      if (one.failure.reason !== 'join-unknown' && !signal.aborted)
        deps.log.warn('a code could not be taken from a source', { source: source.name, reason: one.failure.reason, cause: one.failure.cause })
    }
    throw new Error('not there')
  })
  try {
    return await Promise.any(asked)
  } catch (cause) {
    // Every place said no.
    if (!(cause instanceof AggregateError)) throw cause
    return gravest(said)
  } finally {
    done.abort()
  }
}

/** A ticket that is wrong tells more than a place that is not there, and that more than one that has none. */
const gravest = (said: readonly Said[]): Said =>
  said.find((one) => !one.ok && one.failure.reason !== 'join-unknown' && one.failure.reason !== 'join-unreachable') ??
  said.find((one) => !one.ok && one.failure.reason === 'join-unreachable') ??
  fail('join-unknown')

const ask = async (source: PackSource, code: JoinCode, signal: AbortSignal): Promise<Said> => {
  const found = await source.control(ticketPath(code), { limit: longestTicketFile, signal })
  if (found.ok) return readTicketFile(found.value, code, { verify: verifySignature, sha256 })
  const { reason, cause } = found.failure
  // Larger than a ticket can be: a page that says "not found" with a smile.
  if (reason === 'source-missing' || reason === 'source-too-large') return fail('join-unknown')
  return fail('join-unreachable', { cause: cause ?? reason })
}

/** An address stands for itself; a folder or a stick for itself and the folders in it. */
const sourcesIn = async (place: Place, http: HttpOptions): Promise<readonly PackSource[]> => {
  if (place.kind === 'address') return [createHttpSource(place.name, http)]
  const here = createFolderSource(place.name)
  try {
    const entries = (await readdir(place.name, { withFileTypes: true })).filter((entry) => entry.isDirectory()).slice(0, mostFolders)
    return [here, ...entries.map(({ name }) => createFolderSource(join(place.name, name)))]
  } catch {
    // Not there: asking it says so.
    return [here]
  }
}
