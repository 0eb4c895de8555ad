import { acceptPack } from '../../../src-shared/packs/acceptance.ts'
import { sameBytes, toHex } from '../../../src-shared/packs/hash.ts'
import type { RefusalReason } from '../../../src-shared/packs/reasons.ts'
import { spanOf } from '../../../src-shared/seminar/span.ts'
import type { Instant } from '../../../src-shared/time/time.ts'
import type { SeminarStore } from '../store/seminar-store.ts'
import type { Ask } from './delivery-state.ts'
import type { Offer } from './look-around.ts'

/** What becomes of what is offered. `wanted`: not all here yet, the next seminar first. */
export type Judged = {
  readonly accepted: readonly Offer[]
  readonly wanted: readonly Offer[]
  readonly asks: readonly Ask[]
  readonly refused: readonly { readonly offer: Offer; readonly reason: RefusalReason }[]
}

/** The name under which staff answer a question, and under which a refusal is remembered. */
export const askId = ({ pack }: Offer): string => `${pack.fingerprint} ${pack.manifest.id}`
export const editionId = ({ id, version }: { readonly id: string; readonly version: number }): string => `${id} ${version}`

/** Sorts offers into what is taken in, what staff are asked about, and what is left alone. */
export const judge = async (
  offers: readonly Offer[],
  by: {
    readonly store: SeminarStore
    readonly trustedKeys: readonly string[]
    /** What staff have said no to: keys by `askId`, editions that they deleted by `editionId`. */
    readonly declined: ReadonlySet<string>
    readonly now: Instant
  },
): Promise<Judged> => {
  const accepted: Offer[] = []
  const asks: Ask[] = []
  const refused: { offer: Offer; reason: RefusalReason }[] = []
  for (const offer of offers) {
    const reason = await refusalOf(offer, by)
    if (reason === null) accepted.push(offer)
    else refused.push({ offer, reason })
    if (reason === 'pack-untrusted' && !by.declined.has(askId(offer))) asks.push(askAbout(offer))
  }
  const stored = await by.store.list()
  const isHere = ({ pack: { manifest } }: Offer) =>
    stored.some(({ id, version, state }) => state === 'complete' && id === manifest.id && version === manifest.version)
  const isNewest = ({ pack: { manifest } }: Offer) =>
    !accepted.some(({ pack: other }) => other.manifest.id === manifest.id && other.manifest.version > manifest.version)
  const wanted = accepted
    .filter((offer) => !isHere(offer) && isNewest(offer) && !by.declined.has(editionId(offer.pack.manifest)))
    .toSorted((a, b) => spanOf(a.pack.manifest).start - spanOf(b.pack.manifest).start)
  return { accepted, wanted, asks, refused }
}

const refusalOf = async ({ pack }: Offer, by: Parameters<typeof judge>[1]): Promise<RefusalReason | null> => {
  const held = await by.store.open(pack.manifest.id)
  const taken = acceptPack({
    manifest: pack.manifest,
    fingerprint: pack.fingerprint,
    trusted: by.trustedKeys.includes(toHex(pack.publicKey)),
    held: held.ok
      ? { version: held.value.manifest.version, same: sameBytes(held.value.control['seminar.json'], pack.control['seminar.json']) }
      : null,
    now: by.now,
  })
  return taken.ok ? null : taken.failure.reason
}

const askAbout = (offer: Offer): Ask => {
  const { pack, places } = offer
  return {
    kind: 'trust',
    id: askId(offer),
    fingerprint: pack.fingerprint,
    seminar: pack.manifest.id,
    title: pack.manifest.title,
    organiser: pack.manifest.organiser ?? null,
    source: places[0]?.name ?? '',
    publicKey: toHex(pack.publicKey),
  }
}
