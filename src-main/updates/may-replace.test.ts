import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { whyNotReplace } from './may-replace.ts'

it('knows by trying whether an account may replace the program, and leaves nothing behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'program-'))
  expect(whyNotReplace(folder)).toBeNull()
  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true })
  expect(whyNotReplace(folder)).toContain('ENOENT')
})
