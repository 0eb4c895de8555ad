type Slip = { readonly code: string; readonly message: string; readonly line: number; readonly column: number }

const misplaced = 'this line does not begin in the same column as those it belongs with; move it in or out'

/**
 * What a reader of YAML complains about, for people who do not know the language: where it went wrong, which is not
 * always where it is noticed, and what to do.
 */
export const syntaxSlip = (
  { code, message, line, column }: Slip,
  lines: readonly string[],
): { readonly line: number; readonly column: number; readonly text: string } => {
  const here = { line, column }
  const said = (text: string) => ({ ...here, text })
  switch (code) {
    case 'TAB_AS_INDENT':
      return said('a tab stands at the beginning of this line; use blanks')
    case 'DUPLICATE_KEY':
      return said('this field stands here twice; take one of the two out')
    case 'BAD_SCALAR_START':
      return said('a text cannot begin with this sign; put the text between "quotes"')
    case 'MULTIPLE_DOCS':
      return said('a line of three hyphens stands here; take it out')
    case 'BLOCK_AS_IMPLICIT_KEY': {
      const next = lines.findIndex((text, index) => index >= line && text.trim() !== '')
      const following = lines[next] ?? ''
      if (/: .*: /.test(lines[line - 1] ?? '')) return said('a colon stands within the text; put the text between "quotes"')
      if (next >= 0 && indentOf(following) > indentOf(lines[line - 1] ?? ''))
        return {
          line: next + 1,
          column: indentOf(following) + 1,
          text: 'this line stands further in than the one above it, which has its text already; move it out',
        }
      return said(misplaced)
    }
    case 'MISSING_CHAR':
      if (message.includes('quote')) return said('a quote that was opened further up is not closed; put it at the end of its text')
      return /without -|map values/.test(message) ? said(misplaced) : said(plain(message))
    case 'BAD_INDENT':
      return said(message.includes('Flow') ? 'a bracket that was opened above is not closed; put ] or } where its list ends' : misplaced)
    case 'UNEXPECTED_TOKEN':
    case 'MULTILINE_IMPLICIT_KEY':
      return said(misplaced)
    default:
      return said(plain(message))
  }
}

const plain = (message: string): string => `this is no YAML: ${(message.split('\n')[0] ?? '').replace(/ at line.*$/, '')}`

const indentOf = (line: string): number => line.length - line.trimStart().length
