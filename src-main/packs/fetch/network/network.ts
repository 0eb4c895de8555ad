import type { Duplex } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { Result } from '../../../../src-shared/result/result.ts'
import type { SourceFailure } from '../../reader/pack-source.ts'

/** One way to an address. `dispatcher`: how undici takes it; null: as undici does by itself. */
export type Way = { readonly kind: 'direct' | 'proxy'; readonly dispatcher: Dispatcher | null }

/** Where a tunnel ends, and whether TLS is spoken in it. */
export type TunnelPlace = { readonly host: string; readonly port: number; readonly tls: boolean }

/** How the network is reached from here, as IT has set it. */
export type Network = {
  /** The ways to an address, the best first. */
  ways(url: URL): Promise<Result<readonly Way[], SourceFailure>>
  /** A line of bytes to a place that speaks no HTTP, by the first of its ways that leads there; with TLS it is what is said inside. */
  tunnel(place: TunnelPlace): Promise<Result<Duplex, SourceFailure>>
  close(): Promise<void>
}
