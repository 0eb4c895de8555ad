import type { CaptionProblem, Cue } from './cue.ts'

/** Two lines of this many letters can be read from four metres. */
const widest = 42
const mostLines = 2
/** Letters a second: above that, even quick readers have to choose between words and picture. */
const fastest = 20
/** So many of one kind are named by their lines. */
const named = 5

type Rule = { readonly holds: (cue: Cue, before: Cue | undefined) => boolean; readonly say: (count: number) => string }

/** `1 caption begins`, `3 captions begin`. */
const captions = (count: number, one: string, several: string): string => (count === 1 ? `1 caption ${one}` : `${count} captions ${several}`)

const rulesFor = (duration: number): readonly Rule[] => [
  {
    holds: ({ from }) => from >= duration,
    say: (count) => `${captions(count, 'would be', 'would be')} shown after the end of the recording; do they belong to another one?`,
  },
  {
    holds: ({ from }, before) => before !== undefined && from < before.from,
    say: (count) => `${captions(count, 'begins', 'begin')} before the one above; put them in the order of their times`,
  },
  {
    holds: ({ from }, before) => before !== undefined && from >= before.from && from < before.to - 0.001,
    say: (count) => `${captions(count, 'begins', 'begin')} while the one above is still shown; two at a time are hard to read`,
  },
  {
    holds: ({ text }) => linesOf(text).length > mostLines,
    say: (count) => `${captions(count, 'has', 'have')} more than ${mostLines} lines; split them`,
  },
  {
    holds: ({ text }) => linesOf(text).some((line) => line.length > widest),
    say: (count) => `${captions(count, 'has', 'have')} a line of more than ${widest} letters; break it`,
  },
  {
    holds: ({ from, to, text }) => linesOf(text).join(' ').length / (to - from) > fastest,
    say: (count) => `${captions(count, 'has', 'have')} to be read at more than ${fastest} letters a second; say less or show them longer`,
  },
]

/** What makes captions hard to read: one remark of a kind, at its first line, with the lines of the first few. */
export const captionRemarks = (cues: readonly Cue[], duration: number): readonly CaptionProblem[] =>
  rulesFor(duration).flatMap(({ holds, say }) => {
    const found = cues.filter((cue, index) => holds(cue, cues[index - 1]))
    const [first] = found
    if (first === undefined) return []
    const lines = found.slice(0, named).map(({ line }) => line)
    const where = found.length === 1 ? '' : ` (lines ${lines.join(', ')}${found.length > named ? ' …' : ''})`
    return [{ line: first.line, text: `${say(found.length)}${where}` }]
  })

/** What is read of it: marks, voices and classes are not. */
const linesOf = (text: string): readonly string[] =>
  text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&[a-z]+;/g, 'x')
    .split('\n')
