import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDisplays } from './displays.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'displays-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What `xrandr` says under Xwayland 22.1, as it was heard in cage. */
const output = (at: number) =>
  `XWAYLAND${at} connected 1280x720+${at * 1280}+0 (normal left inverted right x axis y axis) 0mm x 0mm\n   1280x720      59.86*+\n`
const says = (...outputs: number[]) =>
  writeFileSync(join(folder, 'xrandr'), `#!/bin/sh\ncat <<'END'\nScreen 0: minimum 16 x 16\n${outputs.map(output).join('')}END\n`, { mode: 0o755 })
const seen = (environment: NodeJS.ProcessEnv) =>
  createDisplays({ PATH: `${folder}:/usr/bin:/bin`, DISPLAY: ':99', ...environment }, async () => ({ connector: 'HDMI-A-1', label: 'SAMSUNG' }))(
    async () => undefined,
  )
const session = { TALKROOM_SESSION: 'cage' }

describe.runIf(process.platform === 'linux')('the screens of the packages’ session', () => {
  it('have the name of the one that the kernel sends the picture to, where X made one up', async () => {
    says(0)
    expect(await seen(session)).toMatchObject({
      screens: [{ connector: 'HDMI-A-1', label: 'SAMSUNG', width: 1280, height: 720, builtIn: false }],
      spread: true,
    })
  })

  it('keep the names of X where it has several, over which the picture is spread, and in any other session', async () => {
    says(0)
    expect(await seen({})).toMatchObject({ screens: [{ connector: 'XWAYLAND0', label: '' }], spread: false })
    says(0, 1)
    expect((await seen(session)).screens).toMatchObject([{ connector: 'XWAYLAND0' }, { connector: 'XWAYLAND1' }])
  })
})
