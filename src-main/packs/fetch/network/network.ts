import type { Dispatcher } from 'undici'
import type { Result } from '../../../../src-shared/result/result.ts'
import type { SourceFailure } from '../../reader/pack-source.ts'

/** One way to an address. `dispatcher`: how undici takes it; null: as undici does by itself. */
export type Way = { readonly kind: 'direct' | 'proxy'; readonly dispatcher: Dispatcher | null }

/** How the network is reached from here, as IT has set it. */
export type Network = {
  /** The ways to an address, the best first. */
  ways(url: URL): Promise<Result<readonly Way[], SourceFailure>>
  close(): Promise<void>
}
