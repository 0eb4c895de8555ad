import type { AccessEvent, AccessState } from '../../../src-shared/plenary/access.ts'
import { applyEntry, type DeskState, initialDesk } from '../../../src-shared/plenary/log-entry.ts'
import type { PlenaryStore } from '../store/plenary-store.ts'

const stateOf = async (store: PlenaryStore): Promise<{ readonly place: number; readonly state: DeskState }> => {
  const entries = await store.entriesAfter(0)
  return { place: entries.at(-1)?.place ?? 0, state: entries.map(({ entry }) => entry).reduce(applyEntry, initialDesk) }
}

/** Writes what is decided on links and devices behind what a running plenary writes meanwhile. */
export const appendAccess = async (store: PlenaryStore, decide: (access: AccessState, state: DeskState) => readonly AccessEvent[]): Promise<void> => {
  for (;;) {
    const { place, state } = await stateOf(store)
    const entries = decide(state.access, state).map((event) => ({ about: 'access', event }) as const)
    if ((await store.append({ entries, items: [] }, place)) !== null) return
  }
}
