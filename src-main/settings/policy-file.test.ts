import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPolicyFile } from './policy-file.ts'
import { findPolicy, policyPath, slipText } from './policy-place.ts'

let directory = ''
const path = () => join(directory, 'policy.json')
const asRoot = process.getuid?.() === 0
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'policy-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const kept = (content: unknown, mode = 0o644) => {
  writeFileSync(path(), typeof content === 'string' ? content : JSON.stringify(content))
  chmodSync(path(), mode)
  return readPolicyFile(path())
}
/** Whoever runs the tests owns the file; root alone owns a good one. */
const said = (content: unknown, mode?: number) =>
  kept(content, mode)
    .slips.map(slipText)
    .filter((text) => asRoot || !text.includes('belongs to user'))

describe('the policy of a machine', () => {
  it('is found as it reads, and where there is no file there is none', async () => {
    expect(await findPolicy(path())).toEqual({ path: path(), state: 'none', policy: {}, slips: [], mark: null })
    expect(await findPolicy(join(path(), 'below'))).toMatchObject({ state: 'none' })
    const read = kept({ room: 'Biblioteket' })
    expect(read.policy).toEqual({ room: 'Biblioteket' })
    expect(await findPolicy(path())).toEqual(read)
    expect(await findPolicy(directory)).toMatchObject({ state: 'unreadable' })
  })

  it('is where each system keeps such things, or where a test says', () => {
    expect(policyPath({}, 'linux')).toBe('/etc/talkroom/policy.json')
    expect(policyPath({ ProgramData: 'D:\\Data' }, 'win32')).toMatch(/^D:\\Data.Talkroom.policy\.json$/)
    expect(policyPath({ TALKROOM_POLICY: '/tmp/p.json' }, 'linux')).toBe('/tmp/p.json')
  })

  it('is no trouble where there is none', () => {
    expect(readPolicyFile(path())).toMatchObject({ state: 'none', policy: {}, slips: [], mark: null })
  })

  it('has a mark of its own for each content', () => {
    const first = kept({ room: 'A' })
    expect(first).toMatchObject({ state: 'read', policy: { room: 'A' } })
    expect(kept({ room: 'B' }).mark).not.toBe(first.mark)
    expect(kept({ room: 'A' }).mark).toBe(first.mark)
  })

  it('says where JSON breaks off, and repeats nothing of it', () => {
    const broken = kept('{\n  "room": "A",\n  "proxyLogin": { "user": "hunter2" "password": "x" }\n}')
    expect(broken).toMatchObject({ state: 'unreadable', policy: {} })
    expect(broken.slips.map(slipText).join()).toMatch(/no JSON, so none of it holds: line 3, column \d+/)
    expect(broken.slips.map(slipText).join()).not.toContain('hunter2')
    expect(said('')).toEqual([expect.stringContaining('line 1, column 1')])
    expect(said('\uFEFF{ "room": "A" }')).toEqual([])
  })

  it('says that it cannot be read', () => {
    mkdirSync(path())
    expect(readPolicyFile(path())).toMatchObject({
      state: 'unreadable',
      mark: null,
      slips: [{ path: '', text: expect.stringMatching(/cannot be read/) }],
    })
  })

  it.skipIf(process.platform === 'win32')('says who else could change it, or read its secrets, and what to type', () => {
    expect(said({ room: 'A' }, 0o644)).toEqual([])
    expect(said({ room: 'A' }, 0o664)).toEqual(['others than its owner can write the file: sudo chmod 644'])
    expect(said({ report: { to: 'https://x.example', key: 'k'.repeat(20) } }, 0o644)).toEqual([
      'everybody can read the file, and report in it is a secret: sudo chgrp talkroom, sudo chmod 640',
    ])
    expect(said({ report: { to: 'https://x.example', key: 'k'.repeat(20) } }, 0o640)).toEqual([])
    expect(kept({ room: 'A' }, 0o666).policy).toEqual({ room: 'A' })
  })

  it.skipIf(!asRoot)('says that it is not root’s', () => {
    kept({ room: 'A' })
    chownSync(path(), 1234, 0)
    expect(readPolicyFile(path()).slips.map(slipText)).toEqual([expect.stringMatching(/belongs to user 1234 and not to root/)])
  })
})
