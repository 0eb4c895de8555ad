import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { programBehind } from './program.ts'

describe('the program behind a launcher', () => {
  it('is what was named where that is no launcher that is known', () => {
    expect(programBehind('/opt/chromium/chrome')).toBe('/opt/chromium/chrome')
  })

  it.skipIf(!existsSync('/usr/lib/chromium/chromium'))("is a program and no script for Debian's chromium", () => {
    const program = programBehind('/usr/bin/chromium')
    expect(program).toBe('/usr/lib/chromium/chromium')
    expect(readFileSync(program).subarray(0, 4).toString('latin1')).toBe('\x7fELF')
  })
})
