/** What to send of a file of `size` bytes; `from` and `to` are both included. */
export type RangeAnswer = { readonly status: 200 } | { readonly status: 206; readonly from: number; readonly to: number } | { readonly status: 416 }

/**
 * Reads a Range header (RFC 9110, 14.2). What is not understood, another unit, and several ranges at once are
 * answered with the whole file, as the standard allows.
 */
export const rangeAnswer = (header: string | undefined, size: number): RangeAnswer => {
  const found = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '')
  if (found === null) return { status: 200 }
  const [, first = '', last = ''] = found
  if (first === '') return last === '' ? { status: 200 } : suffix(Number(last), size)
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return { status: 200 }
  return from >= size ? { status: 416 } : { status: 206, from, to }
}

const suffix = (length: number, size: number): RangeAnswer =>
  length === 0 || size === 0 ? { status: 416 } : { status: 206, from: Math.max(0, size - length), to: size - 1 }
