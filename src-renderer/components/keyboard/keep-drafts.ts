import { type Draft, type DraftEvent, draftsAfter, draftsOf, unsaved } from './drafts.ts'

/** Answers whether main has it. */
export type Save = (index: number, text: string) => Promise<boolean>

/** Calls once after so many milliseconds of the world's time; returns a function that cancels. */
type After = (milliseconds: number, call: () => void) => () => void

const pauseInTyping = 400
/** A crash costs no more than what was written since, also one who writes without a pause. */
const longestUnsaved = 1000
const beforeNextTry = 3000

const afterInTheWorld: After = (milliseconds, call) => {
  const timer = setTimeout(call, milliseconds)
  return () => clearTimeout(timer)
}

/** Fields that save themselves: at a pause in the typing, a second after the first letter at the latest, and when asked to. */
export const keepDrafts = (texts: readonly string[], count: number, save: Save, after: After = afterInTheWorld) => {
  let drafts: readonly Draft[] = draftsOf(texts, count)
  let stopped = false
  let pause: (() => void) | null = null
  let limit: (() => void) | null = null
  let queue: Promise<boolean> = Promise.resolve(true)
  const listeners = new Set<() => void>()

  const tell = (event: DraftEvent): void => {
    drafts = draftsAfter(drafts, event)
    for (const call of listeners) call()
  }
  const wait = (milliseconds: number): void => {
    pause?.()
    pause = after(milliseconds, () => void flush())
  }

  const saveAll = async (): Promise<boolean> => {
    const outcomes = unsaved(drafts).map(async ({ index, text }) => {
      tell({ type: 'save-began', index })
      const saved = await save(index, text)
      tell({ type: saved ? 'saved' : 'save-failed', index, text })
      return saved
    })
    const saved = (await Promise.all(outcomes)).every(Boolean)
    if (!saved && !stopped) wait(beforeNextTry)
    return saved
  }

  /** Saves what is not saved, after what is on its way already; whether main has all of it then. */
  const flush = (): Promise<boolean> => {
    pause?.()
    limit?.()
    pause = limit = null
    queue = queue.then(saveAll)
    return queue
  }

  return {
    current: () => drafts,
    subscribe: (call: () => void) => {
      listeners.add(call)
      return () => void listeners.delete(call)
    },
    write: (index: number, text: string): void => {
      tell({ type: 'typed', index, text })
      wait(pauseInTyping)
      limit ??= after(longestUnsaved, () => void flush())
    },
    /** What main has now. */
    take: (texts: readonly string[]): void => tell({ type: 'snapshot', texts }),
    flush,
    /** The fields are gone; what they held is saved once more. */
    stop: (): void => {
      stopped = true
      void flush()
    },
  }
}
