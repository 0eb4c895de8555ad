import { causeText, fail, ok, type Result } from '../../../src-shared/result/result.ts'

export const largestManifest = 4 * 1024 * 1024
const deepest = 32
/** Two thousand files, whatever is said of each, are a tenth of it; a value costs fifty times its text once it is read. */
const mostValues = 100_000

/** Reads a file's bytes as JSON, with limits that no honest manifest meets. */
export const readJson = (bytes: Uint8Array): Result<unknown, { reason: 'pack-invalid'; cause?: string }> => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const { depth, values } = shapeOf(text)
    if (values > mostValues) return fail('pack-invalid', { cause: `seminar.json: has more than ${mostValues} values` })
    if (depth > deepest) return fail('pack-invalid', { cause: `seminar.json: nested more than ${deepest} deep` })
    return ok(JSON.parse(text))
  } catch (cause) {
    return fail('pack-invalid', { cause: `seminar.json: is no JSON in UTF-8; ${causeText(cause)}` })
  }
}

/** The deepest nesting and the number of values, found without building anything. */
const shapeOf = (text: string): { readonly depth: number; readonly values: number } => {
  let depth = 0
  let most = 0
  let values = 1
  let inText = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (inText && char === '\\') at += 1
    else if (char === '"') inText = !inText
    else if (inText) continue
    else if (char === ',') values += 1
    else if (char === '{' || char === '[') most = Math.max(most, ++depth)
    else if (char === '}' || char === ']') depth -= 1
  }
  return { depth: most, values }
}
