import { SingleBar } from 'cli-progress'

/** A sentence for whoever sits at the terminal, and the exit code: 1 for what went wrong, 2 for what was asked wrongly. */
export class Stop extends Error {
  readonly code: 1 | 2
  constructor(sentence: string, code: 1 | 2 = 1) {
    super(sentence)
    this.code = code
  }
}

export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`)
}

const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** 3 120 000 000 as `3.1 GB`: thousands, as disks are sold. */
export const bytesText = (bytes: number): string => {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return `${(bytes / 1000 ** step).toFixed(step > 2 ? 1 : 0)} ${units[step]}`
}

export const filesText = (count: number): string => (count === 1 ? '1 file' : `${count} files`)

/** A bar with what is done and how long it still takes; nothing where nobody looks on. */
export const progressBar = (what: string, total: number): { add(bytes: number): void; end(): void } => {
  if (!process.stderr.isTTY || total === 0) return { add: () => undefined, end: () => undefined }
  const bar = new SingleBar({
    format: `${what} {bar} {percentage}%, {eta_formatted} left`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(total, 0)
  return { add: (bytes) => bar.increment(bytes), end: () => bar.stop() }
}
