import { describe, expect, it } from 'vitest'
import { type ChromiumStart, chromiumArguments } from './arguments.ts'

const start: ChromiumStart = {
  origin: 'http://127.0.0.1:4100',
  profileDirectory: '/p',
  asRoot: false,
  sharedMemory: true,
  graphicsCard: true,
  testPort: null,
  testFlags: [],
}

describe('how Chromium is started', () => {
  it('shows our address alone, full screen, spoken to over a pipe', () => {
    const args = chromiumArguments(start)
    expect(args).toContain('--kiosk')
    expect(args).toContain('--remote-debugging-pipe')
    expect(args).toContain('--ozone-platform=x11')
    expect(args.at(-1)).toBe('--app=http://127.0.0.1:4100/')
  })

  it('keeps the sandbox for everybody but root, and opens no port but in a test', () => {
    expect(chromiumArguments(start).join(' ')).not.toMatch(/no-sandbox|remote-debugging-port/)
    expect(chromiumArguments({ ...start, asRoot: true })).toContain('--no-sandbox')
    expect(chromiumArguments({ ...start, testPort: 9 })).toContain('--remote-debugging-port=9')
  })

  it('has no way into the world but through main, whatever the environment names as a proxy', () => {
    expect(chromiumArguments(start).filter((argument) => argument.includes('proxy'))).toEqual(['--proxy-server=http://127.0.0.1:4100'])
  })

  it('keeps shared memory elsewhere where its folder is small', () => {
    expect(chromiumArguments(start)).not.toContain('--disable-dev-shm-usage')
    expect(chromiumArguments({ ...start, sharedMemory: false })).toContain('--disable-dev-shm-usage')
  })

  it('draws with the graphics card where there is one, and acts none', () => {
    expect(chromiumArguments(start)).toContain('--enable-gpu-rasterization')
    expect(chromiumArguments(start)).not.toContain('--disable-gpu')
    expect(chromiumArguments({ ...start, graphicsCard: false })).toContain('--disable-gpu')
  })
})
