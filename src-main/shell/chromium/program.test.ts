import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasGraphicsCard, programBehind } from './program.ts'

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

describe('a graphics card', () => {
  it('is there where the kernel has a node to draw with, and not for a screen alone', () => {
    const devices = mkdtempSync(join(tmpdir(), 'devices-'))
    expect(hasGraphicsCard(devices)).toBe(false)
    mkdirSync(join(devices, 'dri'))
    writeFileSync(join(devices, 'dri', 'card0'), '')
    expect(hasGraphicsCard(devices)).toBe(false)
    writeFileSync(join(devices, 'dri', 'renderD128'), '')
    expect(hasGraphicsCard(devices)).toBe(true)
    rmSync(devices, { recursive: true })
  })
})
