import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exampleDevice } from './example-devices.ts'
import { whyRefused } from './refusal.ts'

const cause = (message: string) => new TypeError(message)

it('a device file that is there and busy is held by another program', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hidraw-'))
  const path = join(folder, 'hidraw0')
  writeFileSync(path, '')
  expect(await whyRefused(exampleDevice({ path }), cause('Device or resource busy'), 'linux')).toBe('taken')
  expect(await whyRefused(exampleDevice({ path }), cause('cannot open device'), 'linux')).toBe('failed')
  rmSync(folder, { recursive: true })
})
it('a device file that is gone again just failed', async () =>
  expect(await whyRefused(exampleDevice({ path: '/nowhere/hidraw0' }), cause('cannot open device'), 'linux')).toBe('failed'))
it('Windows keeps keyboards for itself, and a button that another program holds is taken', async () => {
  expect(await whyRefused(exampleDevice({ usagePage: 1, usage: 6 }), cause('Access is denied. (0x00000005)'), 'win32')).toBe('kept-by-system')
  expect(await whyRefused(exampleDevice(), cause('sharing violation (0x00000020)'), 'win32')).toBe('taken')
  expect(await whyRefused(exampleDevice(), cause('something else'), 'win32')).toBe('failed')
})
