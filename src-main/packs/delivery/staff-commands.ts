import { fail, ok } from '../../../src-shared/result/result.ts'
import { isFixed } from '../../../src-shared/settings/layers.ts'
import type { Log } from '../../logging/log.ts'
import type { Settings } from '../../settings/settings.ts'
import type { SeminarStore } from '../store/seminar-store.ts'
import type { StateBox } from './delivery-state.ts'
import { editionId } from './judge.ts'
import type { Delivery } from './no-delivery.ts'
import type { Rounds } from './rounds.ts'

/** What staff decide about seminars. `declined` keeps their no until they look again. */
export const createStaffCommands = (deps: {
  readonly box: StateBox
  readonly store: SeminarStore
  readonly settings: Settings
  readonly rounds: Rounds
  readonly log: Log
  readonly declined: Set<string>
  shown(): { readonly id: string; readonly version: number } | null
  busy(): boolean
  change(): void
}): Delivery['handlers'] => {
  const { box, settings, rounds, declined } = deps
  return {
    'staff.trust': ({ id, accept }) => {
      const ask = box.get().asks.find((one) => one.id === id)
      if (ask === undefined) return fail('not-now')
      if (accept && isFixed(settings.get(), 'trustedKeys')) return fail('policy-decides')
      box.change({ asks: box.get().asks.filter((one) => one.id !== id) })
      deps.log.info('staff decided on a key', { fingerprint: ask.fingerprint, accept })
      if (accept) settings.set({ trustedKeys: [...settings.get().trustedKeys, ask.publicKey] })
      else declined.add(id)
      rounds.now()
      return ok(undefined)
    },
    'staff.fetchNow': () => {
      declined.clear()
      rounds.now()
      return ok(undefined)
    },
    'staff.removeSeminar': async ({ id, version }) => {
      const shown = deps.shown()
      if (shown?.id === id && shown.version === version) return fail('not-now')
      // It may be the one that is coming in, and it would come again with the next round.
      declined.add(editionId({ id, version }))
      const removed = await rounds.between(() => deps.store.remove(id, version))
      return removed.ok ? ok(undefined) : removed
    },
    'staff.chooseSeminar': ({ id }) => {
      if (deps.busy()) return fail('not-now')
      settings.set({ chosenSeminar: id })
      deps.change()
      return ok(undefined)
    },
  }
}
