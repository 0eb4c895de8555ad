/** What a spreadsheet wrote, as text: UTF-8 with or without a mark, UTF-16 with one, and else Windows-1252, as Excel saves a CSV. */
export const textOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    // Bytes that are no UTF-8; anything else is a bug.
    if (!(cause instanceof TypeError)) throw cause
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const separators = [';', ',', '\t', '|'] as const

/** What separates the columns: the sign that the first line has most of, outside quotes. */
export const separatorOf = (text: string): string => {
  const [first = ''] = text.replace(/^(?:\s*\r?\n)+/, '').split(/\r?\n/, 1)
  const bare = first.replaceAll(/"[^"]*"/g, '')
  const counted = separators.map((separator) => ({ separator, count: bare.split(separator).length }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).separator
}
