import type { CommandHandlers } from '../../../src-shared/contract/contract.ts'
import type { DeliverySlice, deliveryCommands } from '../../../src-shared/contract/delivery.ts'
import { fail } from '../../../src-shared/result/result.ts'

export type Delivery = {
  readonly handlers: Pick<CommandHandlers, keyof typeof deliveryCommands>
  slice(): DeliverySlice
  /** Looks for seminars at once, with the settings as they are now. They are looked for by themselves when these change. */
  lookNow(): void
  stop(): Promise<void>
}

/** For a kiosk whose pack was named on the command line: nothing is fetched, and nothing can be joined. */
export const createNoDelivery = (): Delivery => {
  const refused = () => fail('not-now')
  return {
    handlers: {
      'staff.trust': refused,
      'staff.fetchNow': refused,
      'staff.removeSeminar': refused,
      'staff.chooseSeminar': refused,
    },
    slice: () => ({ now: null, failure: null, seminars: [], asks: [], sources: [], disk: { free: null, budget: 0, needed: null, short: [] } }),
    lookNow: () => undefined,
    stop: async () => undefined,
  }
}
