import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryLog } from '../../logging/memory-log.ts'
import { afterInTheWorld } from '../after.ts'
import { createDesktop } from './desktop.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desktop-'))
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin', 'openbox'), `#!/bin/sh\n: > ${folder}/started\nexec sleep 60\n`, { mode: 0o755 })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const desktop = (environment: NodeJS.ProcessEnv) =>
  createDesktop({
    profileDirectory: join(folder, 'profile'),
    environment: { PATH: `${folder}/bin:${process.env.PATH}`, DISPLAY: ':99', ...environment },
    after: afterInTheWorld,
    log: createMemoryLog(),
  })
const started = () => existsSync(join(folder, 'started'))

describe.runIf(process.platform === 'linux')('the X desktop around the window', () => {
  it('has the kiosk’s own window manager, and while that is there the screen is the kiosk’s alone', async () => {
    const plain = desktop({})
    expect(plain.hasScreenAlone()).toBe(false)
    plain.start()
    await expect.poll(started).toBe(true)
    expect(plain.hasScreenAlone()).toBe(true)
    await plain.stop()
    expect(plain.hasScreenAlone()).toBe(false)
  })

  it('is the kiosk’s alone in the session of the package, whose compositor lets no window manager in and is given none', async () => {
    const session = desktop({ TALKROOM_SESSION: 'cage' })
    session.start()
    expect(session.hasScreenAlone()).toBe(true)
    expect(existsSync(join(folder, 'profile', 'openbox.xml'))).toBe(false)
    await session.stop()
    expect(started()).toBe(false)
  })
})
