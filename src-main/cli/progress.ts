import { SingleBar } from 'cli-progress'

/** How far a step is. `to` says what is done of the total. */
export type Progress = { add(amount: number): void; to(done: number): void; end(): void }

/** A line is written so often, at most, where nobody looks on: what is quick gets none. */
const lineEvery = 10_000

/** A bar with what is done and how long it still takes; where nobody looks on, a plain line now and then. */
export const progressBar = (what: string, total: number): Progress => {
  if (total <= 0) return { add: () => undefined, to: () => undefined, end: () => undefined }
  return process.stderr.isTTY ? barFor(what, total) : linesFor(what, total)
}

/** Runs a step with its bar, which ends with it however that goes: one that does not would keep the program from ending. */
export const withProgress = async <T>(what: string, total: number, run: (bar: Progress) => Promise<T>): Promise<T> => {
  const bar = progressBar(what, total)
  try {
    return await run(bar)
  } finally {
    bar.end()
  }
}

const barFor = (what: string, total: number): Progress => {
  const bar = new SingleBar({
    format: `${what} {bar} {percentage}%{eta_formatted}`,
    // At the beginning nobody knows, and none would stand there as nothing.
    formatTime: (left) => (Number.isFinite(left) && left > 0 ? `, ${leftText(left)} left` : ''),
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 50,
  })
  bar.start(total, 0)
  return { add: (amount) => bar.increment(amount), to: (done) => bar.update(Math.min(total, done)), end: () => bar.stop() }
}

const linesFor = (what: string, total: number): Progress => {
  const began = performance.now()
  let said = began
  let done = 0
  const to = (now: number): void => {
    done = now
    const at = performance.now()
    if (at - said < lineEvery) return
    said = at
    process.stderr.write(
      `${what}: ${Math.floor((100 * done) / total)}%, ${leftText(((at - began) * (total - done)) / Math.max(done, 1e-6) / 1000)} left\n`,
    )
  }
  return { add: (amount) => to(done + amount), to, end: () => undefined }
}

const leftText = (seconds: number): string => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`)
