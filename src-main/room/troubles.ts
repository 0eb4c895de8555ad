import type { Trouble } from '../../src-shared/contract/slices.ts'

/** The quiet lines about what is wrong; one per id, the newest statement wins. */
export type Troubles = {
  set(trouble: Trouble): void
  clear(id: string): void
  list(): readonly Trouble[]
}

/** What is said about how this start went. It has been read once the seminar has gone on for a while. */
export const remarksOfStart: readonly string[] = ['came-back', 'journal-found', 'settings']

export const createTroubles = (changed: (all: readonly Trouble[]) => void): Troubles => {
  const all = new Map<string, Trouble>()
  const tell = () => changed([...all.values()])
  return {
    set: (trouble) => {
      all.set(trouble.id, trouble)
      tell()
    },
    clear: (id) => {
      if (all.delete(id)) tell()
    },
    list: () => [...all.values()],
  }
}
