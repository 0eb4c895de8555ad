import type { Failure, Result } from '../../src-shared/result/result.ts'
import type { OutboxItem, OutgoingItem } from './outbox.ts'

/** `target-refused`: it has the item's word and does not want it, so the others go before it; `target-unreachable`: later. */
export type DeliveryFailure = Failure<'target-refused' | 'target-unreachable'>

/** Where items are delivered. Once more under the same id is the same item. */
export type DeliveryTarget = {
  readonly name: string
  /** Whether it is given what went elsewhere before there was a way here; false: only what is still waiting. */
  readonly catchesUp: boolean
  /** Whether such an item goes there at all, as things are now. */
  takes(item: OutboxItem): boolean
  deliver(item: OutgoingItem): Promise<Result<void, DeliveryFailure>>
}
