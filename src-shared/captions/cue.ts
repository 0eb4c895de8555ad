/** One caption: when it is shown, in seconds, and what it says, in WebVTT's own marks. `line`: of the file, from 1. */
export type Cue = { readonly from: number; readonly to: number; readonly text: string; readonly line: number }

/** What is wrong with a file of captions, by its line. */
export type CaptionProblem = { readonly line: number; readonly text: string }

export type ReadCaptions = { readonly cues: readonly Cue[]; readonly problems: readonly CaptionProblem[] }

/** A line of a file with its number. */
export type NumberedLine = { readonly line: number; readonly text: string }

/** The blocks between empty lines. */
export const blocksOf = (text: string): readonly (readonly NumberedLine[])[] => {
  const blocks: NumberedLine[][] = [[]]
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === '') blocks.push([])
    else blocks.at(-1)?.push({ line: index + 1, text: line })
  }
  return blocks.filter((block) => block.length > 0)
}

export const arrow = '-->'

/** Puts a block's times and text together, or says what is wrong with it. `times` reads a time; null where it is none. */
export const cueOf = (
  block: readonly NumberedLine[],
  times: { readonly read: (text: string) => number | null; readonly example: string },
  textOf: (lines: readonly string[]) => string = (lines) => lines.join('\n'),
): Cue | CaptionProblem => {
  const at = block.findIndex(({ text }) => text.includes(arrow))
  const timing = block[at]
  const first = block[0]?.line ?? 1
  if (timing === undefined || at > 1) return { line: first, text: `here is a text without times; write ${times.example} in the line above it` }
  const [begin = '', rest = ''] = timing.text.split(arrow)
  const from = times.read(begin.trim())
  const to = times.read(rest.trim().split(/\s/)[0] ?? '')
  if (from === null || to === null) return { line: timing.line, text: `these are no times; write them as ${times.example}` }
  if (to <= from) return { line: timing.line, text: 'this caption ends before it begins; correct its times' }
  const lines = block.slice(at + 1)
  const second = lines.find(({ text }) => text.includes(arrow))
  if (second !== undefined) return { line: second.line, text: 'two captions stand here without an empty line between them; put one in' }
  return { from, to, text: textOf(lines.map(({ text }) => text)), line: timing.line }
}

export const isCue = (one: Cue | CaptionProblem): one is Cue => 'from' in one

export const sorted = (read: readonly (Cue | CaptionProblem)[]): ReadCaptions => ({
  cues: read.filter(isCue),
  problems: read.flatMap((one) => (isCue(one) ? [] : [one])),
})
