import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { runTalkroom } from './run-talkroom.ts'

/** For tests: a folder that goes with the test, and the commands on a profile and a policy in it. */
export const tryTalkroom = () => {
  const own = { directory: '', out: '', err: '' }
  beforeEach(() => {
    own.directory = mkdtempSync(join(tmpdir(), 'talkroom-'))
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      own.out += String(text)
      return true
    })
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      own.err += String(text)
      return true
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
    rmSync(own.directory, { recursive: true, force: true })
  })
  const at = (...path: readonly string[]): string => join(own.directory, ...path)
  return {
    at,
    talkroom: async (...argv: readonly string[]) => {
      own.out = ''
      own.err = ''
      const environment = { ...process.env, TALKROOM_POLICY: at('policy.json') }
      const code = await runTalkroom(argv, { profile: at('profile'), environment })
      return { code, out: own.out, err: own.err, json: () => JSON.parse(own.out) as unknown }
    },
  }
}
