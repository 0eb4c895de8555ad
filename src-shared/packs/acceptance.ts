import { fail, ok, type Result } from '../result/result.ts'
import type { Manifest } from '../seminar/schema.ts'
import type { Instant } from '../time/time.ts'
import { resolveLocal } from '../time/zone.ts'
import type { RefusalReason } from './reasons.ts'

/** Whether a pack may be played now: `not-yet` and `over` by its validity, which is local time in its own zone. */
export const validityAt = ({ validity, timeZone }: Pick<Manifest, 'validity' | 'timeZone'>, now: Instant): 'now' | 'not-yet' | 'over' => {
  const begins = validity?.from === undefined ? null : resolveLocal(validity.from, timeZone)
  const ends = validity?.until === undefined ? null : resolveLocal(validity.until, timeZone)
  if (begins !== null && now < begins) return 'not-yet'
  return ends !== null && now >= ends ? 'over' : 'now'
}

/**
 * Whether a kiosk takes a pack in. One that may be played later is taken in now. `held` is the highest version of the
 * same seminar that the kiosk has; `same`: its manifest has the very same bytes.
 */
export const acceptPack = (asked: {
  readonly manifest: Pick<Manifest, 'version' | 'validity' | 'timeZone'>
  readonly fingerprint: string
  readonly trusted: boolean
  readonly held: { readonly version: number; readonly same: boolean } | null
  readonly now: Instant
}): Result<void, { reason: RefusalReason; params?: Readonly<Record<string, string | number>> }> => {
  const { manifest, held } = asked
  if (!asked.trusted) return fail('pack-untrusted', { params: { fingerprint: asked.fingerprint } })
  if (held !== null && manifest.version < held.version) return fail('pack-older', { params: { version: manifest.version, held: held.version } })
  if (held !== null && manifest.version === held.version && !held.same) return fail('pack-version-reused', { params: { version: manifest.version } })
  if (validityAt(manifest, asked.now) === 'over') return fail('pack-expired', { params: { until: manifest.validity?.until ?? '' } })
  return ok(undefined)
}
