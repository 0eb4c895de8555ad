import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { slideFontAddress } from './slide-fonts.ts'

const root = join(import.meta.dirname, '..', '..')
const worker = readFileSync(join(root, 'node_modules/pdfjs-dist/build/pdf.worker.mjs'), 'utf8')
const asked = [...new Set([...worker.matchAll(/"([\w-]+\.(?:pfb|ttf))"/g)].map(([, name]) => name ?? ''))]

it('has a file for each font that pdf.js may ask for', () => {
  expect(asked).toHaveLength(14)
  for (const name of asked) expect([name, slideFontAddress(name)]).toEqual([name, expect.stringMatching(/\.(pfb|ttf)$/)])
})

it('ships nothing of the Liberation fonts, and of Arimo what is under Apache-2.0 by its own word', () => {
  for (const address of asked.map(slideFontAddress)) {
    expect(address).not.toMatch(/liberation/i)
    if (address?.includes('rimo'))
      expect(readFileSync(join(root, address)).toString('latin1').replaceAll('\0', '')).toContain('Licensed under the Apache License, Version 2.0')
  }
})

it('knows no other', () => {
  expect(slideFontAddress('Comic.ttf')).toBeUndefined()
})
