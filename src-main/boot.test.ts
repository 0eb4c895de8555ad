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

/** One that starts, and whose window does not go. The system asks it to end as soon as it runs. */
const hangs = (profile: string) => `
  import { boot } from ${JSON.stringify(join(import.meta.dirname, 'boot.ts'))}
  import { createConfSettings } from ${JSON.stringify(join(import.meta.dirname, 'settings', 'conf-settings.ts'))}
  await boot({
    argv: ['--port', '0'],
    rendererDirectory: ${JSON.stringify(profile)},
    profileDirectory: () => ${JSON.stringify(profile)},
    systemProxy: null,
    settings: async (directory, log, policy) => createConfSettings(directory, log, policy),
    shell: () => ({
      name: 'none',
      open: async () => ({ ok: true, value: undefined }),
      screens: { list: async () => ({ screens: [], asleep: false }), arrange: () => undefined },
      keepAwake: () => undefined,
      screenshot: async () => ({ ok: false, failure: { reason: 'no-window' } }),
      onEvent: () => () => undefined,
      close: () => new Promise(() => undefined),
    }),
    updater: () => null,
    exit: (code) => process.exit(code),
  })
  process.kill(process.pid, 'SIGTERM')
`

it('ends within its time when a part of it does not stop, and says so', () => {
  const profile = mkdtempSync(join(tmpdir(), 'boot-'))
  try {
    const env = { ...process.env, TALKROOM_POLICY: join(profile, 'none.json') }
    const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', hangs(profile)], { encoding: 'utf8', timeout: 25_000, env })
    expect(ended.status).toBe(0)
    const said = readFileSync(join(profile, 'logs', 'talkroom.log'), 'utf8')
    expect(said).toContain('it did not stop in time')
    expect(said).not.toContain('"message":"stopped"')
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
})
