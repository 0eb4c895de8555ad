/** Something that is wrong in a file that a person wrote: where, and what to do. Lines and columns from 1. */
export type Located = { readonly file: string; readonly line: number; readonly column?: number; readonly text: string; readonly excerpt?: string }

/** In the order of the files, each with its line as it stands there. */
export const locatedText = (problems: readonly Located[]): string =>
  problems
    .toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0))
    .map(({ file, line, column, text, excerpt }) => {
      const where = `${file}:${line}${column === undefined ? '' : `:${column}`}: ${text}`
      return excerpt === undefined || excerpt.trim() === '' ? where : `${where}\n${String(line).padStart(6)} | ${shortened(excerpt)}`
    })
    .join('\n')

export const toCorrect = (count: number): string => (count === 1 ? 'There is one thing to correct.' : `There are ${count} things to correct.`)

const shortened = (line: string): string => (line.length > 110 ? `${line.slice(0, 109)}…` : line)
