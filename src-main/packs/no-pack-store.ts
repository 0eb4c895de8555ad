import { fail } from '../../src-shared/result/result.ts'
import type { PackStore } from './pack-store.ts'

/** Where the store of seminars itself cannot be opened: a kiosk that says so. */
export const createNoPackStore = (failure: { readonly reason: string; readonly cause?: string } | undefined): PackStore => ({
  open: async () => fail('pack-unreadable', failure === undefined ? {} : { cause: `${failure.reason}: ${failure.cause ?? ''}` }),
  fileOf: () => null,
})
