import { balanced } from './wrap.mjs'

/**
 * The smallest PDF that holds slides: one page of 16:9 for each, with the standard Helvetica, so that
 * nothing has to be embedded. WinAnsi covers Swedish, Danish and English.
 */
const width = 960
const height = 540

const encode = (text) => Buffer.from(text, 'latin1')
const literal = (text) => text.replace(/[\\()]/g, (character) => `\\${character}`)

const textAt = (font, size, x, y, text) => `BT /${font} ${size} Tf ${x} ${y} Td (${literal(text)}) Tj ET\n`

const pageContent = ({ headline, above, below }, number) => {
  const lines = balanced(headline, 24)
  const top = height / 2 + (lines.length - 1) * 36
  return [
    `0.17 0.14 0.25 rg 0 0 ${width} ${height} re f 1 1 1 rg\n`,
    textAt('F1', 22, 72, height - 80, above),
    ...lines.map((line, index) => textAt('F2', 58, 72, top - index * 72, line)),
    textAt('F1', 18, 72, 56, `${below}    ${number}`),
  ].join('')
}

/** @param pages `[{ headline, above, below }]` @returns the file's bytes */
export const slidesPdf = (pages) => {
  const kids = pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')
  const font = (name) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...pages.flatMap((page, index) => {
      const content = pageContent(page, index + 1)
      return [
        `<< /Type /Page /Parent 2 0 R /Contents ${6 + index * 2} 0 R >>`,
        `<< /Length ${encode(content).length} >>\nstream\n${content}endstream`,
      ]
    }),
  ]
  const head = '%PDF-1.4\n'
  const bodies = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`)
  const offsets = []
  let at = head.length
  for (const body of bodies) {
    offsets.push(`${String(at).padStart(10, '0')} 00000 n \n`)
    at += encode(body).length
  }
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return encode(`${head}${bodies.join('')}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`)
}
