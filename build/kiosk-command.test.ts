import { describe, expect, it } from 'vitest'
import { parseOptions } from '../src-main/options.ts'
import { kioskCommand } from './setup/kiosk-command.mjs'
import { inRepository } from './setup/paths.mjs'

const electron = { name: 'electron', path: '/opt/electron' }
const args = ['--headless', '--speed', '60', '--out', 'out/demo', '--pack', '/a pack']

describe('what starts the kiosk', () => {
  it('hands no --headless on, which Electron would take for Chromium’s own', () => {
    for (const shell of [electron, { name: 'chromium' }]) {
      const command = kioskCommand(shell, [...args, '--headless'])
      expect(command.filter((one) => one.startsWith('--headless'))).toEqual([])
      expect(command.slice(-6)).toEqual(args.slice(1))
    }
  })

  it('can be sure that it stands alone: no other option takes it for its value, nor it one of its own', () => {
    expect(parseOptions(['--profile', '--headless']).ok).toBe(false)
    expect(parseOptions(['--headless=yes']).ok).toBe(false)
    expect(parseOptions(['--', '--headless']).ok).toBe(false)
  })

  it('is the root of its shell, and for Electron as root without a sandbox, which it would not start with', () => {
    expect(kioskCommand(electron, ['--speed', '2'], { isRoot: false })).toEqual(['/opt/electron', inRepository('dist/main/main.js'), '--speed', '2'])
    expect(kioskCommand(electron, [], { isRoot: true })).toEqual(['/opt/electron', '--no-sandbox', inRepository('dist/main/main.js')])
    expect(kioskCommand({ name: 'chromium' }, [], { isRoot: true })).toEqual([process.execPath, inRepository('dist/main/chromium-main.js')])
  })
})
