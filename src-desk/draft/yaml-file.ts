import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { causeText } from '../../src-shared/result/result.ts'
import type { Problem } from '../../src-shared/seminar/problem.ts'
import type { Located } from './located.ts'
import { syntaxSlip } from './syntax-slip.ts'

/** A YAML file: its values, every one as the text that stands there, and where each of them stands. */
export type YamlFile = {
  readonly path: string
  readonly text: string
  readonly content: unknown
  /** A problem with its line and column. Of a field that is not there, those of what it should stand in. */
  locate(problem: Problem): Located
  /** Where the value at `path` stands, in letters from the beginning; null where there is none. */
  rangeOf(path: Problem['path']): { readonly from: number; readonly to: number } | null
}

export const readYaml = (
  path: string,
  text: string,
): { readonly ok: true; readonly value: YamlFile } | { readonly ok: false; readonly problem: Located } => {
  const lines = new LineCounter()
  const lineTexts = text.split(/\r\n|\n|\r/)
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  const at = (offset: number, said: string): Located => {
    const { line, col } = lines.linePos(offset)
    return { file: path, line: Math.max(1, line), column: Math.max(1, col), text: said, excerpt: lineTexts[line - 1] ?? '' }
  }
  // What follows the first is most often only what comes of it.
  const [error] = document.errors
  if (error !== undefined) {
    const place = lines.linePos(error.pos[0])
    const slip = syntaxSlip({ code: error.code, message: error.message, line: place.line, column: place.col }, lineTexts)
    return { ok: false, problem: { file: path, ...slip, excerpt: lineTexts[slip.line - 1] ?? '' } }
  }
  let content: unknown
  try {
    content = document.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    return { ok: false, problem: at(0, `it cannot be read; ${causeText(cause)}`) }
  }
  return {
    ok: true,
    value: {
      path,
      text,
      content,
      locate: (problem) => at(placeOf(document, problem.path), problem.text),
      rangeOf: (where) => {
        const node = document.getIn([...where], true)
        const range = isNode(node) ? node.range : null
        return range === null || range === undefined ? null : { from: range[0], to: range[1] }
      },
    },
  }
}

/** The letter at which the field or the item of a list begins, as far down the path as there is one. */
const placeOf = (document: Document, path: Problem['path']): number => {
  let node: unknown = document.contents
  let place = startOf(document.contents)
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === part)
      if (pair === undefined) break
      place = startOf(pair.key) ?? place
      node = pair.value
    } else if (isSeq(node) && typeof part === 'number') {
      node = node.items[part]
      place = startOf(node) ?? place
    } else break
  }
  return place ?? 0
}

const startOf = (node: unknown): number | null => (isNode(node) ? ((node as Node).range?.[0] ?? null) : null)
