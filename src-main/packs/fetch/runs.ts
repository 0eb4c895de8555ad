import type { Manifest } from '../../../src-shared/seminar/schema.ts'
import type { Intake } from '../store/seminar-store.ts'
import type { Mirror } from './mirrors.ts'

/** Chunks `first` (included) to `end` (not included) of a file; `but`: a mirror that gave one of them wrong. */
export type Run = { readonly path: string; readonly size: number; readonly first: number; readonly end: number; readonly but: Mirror | null }

/** Short enough that a broken connection and a slow mirror leave little behind, long enough that asking costs nothing. */
const longestRun = 64

/** What of a pack is still to be fetched, in runs of chunks that lie one after the other. */
export type Runs = {
  take(): Run | undefined
  putBack(runs: readonly Run[]): void
  /** The run with all that follows it without a gap and that nobody has taken yet. */
  stretched(run: Run): Run
}

export const createRuns = ({ files }: Pick<Manifest, 'files'>, intake: Pick<Intake, 'missing'>): Runs => {
  const queue = missingRuns(files, intake)
  return {
    take: () => queue.shift(),
    putBack: (runs) => void queue.push(...runs),
    stretched: (run) => {
      let end = run.end
      for (;;) {
        const at = queue.findIndex((other) => other.path === run.path && other.first === end && other.but === null)
        const [next] = at < 0 ? [] : queue.splice(at, 1)
        if (next === undefined) return { ...run, end }
        end = next.end
      }
    },
  }
}

const missingRuns = (files: Manifest['files'], intake: Pick<Intake, 'missing'>): Run[] => {
  const sizes = new Map(files.map(({ path, size }) => [path, size]))
  return [...intake.missing()].flatMap(([path, indices]) => {
    const runs: Run[] = []
    for (const index of indices) {
      const last = runs.at(-1)
      if (last !== undefined && last.end === index && index - last.first < longestRun) runs[runs.length - 1] = { ...last, end: index + 1 }
      else runs.push({ path, size: sizes.get(path) ?? 0, first: index, end: index + 1, but: null })
    }
    return runs
  })
}
