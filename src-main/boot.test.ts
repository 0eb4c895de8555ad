import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** A kiosk whose shell fails, in a process of its own: it takes over that process's end. */
const program = (profile: string) => `
  import { boot } from ${JSON.stringify(join(import.meta.dirname, 'boot.ts'))}
  const settings = { get: () => ({ deliverTo: null, staffPinHash: null }), set: () => undefined, wasReset: false, onChange: () => () => undefined }
  await boot({
    argv: ['--port', '0'],
    rendererDirectory: ${JSON.stringify(profile)},
    profileDirectory: () => ${JSON.stringify(profile)},
    settings: () => settings,
    shell: () => ({ name: 'none', open: () => { throw new Error('no screen at all') } }),
    updater: () => null,
    exit: (code) => process.exit(code),
  })
`

it('leaves the reason in its log file when a mistake ends it', () => {
  const profile = mkdtempSync(join(tmpdir(), 'boot-'))
  try {
    const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', program(profile)], { encoding: 'utf8', timeout: 20_000 })
    expect(ended.status).toBe(1)
    expect(readFileSync(join(profile, 'logs', 'talkroom.log'), 'utf8')).toContain('no screen at all')
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
})
