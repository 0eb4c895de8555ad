import worker from 'pdfjs-dist/build/pdf.worker.mjs?raw'
import { expect, it } from 'vitest'
import { slideFontAddress } from './slide-fonts.ts'

const asked = [...new Set([...worker.matchAll(/"([\w-]+\.(?:pfb|ttf))"/g)].map(([, name]) => name ?? ''))]

it('has a file for each font that pdf.js may ask for, and none of them is Liberation', () => {
  expect(asked).toHaveLength(14)
  for (const name of asked) expect([name, slideFontAddress(name)]).toEqual([name, expect.stringMatching(/\/(Foxit|Arimo)\w+\.(pfb|ttf)$/)])
  expect(new Set(asked.map(slideFontAddress)).size).toBe(14)
})

it('knows no other', () => {
  expect(slideFontAddress('Comic.ttf')).toBeUndefined()
})
