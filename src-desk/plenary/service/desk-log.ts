import type { KeptItem } from '../../../src-shared/plenary/items.ts'
import { applyEntry, type DeskState, initialDesk, type LogEntry } from '../../../src-shared/plenary/log-entry.ts'
import { type Failure, fail, ok, type Result } from '../../../src-shared/result/result.ts'
import { type Instant, instant } from '../../../src-shared/time/time.ts'
import type { PlenaryStore } from '../store/plenary-store.ts'

/** What a request means: entries for the log, and what is kept beside it. Nothing is changed by deciding. */
export type Decided<R extends string> = Result<{ readonly entries: readonly LogEntry[]; readonly items?: readonly KeptItem[] }, Failure<R>>
type Decide<R extends string> = (state: DeskState, now: Instant, item: KeptItem | null) => Decided<R>

/** The desk's one state, and the only way in which it changes. */
export type DeskLog = {
  state(): DeskState
  /** Never earlier than what is in the log already, whatever the machine's clock does. */
  now(): Instant
  /**
   * Decides at the end of this turn, together with all that was asked in it; answered when it is on the disk. `about`:
   * the item that the decision is about, which is handed to it as it is kept.
   */
  submit<R extends string>(decide: Decide<R>, about?: string): Promise<Result<void, Failure<R | 'not-saved'>>>
  /** Takes in what another process wrote, a link that was taken back, say. */
  look(): Promise<void>
  /** When all that was decided so far is written. */
  settled(): Promise<void>
  onChange(listener: () => void): () => void
}

type Waiting = { readonly decide: Decide<string>; readonly about: string | undefined; readonly answer: (result: Result<void, Failure>) => void }

export const openDeskLog = async (
  store: PlenaryStore,
  options: { readonly wallNow: () => number; readonly onTrouble: (cause: unknown) => void },
): Promise<DeskLog> => {
  let state = initialDesk
  let place = 0
  let latest = 0
  let waiting: Waiting[] = []
  const listeners = new Set<() => void>()
  /** What reads or writes the store does so one after the other. */
  let working: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    working = working.then(work)
    return working
  }

  const take = (entry: LogEntry): void => {
    state = applyEntry(state, entry)
    latest = Math.max(latest, entry.event.at)
  }
  const catchUp = async (): Promise<boolean> => {
    const found = await store.entriesAfter(place)
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
  const decideAll = (asked: readonly Waiting[], kept: ReadonlyMap<string, KeptItem>) => {
    const at = now()
    let ahead = state
    const entries: LogEntry[] = []
    const items = new Map<string, KeptItem>()
    const results = asked.map(({ decide, about = '' }): Result<void, Failure> => {
      const decided = decide(ahead, at, items.get(about) ?? kept.get(about) ?? null)
      if (!decided.ok) return decided
      for (const entry of decided.value.entries) ahead = applyEntry(ahead, entry)
      entries.push(...decided.value.entries)
      for (const item of decided.value.items ?? []) items.set(item.id, item)
      return ok(undefined)
    })
    return { entries, items: [...items.values()], results }
  }

  const keptFor = async (asked: readonly Waiting[]): Promise<ReadonlyMap<string, KeptItem>> => {
    const kept = new Map<string, KeptItem>()
    for (const about of new Set(asked.map((one) => one.about))) {
      const item = about === undefined ? null : await store.item(about)
      if (item !== null) kept.set(item.id, item)
    }
    return kept
  }

  const flush = async (): Promise<void> => {
    const asked = waiting
    waiting = []
    let learned = false
    try {
      for (;;) {
        const { entries, items, results } = decideAll(asked, await keptFor(asked))
        const reached = entries.length + items.length === 0 ? place : await store.append({ entries, items }, place)
        if (reached === null) {
          learned = await catchUp()
          continue
        }
        for (const entry of entries) take(entry)
        place = reached
        // Before the answers: whoever is told that it is done may look.
        if (learned || entries.length > 0) tell()
        for (const [index, { answer }] of asked.entries()) answer(results[index] ?? ok(undefined))
        return
      }
    } catch (cause) {
      options.onTrouble(cause)
      for (const { answer } of asked) answer(fail('not-saved', { cause }))
    }
  }

  let looking: Promise<void> | null = null
  const lookNow = async (): Promise<void> => {
    looking = null
    try {
      if ((await store.changedElsewhere()) && (await catchUp())) tell()
    } catch (cause) {
      options.onTrouble(cause)
    }
  }

  await catchUp()
  return {
    state: () => state,
    now,
    submit: (decide, about) =>
      new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(() => void inTurn(flush))
        waiting.push({ decide: decide as Decide<string>, about, answer: resolve as (result: Result<void, Failure>) => void })
      }),
    look: () => {
      // One that waits for its turn sees all that another would.
      looking ??= inTurn(lookNow)
      return looking
    },
    settled: () => inTurn(async () => undefined),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
