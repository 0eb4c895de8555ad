import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** So much may gather before it is given back: often enough to stay small, and a millisecond of work each time. */
const every = 4 * 1024 * 1024
/** What waited for the disk meanwhile is no longer young; each so many times everything is looked through. */
const thorough = 8

/**
 * Gives the memory of what was received back as it is spent. Each piece that comes is a small object to V8, which has
 * no reason to look for its 64 kB before a hundred megabytes of them have gathered: on a room PC with little memory
 * that is taken from the window. Most are found by a minor collection, because they are young.
 */
export const createSpentMemory = (): ((bytes: number) => void) => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('typeof gc === "function" ? gc : null')
  let spent = 0
  let times = 0
  return (bytes) => {
    spent += bytes
    if (spent < every || typeof collect !== 'function') return
    spent = 0
    times += 1
    collect({ type: times % thorough === 0 ? 'major' : 'minor', execution: 'sync' })
  }
}
