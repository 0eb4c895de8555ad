import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { slidesPdf } from './pdf.mjs'

it('makes a PDF in which a reader finds each slide with its letters', async () => {
  const bytes = slidesPdf([
    { headline: 'Två: alla fick ordet (och Ærø)', above: 'Kapitel', below: 'Elisabet' },
    { headline: 'Tack', above: 'Kapitel', below: 'Elisabet' },
  ])
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  expect(document.numPages).toBe(2)
  const content = await (await document.getPage(1)).getTextContent()
  const text = content.items.map((item) => ('str' in item ? item.str : '')).join(' ')
  expect(text).toContain('alla fick')
  expect(text).toContain('Ærø')
  await task.destroy()
})
