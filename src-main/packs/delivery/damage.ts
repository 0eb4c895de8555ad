import type { SeminarStore } from '../store/seminar-store.ts'
import type { Heal } from '../stored-pack-store.ts'
import type { StateBox } from './delivery-state.ts'
import { editionId } from './judge.ts'

/** Keeps in mind which parts are bad while they cannot be put right, and tries again when there may be a new source. */
export const createDamage = (deps: { readonly box: StateBox; readonly store: SeminarStore; readonly heal: Heal }) => {
  const heal: Heal = async (pack, path, index) => {
    const key = `${editionId(pack.manifest)} ${path} ${index}`
    const without = () => [...deps.box.get().damaged].filter(([other]) => other !== key)
    deps.box.change({ damaged: new Map([...without(), [key, { pack, path, index }]]) })
    const chunk = await deps.heal(pack, path, index)
    if (chunk !== null) deps.box.change({ damaged: new Map(without()) })
    return chunk
  }
  return {
    heal,
    tryAgain: async (): Promise<void> => {
      for (const { pack, path, index } of deps.box.get().damaged.values()) {
        const chunk = await heal(pack, path, index)
        if (chunk !== null) await deps.store.mend(pack, path, index, chunk)
      }
    },
  }
}
