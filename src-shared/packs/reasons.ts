/**
 * Why a source gave nothing. `missing`: it has no such file; `unreachable`: it cannot be asked now; `changed`: the
 * file is another than it was; `wrong`: it answers what was not asked; `refused`: it does not let us; `stalled`: it
 * stopped sending; `too-large`: more than was allowed; `stopped`: the caller gave up. `certificate-…` and `tls-failed`:
 * the connection cannot be trusted; `proxy-…`: the way to it is closed.
 */
export type SourceReason =
  | 'source-missing'
  | 'source-unreachable'
  | 'source-changed'
  | 'source-wrong'
  | 'source-refused'
  | 'source-stalled'
  | 'source-too-large'
  | 'source-stopped'
  | 'certificate-unknown'
  | 'certificate-not-now'
  | 'certificates-unreadable'
  | 'tls-failed'
  | 'proxy-refused'
  | 'proxy-unreachable'
  | 'proxy-script'

/** What is wrong with a pack itself, whoever brings it. */
export type PackReason = 'pack-missing' | 'pack-unsigned' | 'pack-signature-wrong' | 'pack-invalid' | 'pack-other-format' | 'pack-incomplete'

/** Why a kiosk does not take in a pack that is whole. */
export type RefusalReason = 'pack-untrusted' | 'pack-older' | 'pack-version-reused' | 'pack-expired'

/** Why the store cannot keep what it is given. */
export type StoreReason = 'chunk-wrong' | 'disk-full' | 'store-not-writable' | 'store-damaged' | 'seminar-missing'

/** Everything that can stand between a seminar and this computer; each has a sentence for staff. */
export type DeliveryReason = SourceReason | PackReason | RefusalReason | StoreReason | 'stick-gone'
