import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runMain } from '../test/electron-double/electron-program.ts'

let profile = ''
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'main-'))
})
afterEach(() => rmSync(profile, { recursive: true, force: true }))

const start = (options: Partial<Parameters<typeof runMain>[0]> = {}) =>
  runMain({
    ...options,
    args: options.args ?? ['--profile', profile, '--port', '0'],
    env: { TALKROOM_POLICY: join(profile, 'none.json'), ...options.env },
  })

const beforeReady = (userData: string) => ['sandbox', 'crashes kept', `userData ${userData}`, 'lock', 'no menu', 'ready']

describe('the program under Electron', () => {
  it('hears mistakes before anything else, is shut before Electron is ready, and opens its window when it is; the system may end it', async () => {
    const { code, steps, output } = await start({ endAfter: 'window' })
    expect(steps.slice(0, 6), output).toEqual(beforeReady(join(profile, 'electron')))
    expect(steps.slice(6, -1).every((one) => one === 'session' || one === 'window' || one === 'prevent-display-sleep')).toBe(true)
    expect(steps.filter((one) => one === 'window')).toHaveLength(1)
    expect([code, steps.at(-1)]).toEqual([0, 'exit 0'])
  })

  it('ends at once where a kiosk runs already, and leaves the profile to that one; packaged, nothing can drive its page from outside', async () => {
    const { code, steps } = await start({ packaged: true, args: [], env: { DOUBLE_LOCKED: '1', DOUBLE_USER_DATA: profile } })
    const switches = ['without remote-debugging-port', 'without remote-debugging-pipe']
    expect(steps).toEqual([...switches, ...beforeReady(join(profile, 'electron')).slice(0, 4), 'exit 0'])
    expect(code).toBe(0)
    expect(existsSync(join(profile, 'logs'))).toBe(false)
  })

  it('starts without graphics once after they crashed, and tries them again after that', async () => {
    writeFileSync(join(profile, 'without-graphics'), '')
    // A profile that is named from here is one all the same.
    const { steps } = await start({ args: ['--profile', relative(process.cwd(), profile), '--port', '0'], endAfter: 'ready' })
    expect(steps.slice(3, 6)).toEqual(['lock', 'no graphics', 'no menu'])
    expect(existsSync(join(profile, 'without-graphics'))).toBe(false)
  })

  it('ends with a reason in its log when it cannot start, though Electron would only warn of that', async () => {
    const { code, steps } = await start({ env: { DOUBLE_NO_WINDOW: '1' } })
    expect([code, steps.at(-1)]).toEqual([1, 'exit 1'])
    expect(readFileSync(join(profile, 'logs', 'talkroom.log'), 'utf8')).toContain('no window can be made')
  })

  it('carries out the commands for IT staff without a window, beside a kiosk that runs, and leaves nothing in its profile', async () => {
    const env = { DOUBLE_LOCKED: '1', DOUBLE_USER_DATA: profile, TMPDIR: profile }
    const { code, steps, output } = await start({ args: ['--talkroom-command', 'version'], env })
    expect(output).toMatch(/^Talkroom|\d+\.\d+\.\d+/m)
    expect(steps).not.toContain('lock')
    expect(steps).not.toContain('crashes kept')
    expect(steps.find((one) => one.startsWith('userData '))).toMatch(/\/talkroom-command-\w+$/)
    expect(readdirSync(profile)).toEqual([])
    expect(steps).not.toContain('window')
    expect([code, steps.at(-1)]).toEqual([0, 'exit 0'])
  })
})
