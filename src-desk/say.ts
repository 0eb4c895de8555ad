/**
 * The exit codes, which scripts may lean on: 1 for what went wrong, 2 for what was asked wrongly, 3 for a difference
 * that was asked for, 130 for a stop by hand.
 */
export type ExitCode = 1 | 2 | 3 | 130

/** A sentence for whoever sits at the terminal, and the exit code. An empty one is not printed. */
export class Stop extends Error {
  readonly code: ExitCode
  constructor(sentence: string, code: ExitCode = 1) {
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

/** For what is worth a line beside the result: it goes where no script reads on. */
export const remark = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
