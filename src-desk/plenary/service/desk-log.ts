import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import { applyEntry, type DeskState, initialDesk, type LogEntry } from '../../../src-shared/plenary/log-entry.ts'
import { type Failure, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { type Instant, instant } from '../../../src-shared/time/time.ts'
import type { PlenaryStore } from '../store/plenary-store.ts'

/** What a request means: entries for the log, and what is kept beside it. Nothing is changed by deciding. */
export type Decided<R extends string> = Result<{ readonly entries: readonly LogEntry[]; readonly items?: readonly KeptItem[] }, Failure<R>>
type Decide<R extends string> = (state: DeskState, now: Instant, item: (id: string) => KeptItem | null) => Decided<R>

/** The desk's one state, and the only way in which it changes. */
export type DeskLog = {
  state(): DeskState
  /** Never earlier than what is in the log already, whatever the machine's clock does. */
  now(): Instant
  /** Decides at the end of this turn, together with all that was asked in it; answered when it is on the disk. */
  submit<R extends string>(decide: Decide<R>): Promise<Result<void, Failure<R | 'not-saved'>>>
  /** Takes in what another process wrote, a link that was taken back, say. */
  look(): void
  onChange(listener: () => void): () => void
}

type Waiting = { readonly decide: Decide<string>; readonly answer: (result: Result<void, Failure>) => void }

export const openDeskLog = (
  store: PlenaryStore,
  options: { readonly wallNow: () => number; readonly onTrouble: (cause: unknown) => void },
): DeskLog => {
  let state = initialDesk
  let place = 0
  let latest = 0
  let waiting: Waiting[] = []
  const listeners = new Set<() => void>()

  const take = (entry: LogEntry): void => {
    state = applyEntry(state, entry)
    latest = Math.max(latest, entry.event.at)
  }
  const catchUp = (): boolean => {
    const found = store.entriesAfter(place)
    for (const { place: at, entry } of found) {
      take(entry)
      place = at
    }
    return found.length > 0
  }
  const now = (): Instant => {
    latest = Math.max(latest, Math.floor(options.wallNow()))
    return instant(latest)
  }
  const tell = (): void => {
    for (const listener of listeners) listener()
  }

  /** Each request is decided on what those before it made of the state. */
  const decideAll = (asked: readonly Waiting[]) => {
    const at = now()
    let ahead = state
    const entries: LogEntry[] = []
    const items = new Map<string, KeptItem>()
    const results = asked.map(({ decide }): Result<void, Failure> => {
      const decided = decide(ahead, at, (id) => items.get(id) ?? store.item(id))
      if (!decided.ok) return decided
      for (const entry of decided.value.entries) ahead = applyEntry(ahead, entry)
      entries.push(...decided.value.entries)
      for (const item of decided.value.items ?? []) items.set(item.id, item)
      return ok(undefined)
    })
    return { entries, items: [...items.values()], results }
  }

  const flush = (): void => {
    const asked = waiting
    waiting = []
    try {
      for (;;) {
        const { entries, items, results } = decideAll(asked)
        const reached = entries.length + items.length === 0 ? place : store.append({ entries, items }, place)
        if (reached === null) {
          catchUp()
          continue
        }
        for (const entry of entries) take(entry)
        place = reached
        // Before the answers: whoever is told that it is done may look.
        if (entries.length > 0) tell()
        for (const [index, { answer }] of asked.entries()) answer(results[index] ?? ok(undefined))
        return
      }
    } catch (cause) {
      options.onTrouble(cause)
      for (const { answer } of asked) answer(fail('not-saved', { cause }))
    }
  }

  catchUp()
  return {
    state: () => state,
    now,
    submit: (decide) =>
      new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ decide: decide as Decide<string>, answer: resolve as (result: Result<void, Failure>) => void })
      }),
    look: () => {
      if (store.changedElsewhere() && catchUp()) tell()
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
